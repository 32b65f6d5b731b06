package kz.muragat.train.synth;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Box;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;
import kz.muragat.text.Alphabet;
import kz.muragat.text.LanguageGuess;

/**
 * Whole pages of running text in one or two columns, by one face or hand each, with the place of every word and line. Good
 * scans: paper, a light blur and noise. A page is decided by its seed, the shelves and the split. Immutable and
 * thread-safe.
 */
public final class SyntheticPages {

  /** A4 at this resolution. */
  public static final int DPI = 200;

  static final int WIDTH = 1654;
  static final int HEIGHT = 2339;

  private final Scribes scribes;
  private final TextShelf texts;
  private final Split split;
  private final Alphabet alphabet = Alphabet.standard();

  /**
   * A page.
   *
   * @param png its picture, 8-bit grey
   * @param page what is written where: boxes around the ink, confidence 1, marked as corrected
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record Made(byte[] png, Page page) {}

  /** @throws IllegalArgumentException where the texts have nothing in a language for the split */
  public SyntheticPages(FontShelf fonts, TextShelf texts, Split split) {
    this.scribes = new Scribes(fonts, split);
    this.texts = texts;
    this.split = split;
    for (Language language : List.of(Language.KAZAKH, Language.RUSSIAN)) {
      if (texts.sentences(language, split).isEmpty()) {
        throw new IllegalArgumentException("no " + language.tag() + " text for " + split);
      }
    }
  }

  /**
   * The page of a seed.
   *
   * @param fileName of its picture, as its ALTO names it
   */
  public Made page(long seed, String fileName) throws IOException {
    Dice dice = new Dice(seed);
    double which = dice.between(0, 1);
    FaceClass kind =
        which < 0.6 ? FaceClass.PRINT : which < 0.8 ? FaceClass.TYPESCRIPT : FaceClass.HAND;
    Scribe scribe = scribes
        .pick(scribes.has(kind) ? kind : FaceClass.HAND, "а", dice)
        .orElseThrow(() -> new IllegalStateException("nobody on the shelf can write"));
    Sheet sheet = new Sheet(scribe, dice);
    sheet.fill();
    GreyImage image =
        new Damage(sheet.frame, scribe, dice, 0).clean(sheet.writer.ink()).toGrey();
    return new Made(Png.bytes(image), sheet.page(fileName));
  }

  /** A word and its letters, in x-heights from the line's start and baseline. */
  private record SetWord(String text, List<LinePlan.Placed> letters) {

    Rectangle2D ink() {
      Rectangle2D all = new Rectangle2D.Double();
      for (int i = 0; i < letters.size(); i++) {
        Rectangle2D one = letters
            .get(i)
            .place()
            .createTransformedShape(letters.get(i).outline())
            .getBounds2D();
        all = i == 0 ? one : all.createUnion(one);
      }
      return all;
    }
  }

  /** One page in the making. */
  private final class Sheet {

    private final Scribe scribe;
    private final Dice dice;
    private final Frame frame;
    private final Writer writer;
    private final double pitch;
    private final int columns;
    private final double top;
    private final double bottom;
    private final double left;
    private final double right;
    private final double gutter = 4;
    private final List<TextBlock> blocks = new ArrayList<>();
    private final Deque<String> words = new ArrayDeque<>();
    private Language language;

    /** How many letters go into an x-height of a line: learnt from the lines before. */
    private double lettersPerUnit = 0.8;

    Sheet(Scribe scribe, Dice dice) {
      this.scribe = scribe;
      this.dice = dice;
      this.columns = scribe.kind() == FaceClass.PRINT && dice.chance(0.35) ? 2 : 1;
      double xHeight = columns == 2 ? dice.between(9, 12) : dice.between(10, 16);
      this.frame = new Frame(WIDTH, HEIGHT, xHeight, 0, 0, 0);
      this.writer = new Writer(frame);
      this.pitch = scribe.kind() == FaceClass.HAND ? dice.between(4.2, 5.5) : dice.between(2.9, 4);
      this.left = dice.between(120, 220) / xHeight;
      this.right = (WIDTH - dice.between(100, 180)) / xHeight;
      this.top = dice.between(150, 320) / xHeight;
      this.bottom = (HEIGHT - dice.between(150, 500)) / xHeight;
      this.language = dice.chance(0.5) ? Language.KAZAKH : Language.RUSSIAN;
    }

    void fill() {
      boolean mixed = dice.chance(0.35);
      double width = (right - left - gutter * (columns - 1)) / columns;
      for (int column = 0; column < columns; column++) {
        double x = left + column * (width + gutter);
        double y = top;
        while (y < bottom) {
          if (mixed && dice.chance(0.5)) {
            language = language == Language.KAZAKH ? Language.RUSSIAN : Language.KAZAKH;
          }
          y = paragraph(x, y, width) + pitch * dice.between(0, 0.6);
        }
      }
    }

