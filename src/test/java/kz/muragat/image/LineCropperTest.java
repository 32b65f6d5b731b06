package kz.muragat.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import kz.muragat.model.Box;
import kz.muragat.model.GreyImage;
import kz.muragat.model.LineShape;
import org.junit.jupiter.api.Test;

class LineCropperTest {

  private static final double SIZE = 40;
  private static final double X_HEIGHT = 0.52 * SIZE;

  private final PageAnalyser analyser = new PageAnalyser();
  private final LineCropper cropper = new LineCropper();

  private LineShape onlyLine(Sheet sheet) {
    var lines = analyser.analyse(sheet.image(), Sheet.DPI).blocks().stream()
        .flatMap(b -> b.lines().stream())
        .toList();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  /** The lowest dark row in a stretch of columns. */
  private static int feet(GreyImage image, int from, int to) {
    for (int y = image.height() - 1; y >= 0; y--) {
      for (int x = from; x < to; x++) {
        if (image.at(x, y) < 120) {
          return y;
        }
      }
    }
    return -1;
  }

  @Test
  void aWavyLineBecomesStraight() throws IOException {
    try (Sheet sheet = new Sheet(1240, 400)) {
      DoubleUnaryOperator wave = x -> 200 + 14 * Math.sin(x / 160);
      sheet.write("инженер машина нан мысал сан немесе нан", 100, wave, SIZE);
      LineCrop crop = cropper.crop(GreyImages.of(sheet.image()), onlyLine(sheet));
      GreyImage image = crop.image();
      int lowest = 0;
      int highest = image.height();
      for (int x = 40; x + 60 < image.width() - 40; x += 60) {
        int feet = feet(image, x, x + 60);
        lowest = Math.max(lowest, feet);
        highest = Math.min(highest, feet);
      }
      assertThat(lowest - highest)
          .as("feet of the letters, 28 px apart on the page")
          .isLessThan(11);
    }
  }

  @Test
  void theCropKeepsTheConvention() throws IOException {
    try (Sheet sheet = new Sheet(1240, 300)) {
      double end = sheet.write("хаттама нөмірі", 200, 150, SIZE);
      LineShape line = onlyLine(sheet);
      GreyImage image = cropper.crop(GreyImages.of(sheet.image()), line).image();
      assertThat((double) image.height()).isCloseTo(3.2 * X_HEIGHT, within(8.0));
      assertThat((double) image.width()).isCloseTo(end - 200 + X_HEIGHT, within(12.0));
      assertThat((double) feet(image, 20, 60)).isCloseTo(2.2 * X_HEIGHT, within(4.0));
    }
  }

  @Test
  void aStretchOfTheCropLiesOnItsWord() throws IOException {
    try (Sheet sheet = new Sheet(1240, 400).turned(3)) {
      double first = sheet.write("мұрағат", 200, 200, SIZE);
      double second = first + SIZE;
      sheet.write("қоры", second, 200, SIZE);
      LineShape line = onlyLine(sheet);
      LineCrop crop = cropper.crop(GreyImages.of(sheet.image()), line);
      double share = (first - 200 + X_HEIGHT / 2 + SIZE / 2) / crop.image().width();
      Box left = crop.box(0, share);
      Box right = crop.box(share, 1);
      double angle = Math.toRadians(3);
      double drop = Math.sin(angle) * (first - 620) + Math.cos(angle) * 0;
      assertThat((double) left.right())
          .isCloseTo(620 + Math.cos(angle) * (first - 620), within(SIZE));
      assertThat((double) left.bottom()).isBetween(200 + drop, 200 + drop + SIZE);
      assertThat(right.x()).isGreaterThanOrEqualTo(left.right() - (int) SIZE);
      assertThat(left.height()).isLessThan((int) (3 * X_HEIGHT));
    }
  }

  @Test
  void anUpsideDownLineIsReadUpright() throws IOException {
    try (Sheet sheet = new Sheet(1240, 400).turned(180)) {
      sheet.write("Сканерленген бет", 300, 200, SIZE);
      GreyImage page = GreyImages.of(sheet.image());
      LineShape line =
          analyser.analyse(page, Sheet.DPI, 2).blocks().get(0).lines().get(0);
      assertThat(line.baseline().first().x())
          .isGreaterThan(line.baseline().last().x());
      GreyImage image = cropper.crop(page, line).image();
      assertThat((double) feet(image, 20, 40))
          .as("the first letter stands on the baseline")
          .isCloseTo(2.2 * line.xHeightPx(), within(5.0));
    }
  }

  @Test
  void largeLettersAreScaledDown() throws IOException {
    try (Sheet sheet = new Sheet(1800, 600)) {
      sheet.write("Зор әріптер", 150, 350, 160);
      GreyImage image =
          cropper.crop(GreyImages.of(sheet.image()), onlyLine(sheet)).image();
      assertThat(image.height()).isLessThan(150);
    }
  }

  @Test
  void thePartsOfALineMeetWhereItIsCut() throws IOException {
    try (Sheet sheet = new Sheet(1240, 400)) {
      sheet.write("инженер машина нан мысал сан", 100, x -> 200 + 0.02 * x, SIZE);
      LineShape line = onlyLine(sheet);
      LineCrop crop = cropper.crop(GreyImages.of(sheet.image()), line);
      List<LineShape> parts = cropper.parts(line, crop, 0.4);
      assertThat(parts).hasSize(2);
      LineShape left = parts.get(0);
      LineShape right = parts.get(1);
      double cut = line.box().x() + 0.4 * line.box().width();
      assertThat(left.baseline().first()).isEqualTo(line.baseline().first());
      assertThat(left.baseline().last()).isEqualTo(right.baseline().first());
      assertThat(left.baseline().last().x()).isCloseTo(cut, within(10.0));
      assertThat((double) left.box().right()).isCloseTo(cut, within(12.0));
      assertThat((double) right.box().x()).isCloseTo(cut, within(12.0));
      assertThat(right.box().right()).isEqualTo(line.box().right());
      assertThat(cropper.parts(line, crop, 0.001)).containsExactly(line);
    }
  }
}
