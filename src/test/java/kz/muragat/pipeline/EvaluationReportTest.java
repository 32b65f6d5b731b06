package kz.muragat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import kz.muragat.text.LanguageGuess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationReportTest {

  @TempDir
  Path folder;

  @Test
  void factsComeFromNamesOrFromTheListBesidePictures() throws Exception {
    LineFacts.Finder facts = new LineFacts.Finder(folder, LanguageGuess.standard());
    assertThat(facts.of(folder.resolve("print-damaged/kk-0000012.png"), "сөз"))
        .isEqualTo(new LineFacts("kk", "print", "damaged", LineFacts.UNKNOWN));
    assertThat(facts.of(folder.resolve("album/0001.png"), "Қазақстан Республикасының мұрағаты"))
        .isEqualTo(new LineFacts("kk", LineFacts.UNKNOWN, LineFacts.UNKNOWN, LineFacts.UNKNOWN));

    write(
        "listed/metadata.jsonl",
        "{\"file\":\"lines/a.png\",\"language\":\"mixed\",\"style\":\"hand\","
            + "\"writer\":\"pen\"}\n");
    assertThat(facts.of(folder.resolve("listed/lines/a.png"), "слово"))
        .isEqualTo(new LineFacts("mixed", "hand", LineFacts.UNKNOWN, "pen"));

    write("broken/metadata.jsonl", "\n{file\n");
    assertThatThrownBy(() -> facts.of(folder.resolve("broken/a.png"), "слово"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void figuresLettersConfusionsAndTheWorstLinesStandOnOnePage() throws Exception {
    write("hand-damaged/metadata.jsonl", "{\"file\":\"kk-3.png\",\"writer\":\"pen\"}\n");
    List<EvaluationReport.Entry> entries = new ArrayList<>();
    entries.add(entry("print-clean/kk-1", "Қазақ тілі", "Казақ тілі", "Казак тили"));
    entries.add(entry("print-clean/ru-2", "Опись, дел <1>", "Опись. дел <1>", "Опись, дел <1>"));
    entries.add(entry("hand-damaged/kk-3", "ән", "ән", "ән"));

    String html = new EvaluationReport(
            new EvaluationReport.Heading(
                "test-set", "kr-9", "Muragat 1", Optional.of("tesseract 5"), "2026-01-01"),
            entries,
            LanguageGuess.standard())
        .html(10);

    assertThat(html)
        .contains("<meta charset=\"utf-8\">", "kr-9", "tesseract 5")
        .contains("<td>hand damaged</td><td>1</td><td>100.00 %</td><td>2</td><td>0.00 %</td>")
        // 2 of 24 characters, 2 of 5 words; without case and marks 1 of 21 and 1 of 5
        .contains("<td>print clean</td><td>2</td><td>0.00 %</td><td>24</td><td>8.33 %</td>"
            + "<td>40.00 %</td><td>4.76 %</td><td>20.00 %</td><td>16.67 %</td>")
        .contains("<td>Ққ</td><td>2</td><td>50.00 % / 0.00 %</td>")
        .contains("<td>Қ</td><td>К</td><td>1</td><td>100.00 %</td>")
        // "Казақ тілі" and "ән" are read as Kazakh, "Опись" as Russian
        .contains("<td>kk</td><td>2</td><td>100.00 %</td><td>kk 2</td>")
        .contains("<td>ru</td><td>1</td><td>100.00 %</td><td>ru 1</td>")
        .contains("data:image/png;base64,")
        .contains("<ins>К</ins>азақ тілі")
        .contains("Опись<ins>.</ins> дел &lt;1&gt;")
        .contains("Half of all wrong characters stand in 1 of 3 pictures.")
        .contains("<td>hand damaged, pen</td><td>1</td>")
        .doesNotContain("hand-damaged/kk-3.png");
  }

  private EvaluationReport.Entry entry(String name, String truth, String read, String other)
      throws IOException {
    Path picture = folder.resolve(name + ".png");
    Files.createDirectories(picture.getParent());
    ImageIO.write(
        new BufferedImage(1500, 40, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
    write(name + ".gt.txt", truth + "\n");
    Evaluation.Item item = Evaluation.itemsIn(folder).stream()
        .filter(i -> i.picture().equals(picture))
        .findFirst()
        .orElseThrow();
    return new EvaluationReport.Entry(
        new LineFacts.Finder(folder, LanguageGuess.standard()).of(picture, truth),
        Evaluation.compare(item, read, Optional.empty()),
        Optional.of(Evaluation.compare(item, other, Optional.empty())));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
