package kz.muragat.pipeline.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import kz.muragat.alto.AltoWriter;
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
import kz.muragat.pipeline.Evaluation;
import kz.muragat.text.Alphabet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small sample in each layout, laid out as the collection's own readme describes it. */
class ImporterTest {

  @TempDir
  Path folder;

  private Path source = Path.of("");

  @BeforeEach
  void makeSource() throws IOException {
    source = Files.createDirectory(folder.resolve("source"));
  }

  @Test
  void gtPairsAreNormalisedAndStrangeLettersKeptAside() throws IOException {
    picture("a/1.png", 60, 20);
    write("a/1.gt.txt", "  Қазақ  тілі\n");
    picture("a/2.png", 60, 20);
    write("a/2.gt.txt", "Ҷон ва ҷаҳон\n");
    picture("a/3.png", 60, 20);
    write("a/3.gt.txt", "\n");
    write("a/4.gt.txt", "без картинки\n");
    picture("a/5.png", 60, 20);
    write("a/5.gt.txt", "две\nстроки\n");
    write("a/6.png", "no picture");
    write("a/6.gt.txt", "не картинка\n");

    Importer.Summary summary = run(Layout.GT);

    assertThat(summary.lines()).isEqualTo(1);
    assertThat(summary.aside()).isEqualTo(1);
    assertThat(summary.blank()).isEqualTo(1);
    assertThat(summary.remarks())
        .hasSize(4)
        .anySatisfy(r -> assertThat(r).contains("2.gt.txt", "aside/000001", "ҷ"))
        .anySatisfy(r -> assertThat(r).contains("4.gt.txt", "no picture"))
        .anySatisfy(r -> assertThat(r).contains("5.gt.txt", "2 lines"))
        .anySatisfy(r -> assertThat(r).contains("6.png"));
    assertThat(text("lines/000001")).isEqualTo("Қазақ тілі\n");
    assertThat(text("aside/000001")).isEqualTo("Ҷон ва ҷаҳон\n");
    assertThat(target().resolve("sources.tsv")).content().contains("lines/000001\ta/1.gt.txt");
    assertThat(Evaluation.itemsIn(target().resolve("lines"))).hasSize(1);
  }

  @Test
  void hkrHasItsTextInTheDescription() throws IOException {
    picture("img/0_1.jpg", 200, 40);
    write(
        "ann/0_1.json",
        "{\"description\":\"Шымкент облысы\",\"name\":\"0_1\",\"size\":{\"height\":40,\"width\":200},"
            + "\"moderation\":{\"isModerated\":1},\"objects\":[],\"tags\":[]}");
    write("ann/0_2.json", "{\"description\":\"жоқ\",\"name\":\"0_2\"}");
    write("ann/0_3.json", "{broken");

    Importer.Summary summary = run(Layout.HKR);

    assertThat(text("lines/000001")).isEqualTo("Шымкент облысы\n");
    assertThat(image("lines/000001").getWidth()).isEqualTo(200);
    assertThat(summary.remarks())
        .containsExactly("ann/0_2.json: there is no picture for it", "ann/0_3.json: it is no JSON");
  }

  @Test
  void kohtdHasAJsonFileForEachPicture() throws IOException {
    picture("exam 1/page_3_line_2.png", 150, 30);
    write("exam 1/page_3_line_2.json", "{\"description\":\"Жауабы: үшбұрыш\"}");
    write("exam 1/page_3_line_3.json", "{\"name\":\"page_3_line_3\"}");

    Importer.Summary summary = run(Layout.KOHTD);

    assertThat(text("lines/000001")).isEqualTo("Жауабы: үшбұрыш\n");
    assertThat(summary.remarks())
        .containsExactly("exam 1/page_3_line_3.json: it has no description");
  }

  @Test
  void schoolNotebooksAreCutAlongTheirOutlines() throws IOException {
    picture("images/1.jpg", 300, 200);
    write(
        "annotations_train.json",
        "{\"images\":[{\"id\":0,\"file_name\":\"1.jpg\",\"width\":300,\"height\":200},"
            + "{\"id\":1,\"file_name\":\"2.jpg\",\"width\":9,\"height\":9}],"
            + "\"categories\":[{\"id\":0,\"name\":\"pupil_text\"},{\"id\":1,\"name\":\"paper\"}],"
            + "\"annotations\":["
            + "{\"id\":7,\"image_id\":0,\"category_id\":0,\"attributes\":{\"translation\":\"урок\"},"
            + "\"segmentation\":[[20,20,90,20,90,50,20,50]]},"
            + "{\"id\":8,\"image_id\":0,\"category_id\":1,\"attributes\":{},"
            + "\"segmentation\":[[0,0,300,0,300,200,0,200]]},"
            + "{\"id\":9,\"image_id\":0,\"category_id\":0,\"attributes\":{\"translation\":\"вне\"},"
            + "\"segmentation\":[[400,400,500,400,500,450]]},"
            + "{\"id\":10,\"image_id\":1,\"category_id\":0,\"attributes\":{\"translation\":\"нет\"},"
            + "\"segmentation\":[[1,1,5,1,5,5]]}]}");

    Importer.Summary summary = run(Layout.SCHOOL_NOTEBOOKS);

    assertThat(summary.lines()).isEqualTo(1);
    assertThat(text("lines/000001")).isEqualTo("урок\n");
    assertThat(image("lines/000001").getWidth()).isEqualTo(70);
    assertThat(image("lines/000001").getHeight()).isEqualTo(30);
    assertThat(summary.remarks())
        .hasSize(2)
        .anySatisfy(r -> assertThat(r).contains("#9", "outside"))
        .anySatisfy(r -> assertThat(r).contains("2.jpg is not there"));
  }

