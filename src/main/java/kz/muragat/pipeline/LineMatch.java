package kz.muragat.pipeline;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.muragat.model.Box;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;

/**
 * Which lines of a page the lines of another description of it are: those of the same id at the same place, else those that
 * share most of their place. The other may have the page in another size, but not in another shape.
 *
 * @param texts of the lines given, by the ids of the page's own lines
 * @param given how many lines there were
 */
record LineMatch(Map<String, String> texts, int given) {

  /** Of the smaller line's area, this share at least lies within the other. */
  private static final double SHARED = 0.5;

  /** By how much the sides may differ in scale; more means another picture. */
  private static final double SAME_SHAPE = 0.02;

  LineMatch {
    texts = Map.copyOf(texts);
  }

  /** Whether the two are descriptions of one page: at least half of the lines given are its lines. */
  boolean isOfThePage() {
    return given > 0 && 2 * texts.size() >= given;
  }

  static LineMatch of(Page given, Page page) {
    double scale = (double) page.widthPx() / given.widthPx();
    double scaleY = (double) page.heightPx() / given.heightPx();
    List<TextLine> lines = given.lines().toList();
    Map<String, String> texts = new HashMap<>();
    if (Math.abs(scale - scaleY) <= SAME_SHAPE * scale) {
      Set<TextLine> free = new HashSet<>(page.lines().toList());
      for (TextLine line : lines) {
        Box place = scaled(line.shape().box(), scale);
        Optional<TextLine> own = free.stream()
            .filter(candidate -> shared(place, candidate.shape().box()) >= SHARED)
            .max(Comparator.<TextLine>comparingInt(
                    candidate -> candidate.id().equals(line.id()) ? 1 : 0)
                .thenComparingDouble(
                    candidate -> likeness(place, candidate.shape().box())));
        if (own.isPresent()) {
          free.remove(own.get());
          texts.put(own.get().id(), line.text());
        }
      }
    }
    return new LineMatch(texts, lines.size());
  }

  private static Box scaled(Box box, double scale) {
    return new Box(
        (int) Math.round(box.x() * scale),
        (int) Math.round(box.y() * scale),
        Math.max(1, (int) Math.round(box.width() * scale)),
        Math.max(1, (int) Math.round(box.height() * scale)));
  }

  private static double shared(Box one, Box other) {
    return common(one, other) / Math.min(area(one), area(other));
  }

  private static double likeness(Box one, Box other) {
    double common = common(one, other);
    return common / (area(one) + area(other) - common);
  }

  private static double common(Box one, Box other) {
    double width = Math.min(one.right(), other.right()) - Math.max(one.x(), other.x());
    double height = Math.min(one.bottom(), other.bottom()) - Math.max(one.y(), other.y());
    return Math.max(0, width) * Math.max(0, height);
  }

  private static double area(Box box) {
    return (double) box.width() * box.height();
  }
}
