package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import kz.muragat.image.LineCropper;
import kz.muragat.image.PageAnalyser;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Page;
import kz.muragat.model.Style;
import kz.muragat.model.TextLine;
import kz.muragat.pipeline.PageReader;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.recognise.SpoiltModel;
import kz.muragat.recognise.TorchLineRecogniser;
import kz.muragat.recognise.TorchRuntime;
import kz.muragat.text.Alphabet;
import kz.muragat.text.ErrorRate;
import kz.muragat.text.LanguageGuess;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.OneHand;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.TextShelf;
import org.junit.jupiter.api.Test;

/** A printed form that somebody filled in with a pen, behind each label. */
class FilledFormTest {

  private static final int WIDTH = 1800;
  private static final List<String> LABELS =
      List.of("Тегі / Фамилия:", "Мекенжайы / Адрес:", "Қызметі / Должность:", "Ескертпе:");
  private static final int ROWS_APART = 4;

  @Test
  void labelsAndEntriesAreLinesOfTheirOwn() throws IOException {
    BufferedImage form = TestScans.page(
        WIDTH,
        LABELS.stream()
            .flatMap(label -> List.of(label, "", "", "").stream())
            .toArray(String[]::new));
    OneHand hand = OneHand.writer(
        new SyntheticLines(
            FontShelf.load(List.of()),
            TextShelf.bundled(),
            Split.TEST,
            Alphabet.standard().asString().codePoints().boxed().collect(Collectors.toSet())),
        1);
    List<LabelledLine> entries =
        List.of(hand.line(1, 0), hand.line(2, 0), hand.line(3, 0), hand.line(4, 0));
    for (int i = 0; i < entries.size(); i++) {
      write(form, entries.get(i).image(), 420, 120 + i * ROWS_APART * 52);
    }

    List<TextLine> lines =
        read(form).blocks().stream().flatMap(block -> block.lines().stream()).toList();

    assertThat(lines)
        .filteredOn(line -> line.style() != Style.HANDWRITTEN)
        .extracting(TextLine::text)
        .containsExactlyElementsOf(LABELS);
    List<TextLine> written =
        lines.stream().filter(line -> line.style() == Style.HANDWRITTEN).toList();
    assertThat(written).hasSize(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      String text = entries.get(i).text();
      assertThat(ErrorRate.ofCharacters(text, written.get(i).text()).rate())
          .as("%s, read %s", text, written.get(i).text())
          .isLessThan(0.3);
      assertThat(written.get(i).shape().box().x()).isBetween(300, 560);
    }
  }

  /** With letters half as large again as the print, on the same baseline. */
  private static void write(BufferedImage form, GreyImage line, int x, int baseline) {
    BufferedImage ink =
        new BufferedImage(line.width(), line.height(), BufferedImage.TYPE_BYTE_GRAY);
    ink.getRaster().setDataElements(0, 0, line.width(), line.height(), line.pixels());
    int height = line.height() * 3 / 2;
    Graphics2D graphics = form.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(ink, x, baseline - height * 11 / 16, line.width() * 3 / 2, height, null);
    graphics.dispose();
  }

  private static Page read(BufferedImage form) throws IOException {
    try (TorchLineRecogniser recogniser = TorchLineRecogniser.of(
        ModelFolder.read(Path.of("models", SpoiltModel.SHIPPED)), TorchRuntime.start(1))) {
      return new PageReader(
              new PageAnalyser(),
              new LineCropper(),
              recogniser,
              LanguageGuess.standard(),
              "test",
              InstantSource.system())
          .read(form, 100, 1, "form.png");
    }
  }
}
