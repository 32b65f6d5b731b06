package kz.muragat.alto;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import kz.muragat.model.Alternative;
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
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;

/** Pages with everything a page can have, in any combination, from a seed. */
final class RandomPages {

  private static final String LETTERS = "абвгәғқңөұүһіѣѳЖШ09.,\"'<>&«»№—𐍈\u00a0";
  private static final int NINTHS = 9;

  private final Random random;

  RandomPages(long seed) {
    this.random = new Random(seed);
  }

  Page page() {
    List<TextBlock> blocks = new ArrayList<>();
    int number = 1 + random.nextInt(300);
    for (int b = random.nextInt(5); b > 0; b--) {
      blocks.add(block(String.format(Locale.ROOT, "p%04d_b%02d", number, b)));
    }
    return new Page(
        number,
        1 + random.nextInt(5000),
        1 + random.nextInt(5000),
        random.nextBoolean() ? 300 : 72 + 500 * random.nextDouble(),
        random.nextInt(9) == 0 ? "" : "Дело \"45\" & <1>.pdf",
        random.nextInt(4),
        any(Language.values()),
        blocks,
        origin());
  }

  private TextOrigin origin() {
    return new TextOrigin(
        any(TextOrigin.Step.values()),
        random.nextBoolean() ? "Muragat 0.1.0-SNAPSHOT" : "Muragat",
        random.nextBoolean() ? "" : "2026-11-a; dpi=1",
        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
  }

  private TextBlock block(String id) {
    List<TextLine> lines = IntStream.rangeClosed(0, random.nextInt(4))
        .mapToObj(i -> line(id + "_l" + i))
        .toList();
    return new TextBlock(id, any(BlockKind.values()), box(), lines);
  }

  private TextLine line(String id) {
    List<Word> words = new ArrayList<>();
    int last = random.nextInt(6);
    for (int i = 0; i <= last; i++) {
      words.add(word(i == last && random.nextInt(3) == 0));
    }
    LineShape shape = new LineShape(
        new Polyline(points(2)), new Polygon(points(3)), 0.1 + 40 * random.nextDouble());
    return new TextLine(
        id, shape, words, any(Style.values()), any(Language.values()), random.nextBoolean());
  }

  private Word word(boolean cut) {
    String text = letters() + (cut ? "а-" : "");
    int length = random.nextBoolean() ? text.codePointCount(0, text.length()) : 0;
    List<Double> confidences = IntStream.range(0, length)
        .mapToObj(i -> 1 - random.nextInt(NINTHS + 1) / (double) NINTHS)
        .toList();
    List<Alternative> alternatives = IntStream.range(0, Math.max(0, random.nextInt(5) - 2))
        .mapToObj(i -> new Alternative(letters().replace("\u00a0", ""), random.nextDouble()))
        .toList();
    return new Word(
        text, box(), random.nextDouble(), confidences, alternatives, any(Language.values()));
  }

  private String letters() {
    StringBuilder letters = new StringBuilder("а");
    int[] all = LETTERS.codePoints().toArray();
    for (int n = random.nextInt(8); n > 0; n--) {
      letters.appendCodePoint(all[random.nextInt(all.length)]);
    }
    return letters.toString();
  }

  private List<Point> points(int atLeast) {
    return IntStream.range(0, atLeast + random.nextInt(4))
        .mapToObj(i -> new Point(coordinate(), coordinate()))
        .toList();
  }

  private double coordinate() {
    double exact = random.nextDouble() * 3000 - 100;
    return random.nextBoolean() ? Math.rint(exact) + 0.0 : exact;
  }

  private Box box() {
    return new Box(
        random.nextInt(3000) - 50,
        random.nextInt(3000) - 50,
        1 + random.nextInt(500),
        1 + random.nextInt(80));
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
