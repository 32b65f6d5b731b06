package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.muragat.image.GreyImages;
import kz.muragat.image.ScanImages;
import kz.muragat.model.Alternative;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.model.Recognition;
import kz.muragat.model.Style;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.text.LanguageGuess;

/**
 * Reads pictures of lines or words that someone has cut out already. Nothing is looked for in them: each is one line. Safe
 * for several threads.
 */
public final class LinePictures {

  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "tif", "tiff", "jp2");

  /** How many other readings of a line are told. */
  private static final int ALTERNATIVES = 5;

  private final LineRecogniser recogniser;
  private final LanguageGuess languages;

  /** What became of one picture. */
  public sealed interface Outcome {
    Path file();
  }

  /**
   * A picture that was read.
   *
   * @param text empty where the picture shows none
   * @param confidence that the whole line is right, 0–1
   * @param language that most words have
   * @param alternatives other readings of the whole line, the likeliest first; often none
   */
  public record Read(
      Path file,
      String text,
      double confidence,
      Style style,
      Language language,
      List<Alternative> alternatives)
      implements Outcome {

    public Read {
      alternatives = List.copyOf(alternatives);
    }
  }

  /** A picture that could not be read, and why, in a sentence. */
  public record Failed(Path file, String why) implements Outcome {}

  /** The recogniser stays the caller's to close. */
  public LinePictures(LineRecogniser recogniser, LanguageGuess languages) {
    this.recogniser = recogniser;
    this.languages = languages;
  }

  /** The pictures at or below a path, in the order of their names; a file is taken whatever it is called. */
  public static List<Path> below(Path fileOrFolder) throws IOException {
    if (!Files.isDirectory(fileOrFolder)) {
      return List.of(fileOrFolder);
    }
    try (Stream<Path> tree = Files.walk(fileOrFolder)) {
      return tree.filter(Files::isRegularFile)
          .filter(LinePictures::isPicture)
          .sorted()
          .toList();
    }
  }

  /** Whether a file is called as pictures are. */
  static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /**
   * Reads some pictures together, which is faster than one by one.
   *
   * @return an outcome for each, in their order
   */
  public List<Outcome> read(List<Path> files) {
    Map<Integer, GreyImage> pictures = new LinkedHashMap<>();
    Map<Integer, Outcome> outcomes = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      try {
        pictures.put(i, picture(file));
      } catch (NoSuchFileException e) {
        outcomes.put(i, new Failed(file, "there is no such file"));
      } catch (UnreadableScanException e) {
        outcomes.put(i, new Failed(file, String.valueOf(e.getMessage())));
      } catch (IOException e) {
        outcomes.put(i, new Failed(file, Judge.reason(e)));
      }
    }
    List<Recognition> read = recogniser.recognise(List.copyOf(pictures.values()));
    int next = 0;
    for (int i : pictures.keySet()) {
      outcomes.put(i, read(files.get(i), read.get(next++)));
    }
    List<Outcome> inOrder = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (outcome != null) {
        inOrder.add(outcome);
      }
    }
    return inOrder;
  }

  private static GreyImage picture(Path file) throws IOException, UnreadableScanException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    try (ScanImages scan = ScanImages.open(file)) {
      if (scan.pageCount() > 1) {
        throw new UnreadableScanException(
            Fault.DAMAGED,
            file.getFileName() + " holds " + scan.pageCount()
                + " pages; the picture of a line has one. Use 'process' for whole documents");
      }
      return GreyImages.of(scan.page(0).image());
    }
  }

  private Read read(Path file, Recognition line) {
    List<String> words = line.words().stream().map(Recognition.ReadWord::text).toList();
    return new Read(
        file,
        line.text(),
        line.confidence(),
        line.style(),
        LanguageGuess.mostOf(languages.ofLine(words)),
        alternatives(line));
  }

  /** The line with one word read otherwise: what the recogniser knows are the other readings of each word. */
  private static List<Alternative> alternatives(Recognition line) {
    List<Alternative> found = new ArrayList<>();
    List<Recognition.ReadWord> words = line.words();
    for (int i = 0; i < words.size(); i++) {
      Recognition.ReadWord word = words.get(i);
      for (Alternative other : word.alternatives()) {
        List<String> texts =
            new ArrayList<>(words.stream().map(Recognition.ReadWord::text).toList());
        texts.set(i, other.text());
        double ratio = other.probability() / Math.max(1e-6, word.confidence());
        found.add(new Alternative(
            String.join(" ", texts), Math.min(1, Math.max(0, line.confidence() * ratio))));
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(Alternative::probability).reversed())
        .limit(ALTERNATIVES)
        .toList();
  }
}
