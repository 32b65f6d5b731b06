package kz.muragat.web;

import java.util.List;
import java.util.Locale;
import kz.muragat.model.Alternative;
import kz.muragat.model.Box;
import kz.muragat.model.Page;
import kz.muragat.model.Point;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;

/**
 * A page as the API gives it; coordinates in pixels of the picture as displayed.
 *
 * @param rotation clockwise degrees that make the picture upright: 0, 90, 180 or 270
 */
record PageJson(
    int number, int width, int height, int rotation, String language, List<Block> blocks) {

  /** A block of lines. */
  record Block(String id, String kind, Box box, List<Line> lines) {}

  /** A line; polygon and baseline are lists of [x, y]. */
  record Line(
      String id,
      String text,
      Box box,
      List<List<Double>> polygon,
      List<List<Double>> baseline,
      double confidence,
      String style,
      String language,
      boolean corrected,
      List<WordOf> words) {}

  /** A word with its next-best readings. */
  record WordOf(String text, Box box, double confidence, List<String> alternatives) {}

  static PageJson of(Page page) {
    return new PageJson(
        page.number(),
        page.widthPx(),
        page.heightPx(),
        page.quarterTurns() * 90,
        page.language().tag(),
        page.blocks().stream().map(PageJson::block).toList());
  }

  private static Block block(TextBlock block) {
    return new Block(
        block.id(),
        block.kind().name().toLowerCase(Locale.ROOT),
        block.box(),
        block.lines().stream().map(PageJson::line).toList());
  }

  static Line line(TextLine line) {
    return new Line(
        line.id(),
        line.text(),
        line.shape().box(),
        points(line.shape().boundary().points()),
        points(line.shape().baseline().points()),
        line.confidence(),
        line.style().name().toLowerCase(Locale.ROOT),
        line.language().tag(),
        line.corrected(),
        line.words().stream().map(PageJson::word).toList());
  }

  private static WordOf word(Word word) {
    return new WordOf(
        word.text(),
        word.box(),
        word.confidence(),
        word.alternatives().stream().map(Alternative::text).toList());
  }

  private static List<List<Double>> points(List<Point> points) {
    return points.stream().map(point -> List.of(point.x(), point.y())).toList();
  }
}
