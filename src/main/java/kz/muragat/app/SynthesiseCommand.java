package kz.muragat.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import kz.muragat.alto.AltoWriter;
import kz.muragat.text.Alphabet;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.LabelFormat;
import kz.muragat.train.synth.LabelledSet;
import kz.muragat.train.synth.LineSetWriter;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.SyntheticPages;
import kz.muragat.train.synth.SyntheticWords;
import kz.muragat.train.synth.TextShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes synthetic lines with their text; see {@code muragat synthesise --help}. */
@Command(
    name = "synthesise",
    description = {
      "Write synthetic text lines, or single words, with their text.",
      "",
      "The same seed gives the same lines. The split 'test' uses only faces and texts that no training ever sees, so"
          + " that 'evaluate' on it is an honest figure."
    },
    footer = {
      "",
      "Examples:",
      "  muragat synthesise lines --count 1000",
      "  muragat synthesise words --format words --count 600000 --archives 10",
      "  muragat synthesise pages --format alto-pages --count 100",
      "  muragat synthesise test-set --split test --count 4000 --fonts /usr/share/fonts --text texts"
    },
    mixinStandardHelpOptions = true)
final class SynthesiseCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FOLDER", description = "where the lines go; made where it is missing")
  private Path folder = Path.of(".");

  @Option(
      names = "--count",
      defaultValue = "1000",
      description = "how many lines (default: ${DEFAULT-VALUE})")
  private long count;

  @Option(
      names = "--seed",
      defaultValue = "0",
      description = "of the first line (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--format",
      defaultValue = "gt",
      paramLabel = "FORMAT",
      description = {
        "gt: PNG with .gt.txt beside each; csv, jsonl, txt: PNG and one file of labels;",
        "words: single words of 256 x 64 pixels in zip archives, each with its labels in all three;",
        "alto-pages: whole pages, images/ and alto/ with the place of every line and word (default: gt)"
      })
  private String format = "gt";

  @Option(
      names = "--archives",
      defaultValue = "1",
      description = "how many archives words go into; those that are whole already are kept"
          + " (default: ${DEFAULT-VALUE})")
  private int archives;

  /** How pictures and labels are laid out. */
  enum Format {
    GT,
    CSV,
    JSONL,
    TXT,
    WORDS,
    ALTO_PAGES
  }

  @Option(
      names = "--split",
      defaultValue = "TRAIN",
      paramLabel = "SPLIT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Split split = Split.TRAIN;

  @Option(
      names = "--hardness",
      defaultValue = "1",
      description = "0 easy to 1 as hard as they get (default: ${DEFAULT-VALUE})")
  private double hardness;

  @Mixin
  private SyntheticSources sources = new SyntheticSources();

  @Override
  public Integer call() throws IOException {
    try {
      return synthesise();
    } catch (IllegalArgumentException e) {
      // What fonts, texts and numbers are wrong is said there in a sentence.
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }

  private int synthesise() throws IOException {
    FontShelf shelf = sources.fonts();
    TextShelf texts = sources.texts();
    long start = System.nanoTime();
    Format chosen = Arrays.stream(Format.values())
        .filter(one -> one.name().replace('_', '-').equalsIgnoreCase(format))
        .findFirst()
        .orElseThrow(() -> new SettingsException(
            "there is no format '" + format + "': gt, csv, jsonl, txt, words or alto-pages"));
    long made = switch (chosen) {
      case WORDS -> words(shelf, texts);
      case ALTO_PAGES -> pages(shelf, texts);
      default -> lines(shelf, texts, chosen);
    };
    double seconds = (System.nanoTime() - start) / 1e9;
    System.err.printf(
        Locale.ROOT, "%,d pictures in %s, %.0f images a second%n", made, folder, made / seconds);
    return 0;
  }

  private long words(FontShelf shelf, TextShelf texts) throws IOException {
    return new LabelledSet(new SyntheticWords(shelf, texts, split), hardness)
        .writeArchives(folder, seed, count, archives);
  }

  private long pages(FontShelf shelf, TextShelf texts) throws IOException {
    SyntheticPages pages = new SyntheticPages(shelf, texts, split);
    Files.createDirectories(folder.resolve("images"));
    Files.createDirectories(folder.resolve("alto"));
    try {
      LongStream.range(seed, seed + count).parallel().forEach(number -> page(pages, number));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return count;
  }

  private void page(SyntheticPages pages, long number) {
    String name = String.format(Locale.ROOT, "page-%06d", number);
    try {
      SyntheticPages.Made made = pages.page(number, name + ".png");
      Files.write(folder.resolve("images").resolve(name + ".png"), made.png());
      Files.write(
          folder.resolve("alto").resolve(name + ".xml"), new AltoWriter().toBytes(made.page()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long lines(FontShelf shelf, TextShelf texts, Format chosen) throws IOException {
    SyntheticLines lines = new SyntheticLines(
        shelf,
        texts,
        split,
        Alphabet.standard().asString().codePoints().boxed().collect(Collectors.toSet()));
    if (chosen != Format.GT) {
      new LabelledSet(lines, hardness)
          .writeFiles(folder, seed, count, LabelFormat.of(chosen.name()));
      return count;
    }
    LineSetWriter writer = new LineSetWriter(lines, hardness);
    try {
      LongStream.range(seed, seed + count).parallel().forEach(number -> write(writer, number));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return count;
  }

  private void write(LineSetWriter writer, long number) {
    try {
      writer.write(folder, number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
