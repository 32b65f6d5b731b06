package kz.muragat.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.Point;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;
import kz.muragat.model.Style;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Makes pages as a recogniser would hand them over: A4 at 300 dpi, words measured in a real face, edges and x-heights a
 * little uncertain, lines justified, hyphenated and slanted.
 */
final class Layouts {

  private static final int WIDTH = 2480;
  private static final int HEIGHT = 3508;
  private static final String LETTERS = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшыіьэюя";

  private final TrueTypeFont font;
  private final Random random;
  private final double slant;
  private int ids;

  Layouts(long seed, double slantDegrees) throws IOException {
    this.random = new Random(seed);
    this.slant = Math.toRadians(slantDegrees);
    try (InputStream in =
        Layouts.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/DejaVuSerif.ttf")) {
      this.font = new TTFParser().parse(new RandomAccessReadBuffer(in));
    }
  }

  /** One column of ordinary print, lines hyphenated, with a page number. */
  Page oneColumn() throws IOException {
    List<TextBlock> blocks = new ArrayList<>(column(300, 1900, 300, 3000, 42, 54));
    blocks.add(block(BlockKind.PAGE_NUMBER, List.of(line(List.of("17"), 1220, 3250, 42, 12))));
    return page(blocks);
  }

  /** A heading, a text, and two columns with a gap between them. */
  Page twoColumns(double gap) throws IOException {
    List<TextBlock> blocks = new ArrayList<>();
    blocks.add(
        block(BlockKind.HEADING, List.of(line(List.of("ҚАЗАҚ", "ТАРИХЫ"), 900, 260, 80, 30))));
    blocks.addAll(column(260, 1960, 400, 800, 42, 54));
    double width = (1960 - gap) / 2;
    blocks.addAll(column(260, width, 950, 3100, 38, 47));
    blocks.addAll(column(260 + width + gap, width, 950, 3100, 38, 47));
    return page(blocks);
  }

  /** A text with a table of five columns in it. */
  Page table() throws IOException {
    List<TextBlock> blocks = new ArrayList<>(column(300, 1900, 300, 800, 42, 54));
    double[] starts = {300, 430, 1200, 1550, 1850};
    for (int row = 0; row < 16; row++) {
      List<TextLine> cells = new ArrayList<>();
      double y = 1000 + 66 * row;
      cells.add(line(List.of(row + 1 + "."), starts[0], y, 42, 12));
      cells.add(line(List.of(word(), word()), starts[1], y + random.nextGaussian(), 42, 12));
      for (int i = 2; i < starts.length; i++) {
        String number = Integer.toString(random.nextInt(100_000));
        cells.add(line(List.of(number), starts[i], y + random.nextGaussian(), 42, 12));
      }
      blocks.add(block(BlockKind.TABLE_ROW, cells));
    }
    blocks.addAll(column(300, 1900, 2200, 3000, 42, 54));
    return page(blocks);
  }

  /** Columns of one width side by side, each with its own paragraphs. */
  Page columns(int count, double gap, double size, double pitch) throws IOException {
    List<TextBlock> blocks = new ArrayList<>();
    double width = (2000 - (count - 1) * gap) / count;
    for (int i = 0; i < count; i++) {
      blocks.addAll(column(240 + i * (width + gap), width, 300, 3200, size, pitch));
    }
    return page(blocks);
  }

  /** Four narrow columns, close together, under a heading and over a page number. */
  Page newspaper() throws IOException {
    List<TextBlock> blocks = new ArrayList<>();
    blocks.add(block(BlockKind.HEADING, List.of(line(List.of(word(), word()), 700, 220, 70, 30))));
    for (int i = 0; i < 4; i++) {
      blocks.addAll(column(200 + i * 525, 480, 320, 3250, 29, 35));
    }
    blocks.add(block(BlockKind.PAGE_NUMBER, List.of(line(List.of("131"), 1220, 3380, 29, 9))));
    return page(blocks);
  }

