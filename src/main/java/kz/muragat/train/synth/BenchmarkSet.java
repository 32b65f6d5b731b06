package kz.muragat.train.synth;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.text.Alphabet;
import kz.muragat.text.TextNormaliser;

/**
 * A fixed test of Kazakh and Russian line recognition: print, typescript and synthetic hand; clean and damaged; Kazakh,
 * Russian and lines that mix them; and the printed lines once more cut too tight, too loose, and small in their crop. A
 * line of a cell has the same number, text and letters in all conditions, so that differences are the condition's.
 *
 * <p>What is fixed: {@link #VERSION} names the seeds and the rules here. From the same version of Muragat, fonts and texts
 * the same pictures come; anyone can compare them by the list of hashes. A change here that changes a picture is a new
 * version.
 */
public final class BenchmarkSet {

  /** Goes up whenever a text, a seed or a rule of this class changes. */
  public static final int VERSION = 5;

  /** Strength of the damage in damaged lines, 0–1. */
  static final double DAMAGED = 0.6;

  private static final int ATTEMPTS = 4000;

  /** One Kazakh line in so many has a һ, which is rarer than any other letter. */
  private static final int RARE_EVERY = 10;

  private static final int SHORTEST = 18;
  private static final int LONGEST = 70;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Scribes scribes;
  private final TextShelf texts;
  private final Split split;
  private final int linesEach;
  private final Alphabet alphabet = Alphabet.standard();

  /** What a cell of the set is of. */
  private record Cell(String folder, FaceClass kind, Framing framing, double hardness) {

    String condition() {
      return folder.substring(folder.indexOf('-') + 1);
    }

    String style() {
      return switch (kind) {
        case PRINT -> "print";
        case TYPESCRIPT -> "typescript";
        case HAND -> "hand";
      };
    }
  }

  /** One line that was made. */
  private record Line(String file, String text, Map<String, Object> facts) {}

  /**
   * @param split whose faces and texts are used: {@link Split#TEST} but for tests of this class
   * @param linesEach for each style, condition and language; at least 1
   */
  public BenchmarkSet(FontShelf fonts, TextShelf texts, Split split, int linesEach) {
    this.scribes = new Scribes(fonts, split);
    this.texts = texts;
    this.split = split;
    this.linesEach = linesEach;
    if (linesEach < 1) {
      throw new IllegalArgumentException("a set has at least one line of each kind");
    }
  }

  /** The styles that no face on the shelf can write, by name; those are left out of the set. */
  public List<String> missing() {
    return cells().stream()
        .filter(cell -> !scribes.has(cell.kind))
        .map(Cell::style)
        .distinct()
        .toList();
  }

