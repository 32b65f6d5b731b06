package kz.muragat.train.synth;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;

/**
 * Lines set in fonts, aged and scanned, with their labels: as many as there are seeds.
 *
 * <p>A line is decided by its seed and hardness, the shelves and the split, nothing else. About one line in thirty has no
 * text and the label "", so that dirt is not learnt as letters. Immutable and thread-safe.
 *
 * <pre>{@code
 * LineSource lines = new SyntheticLines(FontShelf.load(List.of(fonts)), TextShelf.load(texts), Split.TRAIN, alphabet);
 * LabelledLine line = lines.line(42, 0.7);
 * }</pre>
 */
public final class SyntheticLines implements LineSource {

  /** Height of every picture in pixels. */
  public static final int HEIGHT = 48;

  /** Width in pixels that no picture exceeds. */
  public static final int MAX_WIDTH = 1600;

  private static final double EMPTY_SHARE = 0.03;
  private static final double LETTER_WIDTH = 1.15;
  private static final double LOWEST_WORD = 1.15;

  /** Of the handwriting that is learnt from, so much is in lines of a word or two: collections have single words. */
  private static final double WORD_SHARE = 0.15;

  private static final int LONGEST_WORD = 14;
  private static final int ATTEMPTS = 40;

  private final TextMaker texts;
  private final Scribes scribes;
  private final LineMix mix;

  /**
   * Makes a source.
   *
   * @param alphabet code points that labels may have, the space among them; other characters are left out of texts
   * @throws IllegalArgumentException where the shelf has no face, or the texts no sentence, of the split
   */
  public SyntheticLines(FontShelf fonts, TextShelf shelf, Split split, Set<Integer> alphabet) {
    this(fonts, shelf, split, alphabet, LineMix.ALL);
  }

  /** The same with another mix of print and handwriting. */
  public SyntheticLines(
      FontShelf fonts, TextShelf shelf, Split split, Set<Integer> alphabet, LineMix mix) {
    this.mix = mix;
    this.texts = new TextMaker(shelf, split, alphabet);
    this.scribes = new Scribes(fonts, split);
    if (scribes.isEmpty()) {
      throw new IllegalArgumentException(
          "no face on the shelf is for " + split + "; add a folder of fonts");
    }
  }