  /** A text, a column of words, a column of numbers beside it, and right below them more text. */
  Page tableReadDownwards() throws IOException {
    List<TextBlock> blocks = new ArrayList<>(column(240, 2000, 300, 800, 44, 54));
    List<TextLine> words = new ArrayList<>();
    List<TextLine> numbers = new ArrayList<>();
    for (int row = 0; row < 12; row++) {
      double y = 960 + 54 * row;
      words.add(line(List.of(word()), 240, y, 44, 12));
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        cells.add(Integer.toString(10_000 + random.nextInt(90_000)));
      }
      numbers.add(line(cells, 800, y, 44, 120));
    }
    blocks.add(block(BlockKind.TEXT, words));
    blocks.add(block(BlockKind.TEXT, numbers));
    blocks.addAll(column(240, 2000, 960 + 54 * 12, 3000, 44, 54));
    return page(blocks);
  }

  /** A full page of text in lines that follow each other closely. */
  Page dense(double size, double pitch) throws IOException {
    return page(new ArrayList<>(column(200, 2080, 250, 3300, size, pitch)));
  }

  /** A text with notes of a smaller size in its left or right margin. */
  Page notes(boolean left) throws IOException {
    List<TextBlock> notes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      double top = 370 + 680 * i + 30 * random.nextInt(5);
      notes.addAll(column(left ? 170 : 1950, 300, top, top + 180, 30, 38));
    }
    List<TextBlock> text = column(left ? 520 : 250, 1650, 350, 3100, 42, 54);
    List<TextBlock> blocks = new ArrayList<>(left ? notes : text);
    blocks.addAll(left ? text : notes);
    return page(blocks);
  }

  /** A text whose first lines are read before the notes in its left margin, the others after them. */
  Page notesWithin() throws IOException {
    List<TextBlock> blocks = new ArrayList<>();
    blocks.add(block(
        BlockKind.TEXT,
        List.of(justified(580, 1590, 350, 42, false), justified(520, 1650, 404, 42, false))));
    for (int i = 0; i < 4; i++) {
      double top = 440 + 680 * i + 30 * random.nextInt(5);
      blocks.addAll(column(170, 300, top, top + 180, 30, 38));
    }
    blocks.addAll(column(520, 1650, 458, 3100, 42, 54));
    return page(blocks);
  }

  /** Notes to the left of a text, one line of which, as one of figures, was measured too large and stands by itself. */
  Page notesBesideALineOfFigures() throws IOException {
    List<TextBlock> blocks = new ArrayList<>(notes(true).blocks());
    int text = 0;
    while (blocks.get(text).box().width() < 1400) {
      text++;
    }
    TextBlock first = blocks.remove(text);
    TextLine line = first.lines().get(1);
    LineShape shape = line.shape();
    TextLine large = new TextLine(
        line.id(),
        new LineShape(shape.baseline(), shape.boundary(), 1.4 * shape.xHeightPx()),
        line.words(),
        line.style(),
        line.language(),
        false);
    blocks.add(text, block(BlockKind.TEXT, first.lines().subList(0, 1)));
    blocks.add(text + 1, block(BlockKind.TEXT, List.of(large)));
    blocks.add(
        text + 2, block(BlockKind.TEXT, first.lines().subList(2, first.lines().size())));
    return page(blocks);
  }

  /** A table that fills the page. */
  Page wideTable(int columns, double pitch) throws IOException {
    List<TextBlock> blocks = new ArrayList<>();
    for (int row = 0; row < 40; row++) {
      List<TextLine> cells = new ArrayList<>();
      double y = 320 + pitch * row;
      for (int i = 0; i < columns; i++) {
        List<String> texts = List.of(i == 1 ? word() : Integer.toString(random.nextInt(100_000)));
        double x = 240 + (i < 2 ? 170 * i : 170 + 500 + (i - 2) * 1300.0 / (columns - 2));
        cells.add(line(texts, x, y + random.nextGaussian(), 38, 12));
      }
      blocks.add(block(BlockKind.TABLE_ROW, cells));
    }
    return page(blocks);
  }

  /** A letter: a head at the right, a text in short paragraphs, a signature beside a date. */
  Page letter() throws IOException {
    List<TextBlock> blocks = new ArrayList<>();
    List<TextLine> head = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      head.add(line(
          List.of(word(), word(), word()), 1400 + 20 * random.nextInt(4), 320 + 60 * i, 42, 14));
    }
    blocks.add(block(BlockKind.TEXT, head));
    blocks.add(block(BlockKind.HEADING, List.of(line(List.of(word(), word()), 950, 700, 60, 20))));
    blocks.addAll(column(300, 1900, 850, 2500, 42, 62));
    blocks.add(block(
        BlockKind.TABLE_ROW,
        List.of(
            line(List.of(word(), word()), 300, 2720, 42, 14),
            line(List.of(word(), "А.", word()), 1600, 2720, 42, 14))));
    return page(blocks);
  }

  /** Short lines one under another, as verse is set. */
  Page verse() throws IOException {
    List<TextBlock> blocks = new ArrayList<>();
    for (int stanza = 0; stanza < 7; stanza++) {
      List<TextLine> lines = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        List<String> words = new ArrayList<>();
        for (int w = 0; w < 3 + random.nextInt(3); w++) {
          words.add(word());
        }
        lines.add(line(words, 500 + 60 * (i % 2), 350 + 400 * stanza + 66 * i, 42, 14));
      }
      blocks.add(block(BlockKind.TEXT, lines));
    }
    return page(blocks);
  }

  /** Headings across the page, each over two columns. */
  Page sections() throws IOException {
    List<TextBlock> blocks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      double top = 300 + 1000 * i;
      blocks.add(block(
          BlockKind.HEADING, List.of(line(List.of(word(), word(), word()), 700, top, 64, 24))));
      blocks.addAll(column(260, 940, top + 110, top + 860, 38, 48));
      blocks.addAll(column(1280, 940, top + 110, top + 860, 38, 48));
    }
    return page(blocks);
  }

  private List<TextBlock> column(
      double x, double width, double top, double bottom, double size, double pitch)
      throws IOException {
    List<TextBlock> blocks = new ArrayList<>();
    double y = top;
    while (y < bottom) {
      List<TextLine> lines = new ArrayList<>();
      int count = 3 + random.nextInt(7);
      for (int i = 0; i < count && y < bottom; i++, y += pitch) {
        double indent = i == 0 ? 1.5 * size : 0;
        boolean last = i == count - 1;
        lines.add(justified(x + indent, width - indent, y, size, last));
      }
      blocks.add(block(BlockKind.TEXT, lines));
      y += random.nextInt(3) == 0 ? 0.5 * pitch : 0;
    }
    return blocks;
  }

  private TextLine justified(double x, double width, double y, double size, boolean last)
      throws IOException {
    List<String> words = new ArrayList<>();
    double used = 0;
    String next = word();
    while (used + width(next, size) + words.size() * 0.3 * size < width) {
      words.add(next);
      used += width(next, size);
      next = word();
    }
    if (!last && random.nextInt(3) == 0) {
      int end = words.size() - 1;
      used -= width(words.get(end), size);
      String cut = words.get(end);
      words.set(end, cut.substring(0, cut.length() - 1) + "-");
      used += width(words.get(end), size);
    }
    double gap = last ? 0.3 * size : (width - used) / Math.max(1, words.size() - 1);
    return line(words, x, y, size, Math.min(gap, size));
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    int length = 2 + random.nextInt(9);
    for (int i = 0; i < length; i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return random.nextInt(8) == 0 ? word.append(",").toString() : word.toString();
  }

  private double width(String word, double size) throws IOException {
    double units = 0;
    for (int c : word.codePoints().toArray()) {
      units += font.getAdvanceWidth(font.getUnicodeCmapLookup().getGlyphId(c));
    }
    return units * size / font.getUnitsPerEm();
  }

  private TextLine line(List<String> texts, double x, double y, double size, double gap)
      throws IOException {
    List<Word> words = new ArrayList<>();
    double at = x;
    for (String text : texts) {
      double end = at + width(text, size);
      double left = at + 0.04 * size + random.nextGaussian();
      double right = Math.max(left + 3, end - 0.04 * size + random.nextGaussian());
      words.add(Samples.word(
          text,
          Box.around(List.of(
              slanted(left, y - 0.74 * size),
              slanted(right, y - 0.74 * size),
              slanted(left, y + 0.2 * size),
              slanted(right, y + 0.2 * size)))));
      at = end + gap;
    }
    Box all = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
    LineShape shape = new LineShape(
        new Polyline(List.of(
            slanted(x, y + random.nextGaussian()), slanted(at - gap, y + random.nextGaussian()))),
        Polygon.of(all),
        0.52 * size * (1 + 0.04 * random.nextGaussian()));
    return new TextLine("l" + ids++, shape, words, Style.PRINTED, Language.KAZAKH, false);
  }

  private Point slanted(double x, double y) {
    double dx = x - WIDTH / 2.0;
    double dy = y - HEIGHT / 2.0;
    return new Point(
        WIDTH / 2.0 + dx * Math.cos(slant) - dy * Math.sin(slant),
        HEIGHT / 2.0 + dx * Math.sin(slant) + dy * Math.cos(slant));
  }

  private TextBlock block(BlockKind kind, List<TextLine> lines) {
    Box box = lines.stream().map(line -> line.shape().box()).reduce(Box::union).orElseThrow();
    return new TextBlock("b" + ids++, kind, box, lines);
  }

  private static Page page(List<TextBlock> blocks) {
    return new Page(1, WIDTH, HEIGHT, 300, "layout.pdf", 0, Language.KAZAKH, blocks, Samples.READ);
  }
}
