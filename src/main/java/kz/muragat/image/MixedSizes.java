package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import kz.muragat.image.Components.Piece;

/**
 * Parts a line where small letters go on as large ones, or large ones as small, as where somebody filled in a printed form:
 * each part is read better by itself.
 */
final class MixedSizes {

  /** In heights of the track. */
  private static final double LETTER = 0.45;

  private static final double WORD_GAP = 0.5;

  /** In heights of the smaller letters. */
  private static final double LEAST_GAP = 0.8;

  private static final double LARGER = 1.5;

  /** The same where the small letters lead to a rule. */
  private static final double LARGER_ON_RULE = 1.25;

  /** In heights of the smaller letters: how far from their feet a rule may be that they lead to. */
  private static final double REACH = 1;

  /** Between neighbours, one of which may be an abbreviation of capitals. */
  private static final double LEAST_STEP = 1.1;

  private static final int FEWEST_LETTERS = 3;

  private final Components components;
  private final List<Piece> rules;

  /**
   * @param rules level ones, which were taken out of the ink
   */
  MixedSizes(Components components, List<Piece> rules) {
    this.components = components;
    this.rules = rules;
  }

  /**
   * A word on a line.
   *
   * @param least height of its small letters, pixels: where they are joined, of the rows that they fill
   * @param most height of its small letters: the middle height of its pieces
   * @param foot the level they stand on
   */
  private record Word(int left, int right, double least, double most, double foot, double letters) {

    /** Letters of it that are joined. */
    double joined() {
      return least < most ? letters : 0;
    }
  }

  /**
   * A track for each part of a line; none where it is of one size.
   *
   * @param row indices of the pieces on the track, from left to right
   */
  List<Track> parts(Track track, List<Integer> row) {
    List<Track> parts = new ArrayList<>();
    part(words(row, track.height()), Word::most, parts);
    return parts.size() < 2 ? List.of() : parts;
  }

  /**
   * A level track of what is of one size.
   *
   * @param row indices of its pieces, at least one, from left to right
   * @param height about that of its letters, pixels
   */
  Track one(List<Integer> row, double height) {
    List<Track> one = new ArrayList<>();
    add(words(row, height), Word::least, one);
    return one.get(0);
  }

  private void part(List<Word> words, ToDoubleFunction<Word> size, List<Track> into) {
    int best = 0;
    double bestStep = LEAST_STEP;
    boolean rises = false;
    for (int i = 1; i < words.size(); i++) {
      List<Word> before = words.subList(0, i);
      List<Word> after = words.subList(i, words.size());
      Word last = words.get(i - 1);
      Word next = words.get(i);
      double up = middle(after, Word::least) / middle(before, Word::most);
      double down = middle(before, Word::least) / middle(after, Word::most);
      // The step is where two neighbours differ most.
      double step = up > down ? next.least() / last.most() : last.least() / next.most();
      double smaller = Math.min(middle(before, Word::most), middle(after, Word::most));
      List<Word> large = up > down ? after : before;
      boolean written = 2 * large.stream().mapToDouble(Word::joined).sum() >= letters(large);
      boolean entry = up > down && leadsToRule(last);
      if ((written || entry)
          && Math.max(up, down) > (entry ? LARGER_ON_RULE : LARGER)
          && step > bestStep
          && next.left() - last.right() > LEAST_GAP * smaller
          && letters(before) >= FEWEST_LETTERS
          && letters(after) >= FEWEST_LETTERS) {
        best = i;
        bestStep = step;
        rises = up > down;
      }
    }
    if (best > 0) {
      part(words.subList(0, best), rises ? Word::most : Word::least, into);
      part(words.subList(best, words.size()), rises ? Word::least : Word::most, into);
    } else if (!words.isEmpty()) {
      add(words, size, into);
    }
  }

  /** Whether behind a label there is a rule at its feet; what is written there may hide all but its end. */
  private boolean leadsToRule(Word label) {
    double reach = REACH * label.most();
    return rules.stream()
        .anyMatch(rule ->
            rule.x() > label.right() - reach / 2 && Math.abs(rule.y() - label.foot()) < reach);
  }

  private static void add(List<Word> words, ToDoubleFunction<Word> size, List<Track> into) {
    double height = middle(words, size);
    int left = words.get(0).left();
    int right = words.get(words.size() - 1).right();
    into.add(Track.level(left, right, middle(words, Word::foot) - height / 2, height));
  }

  /** The middle of a measure, each word weighing by its letters. */
  private static double middle(List<Word> words, ToDoubleFunction<Word> measure) {
    double half = letters(words) / 2;
    double last = 0;
    for (Word word : words.stream()
        .sorted((a, b) -> Double.compare(measure.applyAsDouble(a), measure.applyAsDouble(b)))
        .toList()) {
      half -= word.letters();
      last = measure.applyAsDouble(word);
      if (half <= 0) {
        break;
      }
    }
    return last;
  }

  private static double letters(List<Word> words) {
    return words.stream().mapToDouble(Word::letters).sum();
  }

  private List<Word> words(List<Integer> row, double height) {
    List<Word> words = new ArrayList<>();
    List<Word> open = new ArrayList<>();
    int reached = 0;
    for (int index : row) {
      if (components.pieces().get(index).height() < LETTER * height) {
        continue;
      }
      Word letter = letter(index);
      if (!open.isEmpty() && letter.left() - reached > WORD_GAP * height) {
        words.add(word(open));
        open.clear();
      }
      reached = open.isEmpty() ? letter.right() : Math.max(reached, letter.right());
      open.add(letter);
    }
    if (!open.isEmpty()) {
      words.add(word(open));
    }
    return words;
  }

  /** A piece, which may be several letters. */
  private Word letter(int index) {
    Piece piece = components.pieces().get(index);
    return JoinedWord.of(components, index)
        .filter(joined -> !joined.lies())
        .map(joined -> new Word(
            piece.x(),
            piece.right(),
            joined.xHeight(),
            piece.height(),
            piece.y() + joined.foot(),
            joined.letters()))
        .orElse(
            new Word(piece.x(), piece.right(), piece.height(), piece.height(), piece.bottom(), 1));
  }

  private static Word word(List<Word> letters) {
    return new Word(
        letters.get(0).left(),
        letters.stream().mapToInt(Word::right).max().orElseThrow(),
        middle(letters, Word::least),
        middle(letters, Word::most),
        middle(letters, Word::foot),
        letters(letters));
  }
}
