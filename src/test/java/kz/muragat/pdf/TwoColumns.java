package kz.muragat.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** A page of a heading and two columns, as it was found in a scan with a skew of 0.8 degrees; its words are none. */
final class TwoColumns {

  private TwoColumns() {}

  static Page page() throws IOException {
    Map<String, List<TextLine>> blocks = new LinkedHashMap<>();
    try (InputStream in = TwoColumns.class.getResourceAsStream("two-columns.tsv")) {
      for (String row : new String(
              Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .split("\n")) {
        if (row.startsWith("#")) {
          continue;
        }
        String[] fields = row.split("\t");
        List<TextLine> lines = blocks.computeIfAbsent(fields[0], any -> new ArrayList<>());
        List<Point> baseline = Arrays.stream(fields[2].split(" "))
            .map(point -> point.split(","))
            .map(at -> new Point(Double.parseDouble(at[0]), Double.parseDouble(at[1])))
            .toList();
        List<Word> words = Arrays.stream(fields[4].split(" "))
            .map(word -> Samples.word(word.split(",", 5)[4], box(word)))
            .toList();
        lines.add(new TextLine(
            "b" + fields[0] + "l" + lines.size(),
            new LineShape(
                new Polyline(baseline), Polygon.of(box(fields[3])), Double.parseDouble(fields[1])),
            words,
            Style.PRINTED,
            Language.KAZAKH,
            false));
      }
    }
    List<TextBlock> found = new ArrayList<>();
    blocks.forEach((id, lines) -> found.add(new TextBlock(
        id,
        BlockKind.TEXT,
        lines.stream().map(line -> line.shape().box()).reduce(Box::union).orElseThrow(),
        lines)));
    return new Page(1, 2480, 3508, 300, "scan.pdf", 0, Language.KAZAKH, found, Samples.READ);
  }

  private static Box box(String numbers) {
    String[] at = numbers.split(",");
    return new Box(
        Integer.parseInt(at[0]),
        Integer.parseInt(at[1]),
        Integer.parseInt(at[2]),
        Integer.parseInt(at[3]));
  }
}
