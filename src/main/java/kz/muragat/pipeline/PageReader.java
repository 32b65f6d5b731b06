package kz.muragat.pipeline;

import java.awt.image.BufferedImage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kz.muragat.image.GreyImages;
import kz.muragat.image.LineCrop;
import kz.muragat.image.LineCropper;
import kz.muragat.image.PageAnalyser;
import kz.muragat.model.BlockShape;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.PageLayout;
import kz.muragat.model.Recognition;
import kz.muragat.model.Style;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.text.LanguageGuess;

/**
 * Reads a page from its picture: finds the lines, cuts them out, has them recognised, and puts their words back where they
 * stand on the page. Safe for several threads.
 *
 * <p>Geometry tells a sideways page but not one that stands on its head. A few of its longest lines tell that: where they
 * read badly the page is turned over, and the better reading decides.
 */
public final class PageReader {

  /** How many lines are read to find out whether a page stands on its head. */
  private static final int PROBES = 5;
  /** Mean confidence of the probes above which the page is taken to be upright without trying the other way. */
  private static final double SURELY_UPRIGHT = 0.85;

  /** And that below which its lines may run the other way. */
  private static final double HARDLY_READ = 0.25;

  /** A line has a label, what was filled in, and what is printed behind it; seldom more. */
  private static final int MOST_CUTS = 3;

  private final PageAnalyser analyser;
  private final LineCropper cropper;
  private final LineRecogniser recogniser;
  private final SecondLook secondLook;
  private final PageAssembly assembly;
  private final String software;
  private final InstantSource clock;

  /**
   * @param recogniser stays the caller's to close
   * @param software name and version, for the origin of the text
   */
  public PageReader(
      PageAnalyser analyser,
      LineCropper cropper,
      LineRecogniser recogniser,
      LanguageGuess languages,
      String software,
      InstantSource clock) {
    this(analyser, cropper, recogniser, new PageAssembly(languages), software, clock);
  }

  private PageReader(
      PageAnalyser analyser,
      LineCropper cropper,
      LineRecogniser recogniser,
      PageAssembly assembly,
      String software,
      InstantSource clock) {
    this.analyser = analyser;
    this.cropper = cropper;
    this.recogniser = recogniser;
    this.secondLook = new SecondLook(recogniser);
    this.assembly = assembly;
    this.software = software;
    this.clock = clock;
  }

  /**
   * The same reader, held to the version in charge now, so that a document is of one piece; {@link #release} has to follow.
   */
  PageReader heldFor(Object work) {
    return recogniser instanceof RecogniserInCharge inCharge
        ? new PageReader(analyser, cropper, inCharge.hold(work), assembly, software, clock)
        : this;
  }

  /** Ends what {@link #heldFor} began; nothing happens where it did not. */
  void release(Object work) {
    if (recogniser instanceof RecogniserInCharge inCharge) {
      inCharge.release(work);
    }
  }

  /** The version of the model that reads. */
  public String modelVersion() {
    return recogniser.version();
  }

  /**
   * Reads a page.
   *
   * @param image as displayed
   * @param dpi more than 0
   * @param number from 1, in its document
   * @param fileName of the scan
   * @return the page; without blocks where nothing is on it
   */
  public Page read(BufferedImage image, double dpi, int number, String fileName) {
    GreyImage grey = GreyImages.of(image);
    PageLayout found = analyser.analyse(grey, dpi);
    if (found.blocks().isEmpty()) {
      return page(found, dpi, number, fileName, List.of());
    }
    Reading reading = upright(dpi, grey, found);
    return page(reading.layout, dpi, number, fileName, blocks(grey, reading));
  }

  private Page page(
      PageLayout layout, double dpi, int number, String fileName, List<PageAssembly.Block> blocks) {
    PageAssembly.Frame frame = new PageAssembly.Frame(
        number, layout.widthPx(), layout.heightPx(), dpi, fileName, layout.quarterTurns());
    TextOrigin origin =
        new TextOrigin(TextOrigin.Step.RECOGNISED, software, recogniser.version(), clock.instant());
    return assembly.assemble(frame, blocks, origin);
  }

  /**
   * The layout as found, or of the page turned over where its lines then read better; where hardly anything can be read, or
   * the page seems to lie, which few do, also that of its quarter turns.
   */
  private Reading upright(double dpi, GreyImage grey, PageLayout found) {
    Reading best = betterWayUp(dpi, grey, probe(grey, found));
    boolean seldom = found.quarterTurns() % 2 == 1;
    if (best.confidence >= (seldom ? SURELY_UPRIGHT : HARDLY_READ)) {
      return best;
    }
    PageLayout aside = analyser.analyse(grey, dpi, (found.quarterTurns() + 1) % 4);
    Reading other = betterWayUp(dpi, grey, probe(grey, aside));
    return other.lettersRead > best.lettersRead ? other : best;
  }

  private Reading betterWayUp(double dpi, GreyImage grey, Reading one) {
    if (one.confidence >= SURELY_UPRIGHT) {
      return one;
    }
    Reading over = probe(grey, analyser.analyse(grey, dpi, (one.layout.quarterTurns() + 2) % 4));
    return over.confidence > one.confidence ? over : one;
  }

