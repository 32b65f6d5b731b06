package kz.muragat.pipeline;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.muragat.alto.AltoReader;
import kz.muragat.image.GreyImages;
import kz.muragat.image.LineScore;
import kz.muragat.image.Picture;
import kz.muragat.image.ScanImages;
import kz.muragat.model.BlockShape;
import kz.muragat.model.Page;
import kz.muragat.model.Recognition;
import kz.muragat.model.Style;
import kz.muragat.model.TextLine;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.text.ErrorRate;
import kz.muragat.text.LetterRecall;
import kz.muragat.text.LooseText;
import kz.muragat.text.PlainText;
import kz.muragat.text.TextNormaliser;

/**
 * Compares what is read with what is known to be written. A picture's truth lies beside it, or in a folder {@code alto} or
 * {@code txt} beside its own: {@code NAME.gt.txt}, or ALTO as {@code NAME.xml}. A {@code .gt.txt} of one line is the truth
 * of a picture of one line, one of more lines that of a page.
 */
public final class Evaluation {

  private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "tif", "tiff", "jp2");

  private final PageReader pages;
  private final LineRecogniser lines;

  /** How a picture's truth is given. */
  public enum Kind {
    LINE,
    PAGE_TEXT,
    PAGE_ALTO
  }

  /** A picture and its truth. */
  public record Item(Path picture, Path truth, Kind kind) {}

  /**
   * How a picture was read.
   *
   * @param truth what is written, as it was compared
   * @param read what was read, as it was compared
   * @param style that a line was classed as; none for pages and other programs
   * @param lines found, where the truth is ALTO
   */
  public record Result(
      Item item,
      String truth,
      String read,
      ErrorRate characters,
      ErrorRate words,
      LetterRecall letters,
      Optional<Style> style,
      Optional<LineScore> lines) {

    private Result classed(Style classedAs) {
      return new Result(
          item, truth, read, characters, words, letters, Optional.of(classedAs), lines);
    }

    /** Character errors without case and punctuation. */
    public ErrorRate looseCharacters() {
      return ErrorRate.ofCharacters(LooseText.of(truth), LooseText.of(read));
    }

    /** Word errors without case and punctuation. */
    public ErrorRate looseWords() {
      return ErrorRate.ofWords(LooseText.of(truth), LooseText.of(read));
    }
  }

  /** Both readers stay the caller's to close. */
  public Evaluation(PageReader pages, LineRecogniser lines) {
    this.pages = pages;
    this.lines = lines;
  }

  /** All pictures below a folder that have a truth, in the order of their names. */
  public static List<Item> itemsIn(Path folder) throws IOException {
    List<Item> items = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        if (dot > 0
            && PICTURES.contains(name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT))) {
          truth(file, name.substring(0, dot)).ifPresent(items::add);
        }
      }
    }
    return items;
  }

  private static Optional<Item> truth(Path picture, String stem) throws IOException {
    Path beside = picture.toAbsolutePath().resolveSibling(stem + ".gt.txt");
    if (Files.isRegularFile(beside)) {
      long written =
          Files.readAllLines(beside).stream().filter(line -> !line.isBlank()).count();
      return Optional.of(new Item(picture, beside, written <= 1 ? Kind.LINE : Kind.PAGE_TEXT));
    }
    for (String place :
        List.of(stem + ".xml", "../alto/" + stem + ".xml", "alto/" + stem + ".xml")) {
      Path alto = picture.toAbsolutePath().resolveSibling(place).normalize();
      if (Files.isRegularFile(alto)) {
        return Optional.of(new Item(picture, alto, Kind.PAGE_ALTO));
      }
    }
    return Optional.empty();
  }

  /** The text that is known to be written, on one line. */
  public static String truthOf(Item item) throws IOException {
    String text = item.kind() == Kind.PAGE_ALTO
        ? PlainText.of(new AltoReader().read(item.truth()))
        : Files.readString(item.truth());
    return asCompared(text);
  }

  /** Normalised; three dots are an ellipsis, since nobody sees which of them was set. */
  private static String asCompared(String text) {
    return TextNormaliser.normalise(text).replace("...", "…");
  }

  /**
   * Reads a picture and compares.
   *
   * @throws UnreadableScanException when the picture cannot be decoded
   */
  public Result evaluate(Item item) throws IOException, UnreadableScanException {
    BufferedImage image;
    double dpi;
    try (ScanImages scan = ScanImages.open(item.picture())) {
      Picture picture = scan.page(0);
      image = picture.image();
      dpi = picture.dpi();
    }
    if (item.kind() == Kind.LINE) {
      Recognition read = lines.recognise(List.of(GreyImages.of(image))).get(0);
      return compare(item, read.text(), Optional.empty()).classed(read.style());
    }
    Page page = pages.read(image, dpi, 1, String.valueOf(item.picture().getFileName()));
    Optional<LineScore> found = item.kind() == Kind.PAGE_ALTO
        ? Optional.of(LineScore.of(
            new AltoReader()
                .readLayout(item.truth()).blocks().stream()
                    .map(BlockShape::lines)
                    .flatMap(List::stream)
                    .toList(),
            page.lines().map(TextLine::shape).toList()))
        : Optional.empty();
    return compare(item, PlainText.of(page), found);
  }

  /** Compares any reading of a picture with its truth; white space counts as one space, and three dots as an ellipsis. */
  public static Result compare(Item item, String read, Optional<LineScore> lines)
      throws IOException {
    String truth = truthOf(item);
    String normalised = asCompared(read);
    return new Result(
        item,
        truth,
        normalised,
        ErrorRate.ofCharacters(truth, normalised),
        ErrorRate.ofWords(truth, normalised),
        LetterRecall.of(truth, normalised),
        Optional.empty(),
        lines);
  }
}