  @Override
  public LabelledLine line(long seed, double hardness) {
    if (!(hardness >= 0 && hardness <= 1)) {
      throw new IllegalArgumentException("hardness lies between 0 and 1, not at " + hardness);
    }
    Dice dice = new Dice(seed);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      FaceClass kind = kind(dice, hardness);
      Frame.Room room = Frame.Room.draw(dice, hardness);
      int fitting = (int) ((MAX_WIDTH - 40) / (HEIGHT / room.height() * LETTER_WIDTH));
      boolean word = kind == FaceClass.HAND && dice.chance(WORD_SHARE);
      int most = word ? dice.whole(3, LONGEST_WORD) : Math.max(6, fitting);
      LineText text = texts.make(dice, most);
      Optional<Scribe> scribe = scribes.pick(kind, text.text(), dice);
      if (!text.text().isEmpty() && scribe.isPresent()) {
        LabelledLine line = picture(text, scribe.get(), room, dice, hardness);
        if (line.image().width() <= MAX_WIDTH) {
          return line;
        }
      }
    }
    throw new IllegalStateException("no face of the shelf covers the texts: seed " + seed);
  }

  /**
   * The picture of a given text, cut at a word's end where it is too long.
   *
   * @param kind of the faces, one of which is drawn
   * @param text that some face of the kind can write
   */
  LabelledLine line(long seed, double hardness, FaceClass kind, LineText text) {
    Dice dice = new Dice(seed);
    return line(
        dice,
        hardness,
        text,
        shorter -> scribes.pick(kind, shorter, dice),
        any -> Frame.Room.draw(any, hardness));
  }

  /** The picture of a given text in a given hand, cut at a word's end where it is too long. */
  LabelledLine line(long seed, double hardness, Scribe scribe, Framing framing, LineText text) {
    return line(new Dice(seed), hardness, text, any -> Optional.of(scribe), framing::room);
  }

  private LabelledLine line(
      Dice dice,
      double hardness,
      LineText text,
      Function<String, Optional<Scribe>> writers,
      Function<Dice, Frame.Room> rooms) {
    String rest = text.text();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String left = rest;
      Optional<Scribe> scribe = writers.apply(left).filter(any -> any.suits(left));
      if (scribe.isPresent()) {
        LineText whole = new LineText(left, text.language(), false);
        Frame.Room room = rooms.apply(dice);
        LabelledLine line = picture(whole, scribe.get(), room, dice, hardness);
        if (line.image().width() <= MAX_WIDTH && !line.text().isEmpty()) {
          return line;
        }
        int lastWord = left.lastIndexOf(' ');
        rest = line.text().isEmpty() || lastWord < 0 ? left : left.substring(0, lastWord);
      }
    }
    throw new IllegalStateException("no face of the shelf can write '" + text.text() + "'");
  }

  /** A text that this source would write. */
  LineText text(Dice dice, int lettersAtMost) {
    return texts.make(dice, lettersAtMost);
  }

  /** A pen of this source's split. */
  Scribe writer(int number) {
    return scribes.writer(number);
  }

  private FaceClass kind(Dice dice, double hardness) {
    return scribes.orAnother(mix.draw(dice, hardness), dice);
  }

  private LabelledLine picture(
      LineText any, Scribe scribe, Frame.Room drawn, Dice dice, double hardness) {
    // A typewriter has one dash, and a pen's is as long as it happens to be.
    LineText text = scribe.kind() == FaceClass.PRINT ? any : any.withHyphens();
    boolean empty = dice.chance(EMPTY_SHARE);
    boolean damaged = empty || dice.chance(0.7 * hardness);
    LinePlan plan = scribe.write(text, dice, damaged ? hardness : 0.35 * hardness);
    boolean capitals = text.text().codePoints().noneMatch(Character::isLowerCase);
    // Croppers take the height of capitals for the x-height where there is nothing else.
    double unit = capitals && dice.chance(0.6) ? dice.between(1, scribe.capHeight()) : 1;
    double fall = Math.tan(Math.toRadians(dice.bell(0, 0.35 * hardness)));
    fall = Math.max(-0.5 / plan.width(), Math.min(0.5 / plan.width(), fall));
    boolean word = scribe.kind() == FaceClass.HAND && !text.text().contains(" ");
    // Collections of written words are cut to the ink, however low that is.
    double least = word && dice.chance(0.6) ? LOWEST_WORD : Frame.Room.LEAST_ROOM;
    Frame.Room cut = word && dice.chance(0.4)
        ? new Frame.Room(0, 0)
        : new Frame.Room(drawn.above() * unit, drawn.below() * unit);
    Frame.Room room = cut.around(plan, fall, least);
    Frame frame = Frame.draw(plan, room, fall, dice, hardness);
    Writer writer = new Writer(frame);
    if (!empty) {
      writer.write(plan, 0, 0);
    }
    if (damaged && dice.chance(0.4)) {
      neighbours(writer, scribe, room, dice, hardness);
    }
    Damage damage = new Damage(frame, scribe, dice, hardness);
    Plane ink = writer.ink();
    Plane scan = damaged
        ? damage.damaged(ink, () -> otherSide(frame, scribe, dice, hardness))
        : damage.clean(ink);
    int width = Math.max(HEIGHT, (int) Math.round(scan.width * (double) HEIGHT / scan.height));
    GreyImage image = scan.scaled(width, HEIGHT).toGrey();
    return new LabelledLine(
        image,
        empty ? "" : text.text(),
        scribe.kind().style(),
        damaged ? LabelledLine.DAMAGED : LabelledLine.CLEAN,
        scribe.name(),
        empty ? Language.UNDETERMINED : text.language());
  }

  /** What reaches into the picture from the lines above and below: less of them than could be read. */
  private void neighbours(
      Writer writer, Scribe scribe, Frame.Room room, Dice dice, double hardness) {
    if (dice.chance(0.7)) {
      double distance = Math.max(2.3, room.above() + dice.between(-0.3, 0.6));
      writer.write(neighbour(scribe, dice, hardness), dice.between(-8, 3), -distance);
    }
    if (dice.chance(0.7)) {
      double distance = Math.max(2.3, room.below() + dice.between(0.7, 2.0));
      writer.write(neighbour(scribe, dice, hardness), dice.between(-8, 3), distance);
    }
  }

  private LinePlan neighbour(Scribe scribe, Dice dice, double hardness) {
    StringBuilder known = new StringBuilder();
    texts
        .make(dice, 90)
        .text()
        .codePoints()
        .filter(c -> scribe.has(c))
        .forEach(known::appendCodePoint);
    return scribe.write(
        new LineText(known.toString(), Language.UNDETERMINED, false), dice, hardness);
  }

  private Plane otherSide(Frame frame, Scribe scribe, Dice dice, double hardness) {
    Writer writer = new Writer(frame);
    writer.write(neighbour(scribe, dice, hardness), dice.between(-5, 2), dice.between(-1.5, 1.5));
    return writer.ink();
  }
}