  private Reading probe(GreyImage grey, PageLayout layout) {
    List<LineShape> longest = lines(layout).stream()
        .sorted(Comparator.comparingDouble((LineShape line) -> line.baseline().length())
            .reversed())
        .limit(PROBES)
        .toList();
    Reading reading = new Reading(layout);
    recognise(grey, longest, reading);
    double letters = 0;
    for (ReadLine line : reading.lines.values()) {
      for (Recognition.ReadWord word : line.recognition.words()) {
        reading.lettersRead += word.confidence() * word.text().length();
        letters += word.text().length();
      }
    }
    reading.confidence = letters == 0 ? 0 : reading.lettersRead / letters;
    return reading;
  }

  private List<PageAssembly.Block> blocks(GreyImage grey, Reading reading) {
    recognise(
        grey,
        lines(reading.layout).stream()
            .filter(line -> !reading.lines.containsKey(line))
            .toList(),
        reading);
    partMixedStyles(grey, reading, lines(reading.layout), MOST_CUTS);
    lookAgain(reading);
    List<PageAssembly.Block> blocks = new ArrayList<>();
    for (BlockShape block : reading.layout.blocks()) {
      List<PageAssembly.Line> lines = new ArrayList<>();
      for (LineShape shape : reading.shapes(block)) {
        ReadLine read = reading.lines.get(shape);
        if (read != null) {
          lines.add(new PageAssembly.Line(shape, read.recognition.style(), words(read)));
        }
      }
      blocks.add(new PageAssembly.Block(block.kind(), block.box(), lines));
    }
    return blocks;
  }

  private void recognise(GreyImage grey, List<LineShape> shapes, Reading reading) {
    List<LineCrop> crops =
        shapes.stream().map(shape -> cropper.crop(grey, shape)).toList();
    List<Recognition> read =
        recogniser.recognise(crops.stream().map(LineCrop::image).toList());
    for (int i = 0; i < shapes.size(); i++) {
      reading.lines.put(shapes.get(i), new ReadLine(crops.get(i), read.get(i)));
    }
  }

  /**
   * Reads what is printed and what is written by hand on one line each by itself, as in a form that was filled in.
   *
   * @param left how often a part may be parted again
   */
  private void partMixedStyles(GreyImage grey, Reading reading, List<LineShape> lines, int left) {
    Map<LineShape, List<LineShape>> cuts = new LinkedHashMap<>();
    for (LineShape line : lines) {
      ReadLine read = Objects.requireNonNull(reading.lines.get(line));
      read.recognition
          .styleChange()
          .ifPresent(at -> cuts.put(line, cropper.parts(line, read.crop, at)));
    }
    if (left == 0 || cuts.isEmpty()) {
      return;
    }
    recognise(grey, cuts.values().stream().flatMap(List::stream).toList(), reading);
    cuts.values()
        .removeIf(parts -> parts.stream()
                .map(part ->
                    Objects.requireNonNull(reading.lines.get(part)).recognition.style())
                .map(style -> style == Style.HANDWRITTEN)
                .distinct()
                .count()
            < 2);
    reading.parts.putAll(cuts);
    partMixedStyles(grey, reading, cuts.values().stream().flatMap(List::stream).toList(), left - 1);
  }

  private void lookAgain(Reading reading) {
    List<LineShape> shapes = reading.layout.blocks().stream()
        .flatMap(block -> reading.shapes(block).stream())
        .filter(reading.lines::containsKey)
        .distinct()
        .toList();
    List<ReadLine> first = shapes.stream()
        .map(shape -> Objects.requireNonNull(reading.lines.get(shape)))
        .toList();
    List<Recognition> best = secondLook.at(
        first.stream().map(line -> line.crop.image()).toList(),
        first.stream().map(ReadLine::recognition).toList());
    for (int i = 0; i < shapes.size(); i++) {
      reading.lines.put(shapes.get(i), new ReadLine(first.get(i).crop, best.get(i)));
    }
  }

  private static List<Word> words(ReadLine line) {
    return line.recognition.words().stream()
        .map(word -> new Word(
            word.text(),
            line.crop.box(word.left(), word.right()),
            word.confidence(),
            word.characterConfidences(),
            word.alternatives(),
            Language.UNDETERMINED))
        .toList();
  }

  private static List<LineShape> lines(PageLayout layout) {
    return layout.blocks().stream().flatMap(block -> block.lines().stream()).toList();
  }

  private record ReadLine(LineCrop crop, Recognition recognition) {}

  /** A layout, and those of its lines that have been read so far. */
  private static final class Reading {
    private final PageLayout layout;
    private final Map<LineShape, ReadLine> lines = new HashMap<>();
    private final Map<LineShape, List<LineShape>> parts = new HashMap<>();
    /** How many letters the probes have that are read rightly, as far as is known. */
    private double lettersRead;

    /** The mean confidence of the probes. */
    private double confidence;

    Reading(PageLayout layout) {
      this.layout = layout;
    }

    /** The lines of a block, those that are of two styles in parts. */
    List<LineShape> shapes(BlockShape block) {
      return block.lines().stream().flatMap(this::parted).toList();
    }

    private Stream<LineShape> parted(LineShape line) {
      List<LineShape> its = parts.get(line);
      return its == null ? Stream.of(line) : its.stream().flatMap(this::parted);
    }
  }
}
