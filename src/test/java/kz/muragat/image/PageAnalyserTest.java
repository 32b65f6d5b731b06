package kz.muragat.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import kz.muragat.model.BlockKind;
import kz.muragat.model.BlockShape;
import kz.muragat.model.Box;
import kz.muragat.model.GreyImage;
import kz.muragat.model.LineShape;
import kz.muragat.model.PageLayout;
import kz.muragat.model.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are written with a font's outlines, so that the truth is known to the pixel. */
class PageAnalyserTest {

  private static final double SIZE = 22;

  private final PageAnalyser analyser = new PageAnalyser();

  private static List<LineShape> lines(PageLayout layout) {
    return layout.blocks().stream().flatMap(b -> b.lines().stream()).toList();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-10, -3.3, -0.4, 0, 1.2, 2, 6.7, 10})
  void skewIsFoundToAFifthOfADegree(double degrees) throws IOException {
    try (Sheet sheet = Sheet.a4().turned(degrees)) {
      int written = sheet.column(220, 250, 800, 1500, SIZE);
      PageLayout layout = analyser.analyse(sheet.image(), Sheet.DPI);
      assertThat(layout.skewDegrees()).isCloseTo(degrees, within(0.2));
      assertThat(lines(layout)).hasSize(written);
      LineShape line = lines(layout).get(3);
      Point from = line.baseline().first();
      Point to = line.baseline().last();
      double slope = Math.toDegrees(Math.atan2(to.y() - from.y(), to.x() - from.x()));
      assertThat(slope).as("the baseline runs along the letters").isCloseTo(degrees, within(0.3));
    }
  }

  @Test
  void baselineAndXHeightAreThoseOfTheFont() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      sheet.column(150, 300, 900, 1400, SIZE);
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      for (int i = 0; i < found.size(); i++) {
        LineShape line = found.get(i);
        assertThat(line.xHeightPx()).isCloseTo(0.52 * SIZE, within(2.0));
        for (Point p : line.baseline().points()) {
          assertThat(p.y()).isCloseTo(300 + i * SIZE * 1.5, within(2.0));
        }
      }
    }
  }

  @Test
  void columnsAreReadOneAfterTheOther() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      sheet.write("Екі бағанның тақырыбы", 350, 150, 2 * SIZE);
      int left = sheet.column(100, 250, 480, 1500, SIZE);
      int right = sheet.column(640, 262, 480, 1500, SIZE);
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      assertThat(found).hasSize(1 + left + right);
      assertThat(found.get(0).box().y()).isLessThan(150);
      assertThat(found.subList(1, 1 + left)).allMatch(l -> l.box().right() < 620);
      assertThat(found.subList(1 + left, found.size())).allMatch(l -> l.box().x() > 600);
      assertThat(found.subList(1, 1 + left))
          .isSortedAccordingTo((a, b) ->
              Double.compare(a.baseline().first().y(), b.baseline().first().y()));
    }
  }

  /** One of its word gaps lies in line with the gutter, and is little narrower. */
  @ParameterizedTest
  @ValueSource(strings = {"Екі бағанның тақырыбы", "МҰРАҒАТ ҚҰЖАТТАРЫ", "қаулы мен бұйрық"})
  void aHeadingThatAGutterReachesIntoIsOneLine(String heading) throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      String first = heading.substring(0, heading.lastIndexOf(' '));
      double size = 1.2 * SIZE;
      sheet.write(heading, 609 - sheet.width(first, size) - sheet.width(" ", size) / 2, 200, size);
      int left = sheet.column(100, 235, 500, 1500, SIZE);
      int right = sheet.column(618, 235, 500, 1500, SIZE);
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      assertThat(found).hasSize(1 + left + right);
      assertThat(found.get(0).box().y()).isLessThan(190);
      assertThat(found.subList(1 + left, found.size())).allMatch(l -> l.box().x() > 600);
    }
  }

  @Test
  void dashesInColumnsOfFiguresAreTextWithoutRules() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      for (int row = 0; row < 12; row++) {
        double y = 300 + row * 45;
        sheet.write("мұрағат қорында", 120, y, SIZE);
        for (int column = 0; column < 3; column++) {
          boolean empty = (row + column) % 4 == 1;
          sheet.write(empty ? "–" : "1" + row * 7 + ",50", 560 + column * 200, y, SIZE);
        }
      }
      sheet.column(120, 900, 960, 1500, SIZE);
      PageLayout layout = analyser.analyse(sheet.image(), Sheet.DPI);
      List<BlockShape> rows = layout.blocks().stream()
          .filter(block -> block.kind() == BlockKind.TABLE_ROW)
          .toList();
      assertThat(rows).hasSize(12).allMatch(row -> row.lines().size() == 4);
    }
  }

  /** Notes are smaller, keep other levels than the text, and stand beside few of its lines. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void notesInTheMarginAreReadByThemselves(boolean left) throws IOException {
    try (Sheet sheet = Sheet.a4().turned(0.7)) {
      double text = left ? 420 : 100;
      double margin = left ? 150 : 860;
      int written = sheet.column(text, 200, 730, 1500, SIZE);
      int noted = 0;
      for (double top : new double[] {413, 700, 1104}) {
        noted += sheet.column(margin, top, 240, top + 50, 0.75 * SIZE);
      }
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      assertThat(found).hasSize(written + noted);
      int first = left ? noted : written;
      double border = left ? 415 : 845;
      assertThat(found.subList(0, first)).allMatch(l -> l.box().right() < border);
      assertThat(found.subList(first, found.size())).allMatch(l -> l.box().x() > border - 40);
    }
  }

  /** Their wide gaps looked like those between columns, and the notes came between the text's lines. */
  @ParameterizedTest
  @ValueSource(longs = {27, 34, 61, 81, 101, 124})
  void looselySetLinesBesideTheFirstNoteAreTheTextsBeginning(long seed) throws IOException {
    Random random = new Random(seed);
    double size = 22 + random.nextInt(6);
    double slant = List.of(0.0, 0.7, -0.7, 1.3).get(random.nextInt(4));
    boolean notesLeft = random.nextBoolean();
    double text = notesLeft ? 420 : 110;
    double margin = notesLeft ? 150 : 870;
    List<String> words = List.of(
        "Архив", "құжаты", "туралы", "сөз", "бұл", "қалалық", "мекеме", "жылғы", "іс", "қағаз");
    try (Sheet sheet = Sheet.a4().turned(slant)) {
      double y = 200;
      int rows = 1 + random.nextInt(3);
      double drop = random.nextInt(4) * 0.75 * size;
      double indent = random.nextInt(3) * 50;
      for (int row = 0; row < rows; row++, y += 1.5 * size) {
        double x = text + (row == 0 ? indent : 0);
        int count = 3 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
          String word = words.get(random.nextInt(words.size()));
          if (x > text + 610) {
            break;
          }
          x = sheet.write(word, x, y, size) + size * (0.3 + random.nextDouble() * 2.2);
        }
      }
      sheet.column(text, y, 720, 900, size);
      double noteSize = size * (random.nextBoolean() ? 1 : 0.8);
      sheet.column(margin, 200 + drop, 220, 270 + drop + random.nextInt(100), noteSize);
      sheet.column(margin, 600, 220, 680, noteSize);
      List<Boolean> first = lines(analyser.analyse(sheet.image(), Sheet.DPI)).stream()
          .map(line -> line.box().x() < (notesLeft ? 405 : 860))
          .toList();
      assertThat(first).isSortedAccordingTo(Comparator.reverseOrder());
    }
  }

  /** By itself it could be dirt. */
  @Test
  void aNotesLineOfNarrowLettersGoesWithTheOneAboveIt() throws IOException {
    try (Sheet sheet = Sheet.a4().turned(0.7)) {
      int written = sheet.column(420, 200, 730, 1500, SIZE);
      sheet.write("қараңыз:", 200, 413, 0.75 * SIZE);
      sheet.write("11-іі", 200, 413 + 1.2 * SIZE, 0.75 * SIZE);
      sheet.write("11-іі", 200, 1213, 0.75 * SIZE);
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      assertThat(found).hasSize(written + 2);
    }
  }

  /** Letters that are not joined could be a heading's; that they stand on a rule tells. */
  @Test
  void labelsAndWhatIsWrittenOnTheirRulesAreLinesOfTheirOwn() throws IOException {
    try (Sheet sheet = Sheet.a4().turned(0.4)) {
      int rows = 0;
      for (double y = 300; y < 1400; y += 110) {
        double end = sheet.write("Аты-жөні / Имя:", 120, y, SIZE);
        sheet.pen(3).drawLine((int) end + 30, (int) y + 7, 1150, (int) y + 7);
        sheet.write("мягких этих", end + 50, y + 6, 2.2 * SIZE);
        rows++;
      }
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      assertThat(found).hasSize(2 * rows);
    }
  }

  /** In a narrow column that is set to its full width the gaps of a few lines may lie in line. */
  @Test
  void wordGapsThatLieInLineCutNoColumn() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      int lines = 0;
      int word = 0;
      for (double x : new double[] {100, 640}) {
        int i = 0;
        for (double y = 250; y < 1500; y += 1.5 * SIZE, i++) {
          boolean wide = i % 12 > 7;
          if (wide) {
            double gap = i % 2 == 0 ? 210 : 222;
            justified(sheet, "құжаттар тізімі", x, gap - 24, y);
            justified(sheet, "заседания совета", x + gap + 20, 460 - gap - 20, y);
          } else {
            StringBuilder line = new StringBuilder(Sheet.WORDS[word++ % Sheet.WORDS.length]);
            while (sheet.width(line + "  " + Sheet.WORDS[word % Sheet.WORDS.length], SIZE) < 440) {
              line.append(' ').append(Sheet.WORDS[word++ % Sheet.WORDS.length]);
            }
            justified(sheet, line.toString(), x, 460, y);
          }
          lines++;
        }
      }
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      assertThat(found).hasSize(lines);
      assertThat(found.subList(0, lines / 2))
          .isSortedAccordingTo((a, b) ->
              Double.compare(a.baseline().first().y(), b.baseline().first().y()));
    }
  }

  private static void justified(Sheet sheet, String text, double x, double width, double y)
      throws IOException {
    String[] words = text.split(" ");
    double space = width;
    for (String word : words) {
      space -= sheet.width(word, SIZE);
    }
    double at = x;
    for (String word : words) {
      at = sheet.write(word, at, y, SIZE) + space / (words.length - 1);
    }
  }

  @Test
  void aLineInTheMiddleAboveColumnsIsOfNeitherOfThem() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      sheet.write("№ 47 от 12 марта 1938 г.", 480, 212, SIZE);
      sheet.write("Комитет мүшелері", 100, 250, SIZE);
      int left = 1 + sheet.column(100, 250 + 1.5 * SIZE, 480, 700, SIZE);
      int right = sheet.column(640, 250, 480, 700, SIZE);
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      List<LineShape> below =
          found.stream().dropWhile(line -> line.box().y() < 215).toList();
      assertThat(below).hasSize(left + right).hasSizeLessThan(found.size());
      assertThat(below.subList(0, left)).allMatch(l -> l.box().right() < 620);
      assertThat(below.subList(left, left + right)).allMatch(l -> l.box().x() > 600);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 5})
  void tablesAreReadRowByRow(int rule) throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      String[][] cells = {
        {"№", "Атауы", "Саны"}, {"1", "хаттама", "12"}, {"2", "бұйрық", "340"},
        {"3", "өтініш", "7"}, {"4", "анықтама", "25"}, {"5", "есеп", "1040"}
      };
      double[] at = {150, 300, 800};
      for (int row = 0; row < cells.length; row++) {
        for (int i = 0; i < at.length; i++) {
          sheet.write(cells[row][i], at[i], 400 + row * 60, SIZE);
        }
      }
      if (rule > 0) {
        Graphics2D pen = sheet.pen(rule);
        for (int row = 0; row <= cells.length; row++) {
          pen.drawLine(130, 360 + row * 60, 1000, 360 + row * 60);
        }
        for (int x : new int[] {130, 280, 780, 1000}) {
          pen.drawLine(x, 360, x, 360 + cells.length * 60);
        }
        pen.drawRect(130 - 3 * rule, 360 - 3 * rule, 870 + 6 * rule, cells.length * 60 + 6 * rule);
      }
      PageLayout layout = analyser.analyse(sheet.image(), Sheet.DPI);
      assertThat(layout.blocks()).hasSize(cells.length);
      assertThat(layout.blocks()).extracting(BlockShape::kind).containsOnly(BlockKind.TABLE_ROW);
      for (int row = 0; row < cells.length; row++) {
        List<LineShape> cell = layout.blocks().get(row).lines();
        assertThat(cell).hasSize(3);
        for (int i = 0; i < at.length; i++) {
          assertThat((double) cell.get(i).box().x()).isCloseTo(at[i], within(12.0));
          assertThat(cell.get(i).baseline().first().y()).isCloseTo(400 + row * 60, within(5.0));
        }
      }
    }
  }

  /** No line of theirs is long. */
  @Test
  void columnsFarApartAreTextWithoutRules() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      for (int row = 0; row < 8; row++) {
        sheet.write("Опись дел, том " + row, 100, 300 + row * 60, SIZE);
        sheet.write(row + "32,15", 560, 300 + row * 60, SIZE);
        sheet.write(row % 2 == 0 ? "бар" : "жоқ", 980, 300 + row * 60, SIZE);
      }
      assertThat(lines(analyser.analyse(sheet.image(), Sheet.DPI))).hasSize(24);
    }
  }

  @Test
  void aSidewaysPageIsTurned() throws IOException {
    try (Sheet sheet = new Sheet(1754, 1240)) {
      sheet.turned(-90);
      // The sheet's middle stays; an upright page of 1240 x 1754 lies around it.
      int written = sheet.column(877 - 450, 620 - 600, 900, 620 + 600, SIZE);
      PageLayout layout = analyser.analyse(sheet.image(), Sheet.DPI);
      assertThat(layout.quarterTurns()).isEqualTo(1);
      assertThat(lines(layout)).hasSize(written);
      LineShape first = lines(layout).get(0);
      assertThat(first.baseline().first().y())
          .as("letters that lie on their left side are read upwards")
          .isGreaterThan(first.baseline().last().y());
      PageLayout other = analyser.analyse(sheet.image(), Sheet.DPI, 3);
      assertThat(other.quarterTurns()).isEqualTo(3);
      assertThat(lines(other).get(0).baseline().first().y())
          .isLessThan(lines(other).get(0).baseline().last().y());
    }
  }

  @Test
  void bordersAndShadowsAreNotText() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      int written = sheet.column(200, 250, 800, 1500, SIZE);
      BufferedImage image = sheet.image();
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          double light = 0.9 - 0.4 * x / image.getWidth() - 0.3 * Math.exp(-x / 40.0);
          int value = (int) (image.getRaster().getSample(x, y, 0) * light);
          boolean border = y < 30 || x > 1205;
          image.getRaster().setSample(x, y, 0, border ? 12 : value);
        }
      }
      List<LineShape> found = lines(analyser.analyse(image, Sheet.DPI));
      assertThat(found).hasSize(written);
      assertThat(found).allMatch(l -> l.box().x() > 180 && l.box().right() < 1020);
    }
  }

  @Test
  void anEmptySheetIsBlank() {
    BufferedImage image = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
    Random random = new Random(5);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int paper = 215 - x / 40 + (int) (random.nextGaussian() * 6);
        image.getRaster().setSample(x, y, 0, Math.max(0, Math.min(255, paper)));
      }
    }
    for (int i = 0; i < 40; i++) {
      image.getRaster().setSample(random.nextInt(1240), random.nextInt(1754), 0, 60);
    }
    assertThat(analyser.analyse(image, Sheet.DPI).blocks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"№ 5", "— 12 —", "Іс", "Құжат"})
  void aWordAloneOnADirtySheetIsReadAndTheDirtIsNot(String text) throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      dirty(sheet);
      assertThat(analyser.analyse(sheet.image(), Sheet.DPI).blocks()).isEmpty();
      double end = sheet.write(text, 560, 420, SIZE);
      PageLayout layout = analyser.analyse(sheet.image(), Sheet.DPI);
      assertThat(layout.quarterTurns()).isZero();
      assertThat(layout.skewDegrees()).isZero();
      assertThat(lines(layout)).hasSize(1);
      Box box = lines(layout).get(0).box();
      assertThat((double) box.x()).isCloseTo(560, within(6.0));
      assertThat((double) box.right()).isCloseTo(end, within(6.0));
    }
  }

  /** Specks, stains and hairs, none of them near the middle of the upper half. */
  private static void dirty(Sheet sheet) {
    Random random = new Random(8);
    Graphics2D pen = sheet.pen(1.5);
    for (int i = 0; i < 120; i++) {
      double size = i % 12 == 0 ? 8 + random.nextInt(14) : 1.5 + random.nextInt(4);
      double x = random.nextInt(1200);
      double y = i % 2 == 0 ? random.nextInt(300) : 560 + random.nextInt(1150);
      if (i % 20 == 7) {
        pen.draw(new QuadCurve2D.Double(x, y, x + 25, y + 12, x + 3 * size, y + 30));
      } else {
        pen.fill(new Ellipse2D.Double(x, y, size, size * (0.7 + 0.5 * random.nextDouble())));
      }
    }
  }

  /** Two of its eighteen rows were looked at, and looked like light writing on dark ground. */
  @Test
  void aSmallLineWithDirtAtItsEdgesIsNoNegative() {
    BufferedImage line = new BufferedImage(290, 18, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 18; y++) {
      for (int x = 0; x < 290; x++) {
        boolean edge = y == 0 || y == 16;
        boolean ink = y > 3 && y < 14 && x % 9 < 3;
        int paper = edge && x % 12 > 0 ? 100 : 200;
        line.getRaster().setSample(x, y, 0, ink ? 40 : paper);
      }
    }
    assertThat(GreyImages.of(line).at(5, 8)).isEqualTo(200);
    assertThat(GreyImages.of(line).at(1, 8)).isEqualTo(40);
  }

  @Test
  void aNegativeHasTheLinesOfItsPositiveAndASheetOnADarkTableIsNone() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      int written = sheet.column(150, 300, 900, 1400, SIZE);
      BufferedImage negative = inverted(sheet.image());
      assertThat(lines(analyser.analyse(negative, Sheet.DPI))).hasSize(written);
      assertThat(GreyImages.of(negative).pixels())
          .isEqualTo(GreyImages.of(sheet.image()).pixels());

      BufferedImage table = new BufferedImage(2400, 2400, BufferedImage.TYPE_BYTE_GRAY);
      Graphics2D g = table.createGraphics();
      g.drawImage(sheet.image(), 500, 300, null);
      g.dispose();
      assertThat(lines(analyser.analyse(table, Sheet.DPI))).hasSize(written);
    }
  }

  private static BufferedImage inverted(BufferedImage image) {
    BufferedImage negative =
        new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        negative.getRaster().setSample(x, y, 0, 255 - image.getRaster().getSample(x, y, 0));
      }
    }
    return negative;
  }

  @Test
  void rulesPicturesAndStampsAreNotText() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      int written = sheet.column(150, 200, 900, 900, SIZE);
      Graphics2D pen = sheet.pen(3);
      pen.drawLine(150, 1000, 1050, 1000);
      pen.drawLine(150, 1010, 1050, 1010);
      pen.drawOval(200, 1100, 240, 240);
      pen.drawOval(210, 1110, 220, 220);
      pen.setColor(new Color(90, 90, 90));
      pen.fillRect(650, 1100, 300, 250);
      assertThat(lines(analyser.analyse(sheet.image(), Sheet.DPI)))
          .extracting(LineShape::box)
          .hasSize(written);
    }
  }

  @Test
  void ruledCellsAndTheTextBelowThemAreCutBetweenWords() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      Graphics2D pen = sheet.pen(2);
      int rows = 10;
      for (int row = 0; row < rows; row++) {
        sheet.write("Есеп сотының төрағасы", 160, 400 + row * 50, SIZE);
        if (row % 3 != 1) { // every third cell is empty, so that no gap runs past all rows
          sheet.write("Ол да екі кісі", 460 + row % 2 * 12, 400 + row * 50, SIZE);
        }
      }
      for (int row = 0; row <= rows; row++) {
        pen.drawLine(150, 365 + row * 50, 1000, 365 + row * 50);
      }
      for (int x : new int[] {150, 450, 1000}) {
        pen.drawLine(x, 365, x, 365 + rows * 50);
      }
      int below = sheet.column(150, 365 + rows * 50 + 50, 850, 1500, SIZE);
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      List<LineShape> cells =
          found.stream().filter(l -> l.box().y() < 365 + rows * 50).toList();
      assertThat(cells).hasSize(rows + 7);
      assertThat(cells).allMatch(l -> l.box().right() < 450 || l.box().x() > 450);
      assertThat(found).as("no line below is cut").hasSize(rows + 7 + below);
    }
  }

  /** Printed so that its letters touch, a word is as long and thin as a rule. */
  @Test
  void wordsWhoseLettersTouchAreText() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      sheet.column(150, 150, 900, 300, 1.4 * SIZE);
      double[] sizes = {0.8 * SIZE, SIZE, 1.4 * SIZE};
      for (int i = 0; i < sizes.length; i++) {
        for (double smear = 0; smear < 0.09 * sizes[i]; smear += 0.5) {
          sheet.write("основание", 150 + smear, 400 + i * 60, sizes[i]);
          sheet.write("шиномонтажниками", 600 + smear, 400 + i * 60, sizes[i]);
        }
      }
      sheet.column(150, 600, 900, 900, 1.4 * SIZE);
      List<LineShape> words = lines(analyser.analyse(sheet.image(), Sheet.DPI)).stream()
          .filter(line -> line.box().y() > 360 && line.box().y() < 540)
          .toList();
      assertThat(words).hasSize(2 * sizes.length);
    }
  }

  @Test
  void underlinedAndRuledTextKeepsItsLetters() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      Graphics2D pen = sheet.pen(1);
      pen.setColor(new Color(150, 150, 150));
      for (int y = 306; y < 1500; y += 50) {
        pen.drawLine(0, y, 1240, y);
      }
      for (int x = 0; x < 1240; x += 50) {
        pen.drawLine(x, 0, x, 1754);
      }
      pen.setColor(new Color(30, 30, 30));
      List<Double> baselines = new ArrayList<>();
      for (int i = 0; i < 14; i++) {
        String text = String.join(" ", Arrays.asList(Sheet.WORDS).subList(i, i + 4));
        sheet.write(text, 100, 300 + i * 50, 26);
        baselines.add(300.0 + i * 50);
      }
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      assertThat(found).hasSameSizeAs(baselines);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).baseline().first().y()).isCloseTo(baselines.get(i), within(4.0));
      }
    }
  }

  @Test
  void largeHeadingsAndPageNumbersAreNamed() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      sheet.write("ТАҚЫРЫП", 450, 160, 2.2 * SIZE);
      sheet.column(150, 260, 900, 1400, SIZE);
      sheet.write("17", 600, 1680, SIZE);
      List<BlockShape> blocks = analyser.analyse(sheet.image(), Sheet.DPI).blocks();
      assertThat(blocks.get(0).kind()).isEqualTo(BlockKind.HEADING);
      assertThat(blocks.get(blocks.size() - 1).kind()).isEqualTo(BlockKind.PAGE_NUMBER);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rulesToSignOnHoldTheirLinesTogetherAndAreLeftOutOfThem(boolean typed) throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      sheet.column(150, 200, 800, 400, SIZE);
      String[] names = {"/Ғабит Ұлықбек/", "/Т. Гусев/", "/П. Тарасов/", "/Һ. Әбілов/"};
      List<double[]> blanks = new ArrayList<>();
      for (int i = 0; i < names.length; i++) {
        int y = 480 + i * 60;
        double from = sheet.write("Принял:", 150, y, SIZE) + 10;
        double to = typed ? sheet.write("____________", from, y, SIZE) : from + 160;
        if (!typed) {
          sheet.pen(2).drawLine((int) from, y + 3, (int) to, y + 3);
        }
        sheet.write(names[i], to + (typed ? 1 : 12), y, SIZE);
        blanks.add(new double[] {from, to});
      }
      PageLayout layout = analyser.analyse(sheet.image(), Sheet.DPI);
      List<LineShape> signed =
          lines(layout).stream().filter(l -> l.box().y() > 430).toList();
      assertThat(signed).hasSize(names.length);
      for (int i = 0; i < names.length; i++) {
        Box box = signed.get(i).box();
        double end = blanks.get(i)[1] + sheet.width(names[i], SIZE);
        assertThat((double) box.x()).isCloseTo(150, within(6.0));
        assertThat((double) box.right()).as("the name is not cut").isCloseTo(end, within(16.0));
        LineCrop crop = new LineCropper().crop(GreyImages.of(sheet.image()), signed.get(i));
        double left = (blanks.get(i)[0] - box.x()) / box.width();
        double right = (blanks.get(i)[1] - box.x()) / box.width();
        assertThat(darkest(crop.image(), left + 0.01, right - 0.03))
            .as("nothing is left of the rule")
            .isGreaterThan(200);
      }
    }
  }

  /** The second rule ends where the gutter between the columns is, and the name begins beyond. */
  @Test
  void rulesToSignOnBelowColumnsBelongToNeitherOfThem() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      int left = sheet.column(100, 250, 480, 900, SIZE);
      int right = sheet.column(640, 250, 480, 900, SIZE);
      sheet.write("Подпись:", 100, 960, SIZE);
      sheet.pen(2).drawLine(210, 963, 780, 963);
      sheet.write("Директор", 220, 1010, SIZE);
      sheet.pen(2).drawLine(340, 1015, 620, 1015);
      sheet.write("А. Иванов", 640, 1010, SIZE);
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      assertThat(found).hasSize(left + right + 2);
      assertThat(found.subList(left, left + right)).allMatch(l -> l.box().x() > 600);
      assertThat(found.get(left + right).box().right())
          .as("what is written on is no ink of the line")
          .isLessThan(220);
      assertThat(found.get(left + right + 1).box().right()).isGreaterThan(740);
    }
  }

  private static int darkest(GreyImage image, double from, double to) {
    int darkest = 255;
    for (int x = (int) (from * image.width()); x < to * image.width(); x++) {
      for (int y = 0; y < image.height(); y++) {
        darkest = Math.min(darkest, image.at(x, y));
      }
    }
    return darkest;
  }

  @Test
  void singleFiguresAndDashesInRuledCellsAreText() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      String[][] cells = {
        {"хаттама", "7", "—", "5"},
        {"бұйрық", "12,5", "1", "9"},
        {"өтініш", "—", "4", "2"},
        {"анықтама", "3", "8,0", "6"},
        {"есеп", "1", "—", "7"},
        {"тізім", "6", "340", "1"}
      };
      sheet.column(150, 150, 700, 300, SIZE);
      double[] at = {150, 450, 700, 950};
      for (int row = 0; row < cells.length; row++) {
        for (int i = 0; i < at.length; i++) {
          sheet.write(cells[row][i], at[i], 400 + row * 45, SIZE);
        }
      }
      Graphics2D pen = sheet.pen(2);
      for (int row = 0; row <= cells.length; row++) {
        pen.drawLine(130, 370 + row * 45, 1130, 370 + row * 45);
      }
      for (int x : new int[] {130, 430, 680, 930, 1130}) {
        pen.drawLine(x, 370, x, 370 + cells.length * 45);
      }
      List<BlockShape> rows = analyser.analyse(sheet.image(), Sheet.DPI).blocks().stream()
          .filter(block -> block.box().y() > 350)
          .toList();
      assertThat(rows).hasSize(cells.length);
      for (int row = 0; row < cells.length; row++) {
        List<LineShape> cell = rows.get(row).lines();
        assertThat(cell).as("row %s", row).hasSize(at.length);
        for (int i = 0; i < at.length; i++) {
          assertThat((double) cell.get(i).box().x()).isCloseTo(at[i], within(8.0));
          assertThat(cell.get(i).baseline().first().y()).isCloseTo(400 + row * 45, within(5.0));
          assertThat(cell.get(i).xHeightPx()).isCloseTo(0.52 * SIZE, within(2.5));
        }
      }
    }
  }

  @Test
  void textUnderAStampIsFoundAndTheStampIsNot() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      Graphics2D pen = sheet.pen(5);
      Color ink = pen.getColor();
      pen.setColor(new Color(120, 120, 120));
      pen.drawOval(350, 330, 320, 320);
      pen.drawOval(415, 395, 190, 190);
      for (int i = 0; i < 16; i++) {
        double angle = 2 * Math.PI * i / 16;
        sheet.write(
            "МҰРАҒАТ АРХИВ КҚ".substring(i, i + 1),
            502 + 130 * Math.cos(angle),
            498 + 130 * Math.sin(angle),
            SIZE);
      }
      pen.setColor(ink);
      int written = sheet.column(150, 250, 800, 900, SIZE);
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      assertThat(found).hasSize(written);
      assertThat(found).allMatch(line -> line.box().x() < 160 && line.box().right() > 750);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "ruled", "squared"})
  void thinJoinedWritingWithLongLoopsIsText(String paper) throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      Graphics2D pen = sheet.pen(2);
      Color ink = pen.getColor();
      pen.setColor(new Color(170, 170, 170));
      for (int y = 45; !paper.equals("plain") && y < 1754; y += paper.equals("ruled") ? 60 : 30) {
        pen.drawLine(0, y, 1240, y);
      }
      for (int x = 10; paper.equals("squared") && x < 1240; x += 30) {
        pen.drawLine(x, 0, x, 1754);
      }
      pen.setColor(ink);
      int[] lettersOfWords = {9, 5, 12, 7, 8};
      List<Double> lines = List.of(300.0, 420.0, 540.0);
      for (double baseline : lines) {
        double x = 120;
        for (int letters : lettersOfWords) {
          pen.draw(joinedWord(x, baseline, letters));
          x += letters * LETTER + 45;
        }
      }
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      assertThat(found).hasSize(lines.size());
      for (int i = 0; i < found.size(); i++) {
        LineShape line = found.get(i);
        assertThat(line.xHeightPx()).isCloseTo(JOINED_X_HEIGHT, within(6.0));
        assertThat(line.box().x()).isLessThan(125);
        assertThat(line.box().right()).isGreaterThan(1000);
        double baseline = lines.get(i);
        assertThat(line.baseline().points())
            .allSatisfy(p -> assertThat(p.y()).isCloseTo(baseline, within(6.0)));
      }
    }
  }

  @Test
  void largeWritingAfterSmallPrintIsALineOfItsOwnInTheOrderOfTheForm() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      double[] ends = new double[4];
      for (int row = 0; row < ends.length; row++) {
        double y = 300 + 110 * row;
        ends[row] = sheet.write("Тегі / Фамилия, аты, жері:", 120, y, SIZE);
        sheet.pen(3).draw(joinedWord(ends[row] + 30, y, 12));
      }
      int below = sheet.column(120, 900, 900, 1500, SIZE);
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      assertThat(found).hasSize(2 * ends.length + below);
      for (int row = 0; row < ends.length; row++) {
        LineShape print = found.get(2 * row);
        LineShape large = found.get(2 * row + 1);
        assertThat((double) print.box().right()).isCloseTo(ends[row], within(20.0));
        assertThat(print.xHeightPx()).isCloseTo(0.52 * SIZE, within(3.0));
        assertThat((double) large.box().x()).isCloseTo(ends[row] + 30, within(20.0));
        assertThat(large.xHeightPx()).isCloseTo(JOINED_X_HEIGHT, within(6.0));
      }
    }
  }

  /** The name behind a rule is printed again; letters as large as the print do not tell where writing begins. */
  @Test
  void whatStandsOnARuleToWriteOnIsALineOfItsOwn() throws IOException {
    try (Sheet sheet = Sheet.a4()) {
      double[] ends = new double[4];
      for (int row = 0; row < ends.length; row++) {
        double y = 300 + 110 * row;
        ends[row] = sheet.write("Бас редактор:", 120, y, SIZE);
        sheet.pen(2).drawLine((int) ends[row] + 14, (int) y + 9, 860, (int) y + 9);
        sheet.pen(3).draw(joinedWord(ends[row] + 40, y, 4 + 2 * row));
        sheet.write("Н. Әбілев", 880, y, SIZE);
      }
      int below = sheet.column(120, 900, 900, 1500, SIZE);
      List<LineShape> found = lines(analyser.analyse(sheet.image(), Sheet.DPI));
      assertThat(found).hasSize(3 * ends.length + below);
      for (int row = 0; row < ends.length; row++) {
        Box written = found.get(3 * row + 1).box();
        assertThat((double) found.get(3 * row).box().right()).isCloseTo(ends[row], within(12.0));
        assertThat((double) written.x()).isCloseTo(ends[row] + 40, within(12.0));
        assertThat((double) written.right())
            .isCloseTo(ends[row] + 40 + (4 + 2 * row) * LETTER, within(12.0));
        assertThat((double) found.get(3 * row + 2).box().x()).isCloseTo(880, within(12.0));
      }
    }
  }

  private static final double LETTER = 18;
  private static final double JOINED_X_HEIGHT = 24;

  /** Up and down between the lines; the second letter has a loop above, the one before the last a loop below. */
  private static Path2D joinedWord(double left, double baseline, int letters) {
    Path2D.Double word = new Path2D.Double();
    word.moveTo(left, baseline);
    for (int i = 0; i < letters; i++) {
      double x = left + i * LETTER;
      double top = baseline - (i == 1 ? 2.4 : 1) * JOINED_X_HEIGHT;
      double foot = baseline + (i == letters - 2 ? 1.2 * JOINED_X_HEIGHT : 0);
      word.curveTo(x + 7, baseline, x + 14, top, x + 9, top);
      word.curveTo(x + 5, top, x + 7, foot, x + 9, foot);
      word.curveTo(x + 12, foot, x + 15, baseline, x + LETTER, baseline);
    }
    return word;
  }
}
