package kz.muragat.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import kz.muragat.model.Box;
import kz.muragat.model.LineShape;
import kz.muragat.model.Polygon;
import kz.muragat.model.Polyline;
import org.junit.jupiter.api.Test;

class LineScoreTest {

  private static LineShape line(int x, int y, int width, int height) {
    return new LineShape(
        Polyline.between(x, y + height * 0.7, x + width, y + height * 0.7),
        Polygon.of(new Box(x, y, width, height)),
        height * 0.4);
  }

  @Test
  void aGenerousBoundaryIsNoFault() {
    LineScore score = LineScore.of(
        List.of(line(0, 0, 500, 60), line(0, 50, 500, 60)),
        List.of(line(5, 15, 490, 30), line(5, 65, 490, 30)));
    assertThat(score).isEqualTo(new LineScore(2, 2, 2));
    assertThat(score.f1()).isEqualTo(1);
  }

  @Test
  void aLineInTwoPiecesCostsPrecisionAndPerhapsRecall() {
    LineScore uneven = LineScore.of(
        List.of(line(0, 0, 500, 40)), List.of(line(0, 0, 350, 40), line(360, 0, 140, 40)));
    assertThat(uneven).isEqualTo(new LineScore(1, 2, 1));
    LineScore even = LineScore.of(
        List.of(line(0, 0, 500, 40)), List.of(line(0, 0, 240, 40), line(260, 0, 240, 40)));
    assertThat(even.recall()).isZero();
  }

  @Test
  void pagesAddUp() {
    LineScore both = new LineScore(10, 9, 9).plus(new LineScore(10, 11, 10));
    assertThat(both.precision()).isCloseTo(0.95, within(1e-9));
    assertThat(both.recall()).isCloseTo(0.95, within(1e-9));
    assertThat(LineScore.of(List.of(), List.of()).f1()).isEqualTo(1);
  }
}
