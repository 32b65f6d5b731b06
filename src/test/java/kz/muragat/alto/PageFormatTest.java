package kz.muragat.alto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import kz.muragat.model.Box;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** hOCR and PAGE XML of random pages, read by parsers of the formats they are in. */
class PageFormatTest {

  private static final int SEEDS = 60;

  /** What the schema of 2019-07-15 lets stand in an element, in this order; for what is written here. */
  private static final Map<String, List<String>> PAGE_ORDER = Map.of(
      "PcGts", List.of("Metadata", "Page"),
      "Metadata", List.of("Creator", "Created", "LastChange", "MetadataItem"),
      "Page", List.of("ReadingOrder", "TextRegion"),
      "ReadingOrder", List.of("OrderedGroup"),
      "OrderedGroup", List.of("RegionRefIndexed"),
      "TextRegion", List.of("Coords", "TextLine"),
      "TextLine", List.of("Coords", "Baseline", "Word", "TextEquiv"),
      "Word", List.of("Coords", "TextEquiv"),
      "TextEquiv", List.of("Unicode"));

  private static final Pattern POINTS = Pattern.compile("([0-9]+,[0-9]+ )+([0-9]+,[0-9]+)");

  @TempDir
  Path folder;

  @Test
  void hocrSaysAllThatAPageHas() throws IOException {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Page page = new RandomPages(seed).page();
      Document html =
          Jsoup.parse(new ByteArrayInputStream(written(page, PageFormat.HOCR)), "UTF-8", "");
      assertThat(html.select("meta[name=ocr-system]").attr("content"))
          .isEqualTo(page.origin().software());
      assertThat(
              List.of(html.select("meta[name=ocr-capabilities]").attr("content").split(" ")))
          .containsAll(html.select("[class^=ocr]").eachAttr("class"));
      assertThat(html.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
      assertThat(title(html.selectFirst(".ocr_page")))
          .containsEntry("bbox", "0 0 " + page.widthPx() + " " + page.heightPx())
          .containsEntry("ppageno", String.valueOf(page.number() - 1));
      List<TextLine> lines = page.lines().toList();
      List<Element> found = html.select(".ocr_line");
      assertThat(found).as("seed %d", seed).hasSameSizeAs(lines);
      for (int i = 0; i < found.size(); i++) {
        assertSays(found.get(i), lines.get(i));
      }
    }
  }

  private static void assertSays(Element line, TextLine expected) {
    assertThat(line.id()).isEqualTo(expected.id());
    Map<String, String> of = title(line);
    assertThat(of).containsEntry("bbox", bbox(expected.shape().box())).containsKey("poly");
    assertThat(of.keySet()).containsAnyOf("baseline", "textangle");
    assertThat(of.get("poly").split(" "))
        .hasSize(2 * expected.shape().boundary().points().size());
    List<Element> words = line.select(".ocrx_word");
    assertThat(words)
        .extracting(Element::wholeText)
        .containsExactlyElementsOf(expected.words().stream().map(Word::text).toList());
    for (int i = 0; i < words.size(); i++) {
      Word word = expected.words().get(i);
      assertThat(title(words.get(i)))
          .containsEntry("bbox", bbox(word.box()))
          .containsEntry("x_wconf", String.valueOf(Math.round(100 * word.confidence())));
      Element tagged = words.get(i).hasAttr("lang")
          ? words.get(i)
          : line.hasAttr("lang") ? line : line.ownerDocument().selectFirst("html");
      assertThat(tagged.attr("lang")).isEqualTo(word.language().tag());
    }
  }

  private static Map<String, String> title(Element element) {
    Map<String, String> properties = new HashMap<>();
    for (String property : element.attr("title").split("; ")) {
      String[] sides = property.split(" ", 2);
      properties.put(sides[0], sides[1]);
    }
    return properties;
  }

  private static String bbox(Box box) {
    return box.x() + " " + box.y() + " " + box.right() + " " + box.bottom();
  }

  @Test
  void theBaselineOfHocrIsReckonedFromTheBoxsBottomLeft() throws IOException {
    String alto = "<alto><Layout><Page WIDTH='900' HEIGHT='600'><PrintSpace><TextBlock ID='b'>"
        + "<TextLine ID='l' HPOS='100' VPOS='200' WIDTH='400' HEIGHT='60' BASELINE='120,240 420,246'>"
        + "<String CONTENT='мұрағат'/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>";
    Page page = new AltoReader()
        .read(
            new ByteArrayInputStream(alto.getBytes(java.nio.charset.StandardCharsets.UTF_8)), "a");
    Document html =
        Jsoup.parse(new ByteArrayInputStream(written(page, PageFormat.HOCR)), "UTF-8", "");
    // 0.02 down for each to the right; at x = 100 it is at y = 239.6, the box ends at 260
    assertThat(title(html.selectFirst(".ocr_line"))).containsEntry("baseline", "0.0200 -20.4");
  }

  @Test
  void pageXmlKeepsToTheSchemasOrder() throws IOException {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Page page = new RandomPages(seed).page();
      XmlNode root =
          XmlTree.read(new ByteArrayInputStream(written(page, PageFormat.PAGE)), "page.xml");
      assertThat(root.name()).isEqualTo("PcGts");
      Set<String> ids = new HashSet<>();
      assertInOrder(root, page, ids, seed);
      assertThat(root.descendants("RegionRefIndexed"))
          .extracting(ref -> ref.attributes().get("regionRef"))
          .allMatch(ids::contains)
          .hasSameSizeAs(page.blocks());
    }
  }

  private static void assertInOrder(XmlNode node, Page page, Set<String> ids, int seed) {
    List<String> allowed = PAGE_ORDER.getOrDefault(node.name(), List.of());
    List<Integer> places =
        node.children().stream().map(child -> allowed.indexOf(child.name())).toList();
    assertThat(places).as("seed %d, %s", seed, node.name()).isSorted().doesNotContain(-1);
    String id = node.attributes().getOrDefault("id", "");
    assertThat(id.isEmpty() || ids.add(id)).as("id %s is its own", id).isTrue();
    String points = node.attributes().get("points");
    if (points != null) {
      assertThat(points).matches(POINTS);
      for (String point : points.split(" ")) {
        assertThat(Integer.parseInt(point.split(",")[0])).isLessThan(page.widthPx());
        assertThat(Integer.parseInt(point.split(",")[1])).isLessThan(page.heightPx());
      }
    }
    node.children().forEach(child -> assertInOrder(child, page, ids, seed));
  }

  @Test
  void pageXmlIsReadAgainLineByLine() throws IOException {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Page page = new RandomPages(seed).page();
      Path file = folder.resolve(seed + ".xml");
      Files.write(file, written(page, PageFormat.PAGE));
      assertThat(TranscriptionReader.canRead(file)).isTrue();
      Page read = new TranscriptionReader().readAll(file).get(0);
      assertThat(read.sourceFileName().strip()).isEqualTo(page.sourceFileName());
      assertThat(read.number()).isEqualTo(page.number());
      assertThat(read.origin().edits()).isEqualTo(page.origin().edits());
      assertThat(read.lines().map(TextLine::id))
          .isEqualTo(page.lines().map(TextLine::id).toList());
      assertThat(read.lines().map(TextLine::text))
          .as("seed %d", seed)
          .isEqualTo(page.lines().map(TextLine::text).toList());
    }
  }

  private static byte[] written(Page page, PageFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(page, out);
    return out.toByteArray();
  }
}