  @Test
  void altoLinesAreCutOutOfTheirPages() throws IOException {
    picture("images/page.png", 400, 200);
    Word word =
        new Word("мұрағат", new Box(50, 60, 120, 40), 1, List.of(), List.of(), Language.KAZAKH);
    LineShape shape =
        new LineShape(Polyline.between(50, 90, 170, 90), Polygon.of(new Box(50, 60, 120, 40)), 18);
    Page page = new Page(
        1,
        400,
        200,
        300,
        "page.png",
        0,
        Language.KAZAKH,
        List.of(new TextBlock(
            "b1",
            BlockKind.values()[0],
            new Box(50, 60, 120, 40),
            List.of(
                new TextLine("l1", shape, List.of(word), Style.PRINTED, Language.KAZAKH, true)))),
        new TextOrigin(TextOrigin.Step.RECOGNISED, "Muragat 1", "kr-1", Instant.EPOCH));
    Files.createDirectories(source.resolve("alto"));
    Files.write(source.resolve("alto/page.xml"), new AltoWriter().toBytes(page));
    write("alto/other.xml", "<notes/>");

    Importer.Summary summary = run(Layout.ALTO);

    assertThat(text("lines/000001")).isEqualTo("мұрағат\n");
    assertThat(image("lines/000001").getWidth()).isBetween(120, 160);
    assertThat(target().resolve("sources.tsv")).content().contains("alto/page.xml#l1");
    assertThat(summary.remarks()).hasSize(1).allSatisfy(r -> assertThat(r).contains("other.xml"));
  }

  @Test
  void pageXmlLinesTakeTheirOwnTextOrThatOfTheirWords() throws IOException {
    picture("p1.png", 400, 200);
    write(
        "p1.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><PcGts"
            + " xmlns=\"http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15\">"
            + "<Page imageFilename=\"p1.png\" imageWidth=\"400\" imageHeight=\"200\">"
            + "<TextRegion id=\"r1\"><Coords points=\"0,0 400,0 400,200 0,200\"/>"
            + "<TextLine id=\"l1\"><Coords points=\"20,20 200,20 200,60 20,60\"/>"
            + "<Baseline points=\"20,50 200,50\"/><TextEquiv><Unicode>Опись № 1</Unicode></TextEquiv>"
            + "</TextLine>"
            + "<TextLine id=\"l2\"><Coords points=\"20,80 200,80 200,120 20,120\"/>"
            + "<Word id=\"w1\"><TextEquiv><Unicode>екі</Unicode></TextEquiv></Word>"
            + "<Word id=\"w2\"><TextEquiv><Unicode>сөз</Unicode></TextEquiv></Word></TextLine>"
            + "<TextLine id=\"l3\"><Coords points=\"5\"/></TextLine>"
            + "</TextRegion></Page></PcGts>");
    write("evil.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");

    Importer.Summary summary = run(Layout.PAGE);

    assertThat(text("lines/000001")).isEqualTo("Опись № 1\n");
    assertThat(text("lines/000002")).isEqualTo("екі сөз\n");
    assertThat(image("lines/000001").getWidth()).isBetween(180, 230);
    assertThat(summary.remarks())
        .hasSize(2)
        .anySatisfy(r -> assertThat(r).contains("p1.xml#l3"))
        .anySatisfy(r -> assertThat(r).contains("evil.xml"));
  }

  private Importer.Summary run(Layout layout) throws IOException {
    Files.createDirectories(target());
    return new Importer(layout, Alphabet.standard()).run(source, target());
  }

  private Path target() {
    return folder.resolve("target");
  }

  private String text(String name) throws IOException {
    return Files.readString(target().resolve(name + ".gt.txt"));
  }

  private BufferedImage image(String name) throws IOException {
    return ImageIO.read(target().resolve(name + ".png").toFile());
  }

  private void write(String name, String text) throws IOException {
    Path file = source.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Light paper with dark bars. */
  private void picture(String name, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.BLACK);
    for (int x = 5; x < width; x += 12) {
      graphics.fillRect(x, height / 3, 4, height / 3);
    }
    graphics.dispose();
    Path file = source.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, name.substring(name.length() - 3), file.toFile());
  }
}
