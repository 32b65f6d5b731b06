package kz.muragat.pipeline;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.Box;
import kz.muragat.model.GreyImage;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import kz.muragat.text.CharacterMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the words of a line's new text stand, told by where those of its old text stood: letters that stayed keep their
 * place, others are put between them. A word that stayed whole keeps its box to the pixel. Where words part anew, the ink
 * decides: the widest blank near the place worked out.
 */
final class WordPlaces {

  /** A word whose place is narrower than this share of its letters' usual width was squeezed in by the reckoning. */
  private static final double SQUEEZED = 0.35;
  /** How far from the place worked out the blank between two words is looked for, in letters. */
  private static final double NEAR = 2.0;
  /** Ink is darker than this share of the way from the darkest to the lightest pixel. */
  private static final double INK_SHARE = 0.55;

  private final List<Word> old;
  private final boolean across;
  private final int direction;
  private final int[] oldText;
  /** By index of the old code point, along the line: where it begins and where it ends. */
  private final double[] from;

  private final double[] to;
  private final int[] wordOf;

  private WordPlaces(TextLine line) {
    old = line.words();
    double dx =
        line.shape().baseline().last().x() - line.shape().baseline().first().x();
    double dy =
        line.shape().baseline().last().y() - line.shape().baseline().first().y();
    across = Math.abs(dx) >= Math.abs(dy);
    direction = (across ? dx : dy) >= 0 ? 1 : -1;
    oldText = line.text().codePoints().toArray();
    from = new double[oldText.length];
    to = new double[oldText.length];
    wordOf = new int[oldText.length];
    int at = 0;
    for (int w = 0; w < old.size(); w++) {
      double begin = begin(old.get(w).box());
      double end = end(old.get(w).box());
      int letters = (int) old.get(w).text().codePoints().count();
      for (int i = 0; i < letters; i++, at++) {
        from[at] = begin + (end - begin) * i / letters;
        to[at] = begin + (end - begin) * (i + 1) / letters;
        wordOf[at] = w;
      }
      if (w + 1 < old.size()) {
        from[at] = end;
        to[at] = begin(old.get(w + 1).box());
        wordOf[at++] = -1;
      }
    }
  }

  /**
   * The boxes of new words.
   *
   * @param line as it was
   * @param words that stand there instead, one or more, none empty
   * @param page the page picture its geometry belongs to; null where there is none to look at
   */
  static List<Box> of(TextLine line, List<String> words, @Nullable GreyImage page) {
    return new WordPlaces(line).places(words, page);
  }

  private List<Box> places(List<String> words, @Nullable GreyImage page) {
    int[] fresh = String.join(" ", words).codePoints().toArray();
    int[] map = CharacterMap.of(oldText, fresh);
    List<Span> spans = new ArrayList<>();
    int at = 0;
    for (String word : words) {
      int letters = (int) word.codePoints().count();
      spans.add(span(map, at, at + letters, word));
      at += letters + 1;
    }
    spread(spans);
    for (int i = 0; page != null && across && i + 1 < spans.size(); i++) {
      if (spans.get(i).kept == null || spans.get(i + 1).kept == null) {
        part(spans.get(i), spans.get(i + 1), page);
      }
    }
    return spans.stream().map(this::box).toList();
  }

  private Span span(int[] map, int first, int end, String word) {
    int w = map[first] < 0 ? -1 : wordOf[map[first]];
    if (w >= 0 && old.get(w).text().equals(word) && whole(map, first, end)) {
      Box box = old.get(w).box();
      return new Span(begin(box), end(box), end - first, box);
    }
    return new Span(edge(map, first, true), edge(map, end - 1, false), end - first, null);
  }

  private static boolean whole(int[] map, int first, int end) {
    for (int i = first; i < end; i++) {
      if (map[i] != map[first] + i - first) {
        return false;
      }
    }
    return true;
  }

  /** Where a new letter begins or ends; one that was put in lies between those that stayed, in equal parts. */
  private double edge(int[] map, int index, boolean begin) {
    if (map[index] >= 0) {
      return begin ? from[map[index]] : to[map[index]];
    }
    int before = index;
    while (before >= 0 && map[before] < 0) {
      before--;
    }
    int after = index;
    while (after < map.length && map[after] < 0) {
      after++;
    }
    double left = before < 0 ? from[0] : to[map[before]];
    double right = after >= map.length ? to[to.length - 1] : from[map[after]];
    double share = (index - before - (begin ? 1.0 : 0.0)) / (after - before - 1);
    return left + Math.max(0, right - left) * share;
  }

