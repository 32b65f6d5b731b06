package kz.muragat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;
import kz.muragat.model.Style;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;
import org.junit.jupiter.api.Test;

class PlainTextTest {

  private static final Box BOX = new Box(0, 0, 100, 20);

  @Test
  void writesLinesBlocksAndPages() {
    Page first = page(
        1,
        block(BlockKind.HEADING, "БҰЙРЫҚ"),
        block(BlockKind.TEXT, "бірінші жол", "екінші жол"),
        block(BlockKind.TABLE_ROW, "1", "Иванов", "12,5"));
    assertThat(PlainText.of(first))
        .isEqualTo("БҰЙРЫҚ\n\nбірінші жол\nекінші жол\n\n1\tИванов\t12,5\n");
    assertThat(PlainText.of(List.of(first, page(2), page(3, block(BlockKind.TEXT, "соңы")))))
        .endsWith("12,5\n\f\fсоңы\n");
  }

  @Test
  void writesNothingForABlankPage() {
    assertThat(PlainText.of(page(1))).isEmpty();
  }

  private static Page page(int number, TextBlock... blocks) {
    TextOrigin origin = new TextOrigin(TextOrigin.Step.RECOGNISED, "Muragat", "v1", Instant.EPOCH);
    return new Page(number, 1000, 1400, 300, "a.pdf", 0, Language.KAZAKH, List.of(blocks), origin);
  }

  private static TextBlock block(BlockKind kind, String... lines) {
    return new TextBlock(
        "b", kind, BOX, Arrays.stream(lines).map(PlainTextTest::line).toList());
  }

  private static TextLine line(String text) {
    LineShape shape = new LineShape(Polyline.between(0, 15, 100, 15), Polygon.of(BOX), 8);
    List<Word> words = Arrays.stream(text.split(" "))
        .map(w -> new Word(w, BOX, 1, List.of(), List.of(), Language.KAZAKH))
        .toList();
    return new TextLine("l", shape, words, Style.PRINTED, Language.KAZAKH, false);
  }
}