  private static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (FaceClass kind : List.of(FaceClass.PRINT, FaceClass.TYPESCRIPT, FaceClass.HAND)) {
      String style = new Cell("", kind, Framing.CROPPED, 0).style();
      cells.add(new Cell(style + "-clean", kind, Framing.CROPPED, 0));
      cells.add(new Cell(style + "-damaged", kind, Framing.CROPPED, DAMAGED));
    }
    for (Framing framing : List.of(Framing.TIGHT, Framing.LOOSE, Framing.SMALL)) {
      String name = "framing-" + framing.name().toLowerCase(Locale.ROOT);
      cells.add(new Cell(name, FaceClass.PRINT, framing, 0));
    }
    return cells;
  }

  /**
   * Writes the set into an empty folder, on all cores.
   *
   * @return how many lines there are
   * @throws IllegalArgumentException where a language has too little text of the split
   */
  public int write(Path folder) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Cell cell : cells()) {
      if (!scribes.has(cell.kind)) {
        continue;
      }
      Files.createDirectories(folder.resolve(cell.folder));
      for (String language : List.of("kk", "ru", "mixed")) {
        try {
          lines.addAll(IntStream.rangeClosed(1, linesEach)
              .parallel()
              .mapToObj(number -> write(folder, cell, language, number))
              .toList());
        } catch (UncheckedIOException e) {
          throw e.getCause();
        }
      }
    }
    list(folder, lines);
    return lines.size();
  }

  private Line write(Path folder, Cell cell, String language, int number) {
    long seed = seed(cell.kind, language, number);
    Dice dice = new Dice(seed);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String text = text(language, dice);
      if (text.length() < SHORTEST || !isOf(language, text) || !alphabet.canWrite(text)) {
        continue;
      }
      boolean rare = language.equals("kk") && number % RARE_EVERY == 0;
      if (rare && attempt < ATTEMPTS / 2 && text.indexOf('һ') < 0 && text.indexOf('Һ') < 0) {
        continue;
      }
      LineText line = new LineText(text, Language.ofTag(language), false);
      line = cell.kind == FaceClass.PRINT ? line : line.withHyphens();
      Optional<Scribe> scribe = scribes.pick(cell.kind, line.text(), dice);
      if (scribe.isPresent()) {
        return write(folder, cell, language, number, line, scribe.get(), seed);
      }
    }
    throw new IllegalArgumentException(
        "the texts hold too little that can serve as a " + language + " line of the benchmark");
  }

  private Line write(
      Path folder,
      Cell cell,
      String language,
      int number,
      LineText line,
      Scribe scribe,
      long seed) {
    GreyImage picture = LinePainter.paint(line, scribe, cell.framing, seed, cell.hardness);
    String text = line.text();
    String name = String.format(Locale.ROOT, "%s-%04d", language, number);
    Path file = folder.resolve(cell.folder).resolve(name + ".png");
    try {
      byte[] png = Png.bytes(picture);
      Files.write(file, png);
      Files.writeString(file.resolveSibling(name + ".gt.txt"), text + "\n");
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("file", cell.folder + "/" + name + ".png");
      facts.put("text", text);
      facts.put("language", language);
      facts.put("style", cell.style());
      facts.put("condition", cell.condition());
      facts.put("face", scribe.name());
      facts.put("writer", Scribes.origin(scribe));
      facts.put("seed", seed);
      facts.put("sha256", sha256(png));
      return new Line(cell.folder + "/" + name + ".png", text, facts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line a kind of hand, a language and a number: the same for all conditions. */
  private static long seed(FaceClass kind, String language, int number) {
    int languageNumber = List.of("kk", "ru", "mixed").indexOf(language);
    return ((VERSION * 10L + kind.ordinal()) * 10 + languageNumber) * 1_000_000 + number;
  }

  private String text(String language, Dice dice) {
    int letters = dice.whole(24, LONGEST);
    String text = switch (language) {
      case "kk" -> stretch(Language.KAZAKH, letters, dice);
      case "ru" -> stretch(Language.RUSSIAN, letters, dice);
      default -> {
        boolean kazakhFirst = dice.chance(0.5);
        String first = stretch(kazakhFirst ? Language.KAZAKH : Language.RUSSIAN, letters / 2, dice);
        String second =
            stretch(kazakhFirst ? Language.RUSSIAN : Language.KAZAKH, letters / 2, dice);
        yield first + dice.pick(List.of(" ", " / ", " — ", ", ")) + second;
      }
    };
    return TextNormaliser.normalise(dice.chance(0.05) ? text.toUpperCase(Locale.ROOT) : text);
  }

  /** Some whole words of a sentence that was kept out of training. */
  private String stretch(Language language, int letters, Dice dice) {
    List<String> sentences = texts.sentences(language, split);
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException(
          "no " + language.tag() + " text is kept for the benchmark");
    }
    String sentence = dice.pick(sentences);
    int start = 0;
    if (sentence.length() > letters && dice.chance(0.6)) {
      start = sentence.indexOf(' ', dice.whole(0, sentence.length() - letters)) + 1;
    }
    String rest = sentence.substring(start);
    if (rest.length() <= letters) {
      return rest;
    }
    int end = rest.lastIndexOf(' ', letters);
    return end > 0 ? rest.substring(0, end) : "";
  }

  /** Latin letters, which often cannot be told from Cyrillic ones by the ink, are left out of all. */
  private static boolean isOf(String language, String text) {
    if (text.codePoints().anyMatch(c -> Character.isLetter(c) && !TextCleaner.isCyrillic(c))) {
      return false;
    }
    boolean kazakh = text.codePoints()
        .anyMatch(c -> Alphabet.isKazakhLetter(c) && !Alphabet.isPreReformLetter(c));
    return language.equals("ru") ? text.codePoints().noneMatch(Alphabet::isKazakhLetter) : kazakh;
  }

  private void list(Path folder, List<Line> lines) throws IOException {
    StringBuilder metadata = new StringBuilder();
    StringBuilder hashes = new StringBuilder();
    for (Line line : lines) {
      metadata.append(JSON.writeValueAsString(line.facts)).append('\n');
      hashes.append(line.facts.get("sha256")).append("  ").append(line.file).append('\n');
      String truth = line.file.replaceAll("\\.png$", ".gt.txt");
      hashes.append(sha256((line.text + "\n").getBytes(StandardCharsets.UTF_8)));
      hashes.append("  ").append(truth).append('\n');
    }
    Files.writeString(folder.resolve("metadata.jsonl"), metadata);
    Files.writeString(folder.resolve("SHA256SUMS"), hashes);
    Files.writeString(folder.resolve("README.md"), readme(lines.size()));
  }

  private String readme(int count) {
    StringBuilder sets = new StringBuilder();
    for (Cell cell : cells()) {
      if (scribes.has(cell.kind)) {
        sets.append("| `")
            .append(cell.folder)
            .append("` | ")
            .append(3 * linesEach)
            .append(" |\n");
      }
    }
    return """
        # Muragat's Kazakh-Russian line benchmark, version %d

        %d line pictures with their text, %d of each style, condition and language (`kk`, `ru`, and `mixed`: both in one
        line), made by `muragat benchmark-set`. All of it is synthetic, the handwriting too. Faces, writers and texts are
        those that no Muragat model is trained on.

        | folder | lines |
        |---|---|
        %s
        `NAME.png` is 8-bit grey, at the resolution of its scan; `NAME.gt.txt` is its text in UTF-8 NFC. `metadata.jsonl`
        has an object a line: file, text, language, style, condition, face, writer (font, simulated pen, or the
        collection its real letters are from), seed, sha256. `-clean` is a good scan of 150 to
        300 dpi; `-damaged` has blur, noise, stains, faded and broken strokes, uneven light, thresholds, JPEG and low
        resolution (hardness %s of 1). In `framing-*` the same texts as in `print-clean` are cut too tight, too loose, and
        with small letters in much paper. The same number has the same text and letters in every condition.

        No line has Latin letters; every tenth Kazakh one has a һ, where the texts do; some print is justified. Report: CER
        and WER as micro-averages (Levenshtein errors added up, divided by the characters or words of the truth), by folder
        and language, and the recall of each of ә ғ қ ң ө ұ ү һ і. `muragat evaluate --report report.html --tesseract
        FOLDER` does so. Compare only sets whose `SHA256SUMS` are equal (`sha256sum -c
        SHA256SUMS` checks a copy); another version of Java or other fonts and texts give other files.

        ## Faces

        Print: %s. Typescript: %s. Hand: %s, and as many lines by simulated pens (joined cursive), each of another writer.
        The usual licences of these families: PT Serif, PT Mono, Literata, Caveat, Neucha, Carlito, Spectral, Klee One,
        Pangolin, Noto: SIL Open Font License 1.1; Roboto: Apache 2.0; C059: AGPL 3 with font exception; Hack: MIT; DejaVu:
        Bitstream Vera. Block hands are made of the
        letters of QMNIST and CoMNIST (CC BY-SA 4.0), tablet hands of those of russian_handwritings_tracked (GPL 3). The
        fonts themselves are not part of this set.

        ## Texts

        The stretches kept for %s, of whichever of these were given: KazNERD (IS2AI, CC BY 4.0); the official Kazakh and
        Russian lines of apertium-kaz-rus (GPL 3, texts of state sites); UD Russian-Taiga (CC BY-SA 4.0); the texts that
        come with Muragat (Apache 2.0). A set made from them all may be passed on under the GPL 3 with these names kept.
        """.formatted(
            VERSION,
            count,
            linesEach,
            sets,
            DAMAGED,
            names(FaceClass.PRINT),
            names(FaceClass.TYPESCRIPT),
            names(FaceClass.HAND),
            split == Split.TEST ? "tests" : split.name().toLowerCase(Locale.ROOT));
  }

  private String names(FaceClass kind) {
    List<String> families = scribes.families(kind);
    return families.isEmpty() ? "none" : families.stream().collect(Collectors.joining(", "));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