  /** Words that got next to no room share that of their neighbours by letters. */
  private void spread(List<Span> spans) {
    double letter = Math.max(1, (to[to.length - 1] - from[0]) / oldText.length);
    for (int i = 0; i < spans.size(); i++) {
      if (spans.get(i).width() < SQUEEZED * letter * spans.get(i).letters) {
        share(spans.subList(Math.max(0, i - 1), Math.min(spans.size(), i + 2)));
      }
    }
  }

  private static void share(List<Span> spans) {
    double begin = spans.get(0).begin;
    double end = Math.max(spans.get(spans.size() - 1).end, begin + 1);
    double letters = spans.size() - 1.0;
    for (Span span : spans) {
      letters += span.letters;
    }
    double done = 0;
    for (Span span : spans) {
      span.begin = begin + (end - begin) * done / letters;
      span.end = begin + (end - begin) * (done + span.letters) / letters;
      span.kept = null;
      done += span.letters + 1;
    }
  }

  /** Puts the end of one word and the beginning of the next to the two sides of the blank between them. */
  private void part(Span left, Span right, GreyImage page) {
    double letter = (right.end - left.begin) / (left.letters + right.letters + 1);
    double middle = (left.end + right.begin) / 2;
    int first = (int) Math.max(left.begin + letter / 2, middle - NEAR * letter);
    int last = (int) Math.min(right.end - letter / 2, middle + NEAR * letter);
    Box rows = union(left.begin, right.end);
    int limit = limit(page, rows);
    int bestFrom = 0;
    int bestTo = 0;
    int runFrom = first;
    for (int u = first; u <= last + 1; u++) {
      if (u > last || ink(page, direction * u, rows, limit)) {
        if (u - runFrom > bestTo - bestFrom) {
          bestFrom = runFrom;
          bestTo = u;
        }
        runFrom = u + 1;
      }
    }
    if (bestTo - bestFrom >= 2) {
      if (left.kept == null) {
        left.end = bestFrom;
      }
      if (right.kept == null) {
        right.begin = bestTo;
      }
    }
  }

  private static int limit(GreyImage page, Box rows) {
    int darkest = 255;
    int lightest = 0;
    for (int y = Math.max(0, rows.y()); y < Math.min(page.height(), rows.bottom()); y++) {
      for (int x = Math.max(0, rows.x()); x < Math.min(page.width(), rows.right()); x++) {
        darkest = Math.min(darkest, page.at(x, y));
        lightest = Math.max(lightest, page.at(x, y));
      }
    }
    return (int) (darkest + (lightest - darkest) * INK_SHARE);
  }

  private static boolean ink(GreyImage page, int x, Box rows, int limit) {
    if (x < 0 || x >= page.width()) {
      return false;
    }
    for (int y = Math.max(0, rows.y()); y < Math.min(page.height(), rows.bottom()); y++) {
      if (page.at(x, y) < limit) {
        return true;
      }
    }
    return false;
  }

  private Box box(Span span) {
    if (span.kept != null) {
      return span.kept;
    }
    Box around = union(span.begin, span.end);
    int low = (int) Math.floor(Math.min(direction * span.begin, direction * span.end));
    int high = (int) Math.ceil(Math.max(direction * span.begin, direction * span.end));
    int extent = Math.max(1, high - low);
    return across
        ? new Box(low, around.y(), extent, around.height())
        : new Box(around.x(), low, around.width(), extent);
  }

  /** Around the old words that a stretch touches; around all where it touches none. */
  private Box union(double begin, double end) {
    return old.stream()
        .map(Word::box)
        .filter(box -> begin(box) < end && end(box) > begin)
        .reduce(Box::union)
        .orElseGet(() -> old.stream().map(Word::box).reduce(Box::union).orElseThrow());
  }

  private double begin(Box box) {
    if (across) {
      return direction > 0 ? box.x() : -box.right();
    }
    return direction > 0 ? box.y() : -box.bottom();
  }

  private double end(Box box) {
    if (across) {
      return direction > 0 ? box.right() : -box.x();
    }
    return direction > 0 ? box.bottom() : -box.y();
  }

  /** A word's stretch along the line while it is being worked out. */
  private static final class Span {
    private double begin;
    private double end;
    private final int letters;
    private @Nullable Box kept;

    Span(double begin, double end, int letters, @Nullable Box kept) {
      this.begin = begin;
      this.end = end;
      this.letters = letters;
      this.kept = kept;
    }

    double width() {
      return end - begin;
    }
  }
}