    /** Writes a paragraph and returns where the next may stand. */
    private double paragraph(double x, double from, double width) {
      words.clear();
      int sentences = dice.whole(1, 5);
      for (int i = 0; i < sentences; i++) {
        for (String word : dice.pick(texts.sentences(language, split)).split(" ")) {
          if (!word.isEmpty() && alphabet.canWrite(word) && scribe.suits(word)) {
            words.add(word);
          }
        }
      }
      String id = String.format(Locale.ROOT, "p0001_b%02d", blocks.size() + 1);
      List<TextLine> lines = new ArrayList<>();
      double y = from;
      double indent = 2.5;
      while (!words.isEmpty() && y < bottom) {
        Optional<TextLine> line = line(
            String.format(Locale.ROOT, "%s_l%02d", id, lines.size() + 1),
            x + indent,
            y,
            width - indent);
        line.ifPresent(lines::add);
        y += pitch;
        indent = 0;
      }
      if (!lines.isEmpty()) {
        Box box = lines.get(0).shape().box();
        for (TextLine line : lines) {
          box = box.union(line.shape().box());
        }
        blocks.add(new TextBlock(id, BlockKind.TEXT, box, lines));
      }
      return y;
    }

    /** Writes as many of the waiting words as fit; a single word that is too long is dropped. */
    private Optional<TextLine> line(String id, double x, double y, double width) {
      List<String> chosen = new ArrayList<>();
      int letters = 0;
      while (!words.isEmpty()
          && (chosen.isEmpty() || letters + words.element().length() <= lettersPerUnit * width)) {
        letters += words.element().length() + 1;
        chosen.add(words.remove());
      }
      while (!chosen.isEmpty()) {
        List<SetWord> set = set(chosen);
        double end = set.get(set.size() - 1).ink().getMaxX();
        lettersPerUnit = Math.max(0.3, 0.98 * String.join(" ", chosen).length() / end);
        if (end <= width) {
          return Optional.of(put(id, set, x, y));
        }
        String last = chosen.remove(chosen.size() - 1);
        if (!chosen.isEmpty()) {
          words.addFirst(last);
        }
      }
      return Optional.empty();
    }

    /** A font sets the line as one, so that its letters have one width; a pen's words keep apart by themselves. */
    private List<SetWord> set(List<String> chosen) {
      List<SetWord> set = new ArrayList<>();
      if (!(scribe instanceof Face)) {
        double at = 0;
        for (String word : chosen) {
          LinePlan plan = scribe.write(new LineText(word, language, false), dice, 0.3);
          set.add(new SetWord(word, moved(plan.letters(), at - plan.left())));
          at += plan.width() - plan.left() + dice.between(0.8, 1.5);
        }
        return set;
      }
      LinePlan plan =
          scribe.write(new LineText(String.join(" ", chosen), language, false), dice, 0.2);
      Deque<LinePlan.Placed> letters = new ArrayDeque<>(plan.letters());
      for (String word : chosen) {
        List<LinePlan.Placed> own = new ArrayList<>();
        for (int i = word.codePointCount(0, word.length()); i > 0; i--) {
          own.add(letters.remove());
          // A typewriter may strike a letter twice.
          while (!letters.isEmpty() && again(own.get(own.size() - 1), letters.element())) {
            own.add(letters.remove());
          }
        }
        set.add(new SetWord(word, own));
      }
      return set;
    }

    private boolean again(LinePlan.Placed first, LinePlan.Placed second) {
      return scribe.kind() == FaceClass.TYPESCRIPT
          && first.outline() == second.outline()
          && Math.abs(first.place().getTranslateX() - second.place().getTranslateX()) < 0.3;
    }

    private static List<LinePlan.Placed> moved(List<LinePlan.Placed> letters, double right) {
      List<LinePlan.Placed> moved = new ArrayList<>();
      for (LinePlan.Placed letter : letters) {
        AffineTransform place = AffineTransform.getTranslateInstance(right, 0);
        place.concatenate(letter.place());
        moved.add(new LinePlan.Placed(letter.outline(), place, letter.strength()));
      }
      return moved;
    }

    private TextLine put(String id, List<SetWord> set, double x, double y) {
      List<Word> written = new ArrayList<>();
      for (SetWord word : set) {
        writer.write(new LinePlan(word.letters, 0, 1, 0, 0), x, y);
        written.add(new Word(word.text, box(word.ink(), x, y), 1, List.of(), List.of(), language));
      }
      Box box = written.get(0).box();
      for (Word word : written) {
        box = box.union(word.box());
      }
      double baseline = y * frame.scale();
      LineShape shape = new LineShape(
          Polyline.between(box.x(), baseline, box.right(), baseline),
          Polygon.of(box),
          frame.scale());
      return new TextLine(id, shape, written, scribe.kind().style(), language, true);
    }

    private Box box(Rectangle2D ink, double x, double y) {
      double scale = frame.scale();
      int fromX = (int) Math.floor((x + ink.getMinX()) * scale);
      int fromY = (int) Math.floor((y + ink.getMinY()) * scale);
      int toX = (int) Math.ceil((x + ink.getMaxX()) * scale);
      int toY = (int) Math.ceil((y + ink.getMaxY()) * scale);
      return new Box(fromX, fromY, Math.max(1, toX - fromX), Math.max(1, toY - fromY));
    }

    Page page(String fileName) {
      return new Page(
          1,
          WIDTH,
          HEIGHT,
          DPI,
          fileName,
          0,
          LanguageGuess.mostOf(blocks.stream()
              .flatMap(block -> block.lines().stream())
              .map(TextLine::language)
              .toList()),
          blocks,
          new TextOrigin(
              TextOrigin.Step.RECOGNISED, "Muragat synthesise", scribe.name(), Instant.EPOCH));
    }
  }
}
