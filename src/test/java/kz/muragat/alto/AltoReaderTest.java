package kz.muragat.alto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.Page;
import kz.muragat.model.PageLayout;
import kz.muragat.model.Polyline;
import kz.muragat.model.Style;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AltoReaderTest {

  private final AltoReader reader = new AltoReader();

  @Test
  void readsTesseractsOutput() throws IOException {
    Page page = read("""
        <?xml version="1.0" encoding="UTF-8"?>
        <alto xmlns="http://www.loc.gov/standards/alto/ns-v3#" xmlns:xlink="http://www.w3.org/1999/xlink">
         <Description>
          <MeasurementUnit>pixel</MeasurementUnit>
          <sourceImageInformation><fileName>a.png</fileName></sourceImageInformation>
          <OCRProcessing ID="OCR_0"><ocrProcessingStep><processingSoftware>
            <softwareName>tesseract 5.3.0</softwareName></processingSoftware></ocrProcessingStep></OCRProcessing>
         </Description>
         <Layout>
          <Page WIDTH="1654" HEIGHT="2339" PHYSICAL_IMG_NR="0" ID="page_0">
           <PrintSpace HPOS="0" VPOS="0" WIDTH="1654" HEIGHT="2339">
            <ComposedBlock ID="cblock_0" HPOS="130" VPOS="100" WIDTH="400" HEIGHT="50">
             <TextBlock ID="block_0" HPOS="130" VPOS="100" WIDTH="400" HEIGHT="50" LANG="kaz+rus">
              <TextLine ID="line_0" HPOS="130" VPOS="100" WIDTH="400" HEIGHT="50">
               <String ID="string_0" HPOS="130" VPOS="100" WIDTH="180" HEIGHT="50" WC="0.96" CONTENT="Қазақ"/>
               <SP WIDTH="20" VPOS="100" HPOS="310"/>
               <String ID="string_1" HPOS="330" VPOS="100" WIDTH="200" HEIGHT="50" WC="0.9" CONTENT="хандығы"/>
              </TextLine>
             </TextBlock>
            </ComposedBlock>
           </PrintSpace>
          </Page>
         </Layout>
        </alto>
        """);
    assertThat(page.number()).isEqualTo(1);
    assertThat(page.dpi()).isEqualTo(300);
    assertThat(page.origin().software()).isEqualTo("tesseract 5.3.0");
    assertThat(page.language()).isEqualTo(Language.KAZAKH);
    TextLine line = onlyLine(page);
    assertThat(line.text()).isEqualTo("Қазақ хандығы");
    assertThat(line.words().get(1).box()).isEqualTo(new Box(330, 100, 200, 50));
    assertThat(line.words().get(0).confidence()).isEqualTo(0.96);
    assertThat(line.shape().baseline()).isEqualTo(Polyline.between(130, 140, 530, 140));
    assertThat(line.shape().xHeightPx()).isEqualTo(20);
  }

  @Test
  void readsEScriptoriumsWholeLines() throws IOException {
    Page page = read(alto("""
        <TextBlock ID="b" TAGREFS="T1"><Shape><Polygon POINTS="10 10 110 10 110 60 10 60"/></Shape>
         <TextLine ID="l" TAGREFS="T2" BASELINE="10 40 110 42">
          <Shape><Polygon POINTS="10 20 110 20 110 50 10 50"/></Shape>
          <String CONTENT="отъ части  въ" HPOS="10" VPOS="20" WIDTH="130" HEIGHT="30"/></TextLine>
         <TextLine ID="l2" BASELINE="10 60 110 60"/>
         <TextLine ID="l3" BASELINE="10 80 110 80"><String CONTENT=""/></TextLine>
        </TextBlock>
        """));
    TextLine line = onlyLine(page);
    assertThat(page.blocks().get(0).kind()).isEqualTo(BlockKind.PAGE_NUMBER);
    assertThat(page.blocks().get(0).box()).isEqualTo(new Box(10, 10, 100, 50));
    assertThat(line.style()).isEqualTo(Style.HANDWRITTEN);
    assertThat(line.words()).extracting(Word::text).containsExactly("отъ", "части", "въ");
    assertThat(line.words())
        .extracting(Word::box)
        .containsExactly(
            new Box(10, 20, 33, 30), new Box(53, 20, 55, 30), new Box(118, 20, 22, 30));
    assertThat(line.shape().baseline()).isEqualTo(Polyline.between(10, 40, 110, 42));
  }

  @Test
  void readsLinesWithoutTextAsLayout(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.xml");
    Files.writeString(
        file, alto("<TextBlock ID='b'><TextLine ID='l' BASELINE='10 60 110 61'/></TextBlock>"));
    PageLayout layout = reader.readLayout(file);
    assertThat(layout.blocks()).hasSize(1);
    assertThat(layout.blocks().get(0).lines().get(0).baseline())
        .isEqualTo(Polyline.between(10, 60, 110, 61));
    assertThat(reader.read(file).blocks()).isEmpty();
  }

  @Test
  void readsOldNewspapersWithPrefixesTenthsOfMillimetresAndNoSpaces() throws IOException {
    Page page = read("""
        <a:alto xmlns:a="http://www.loc.gov/standards/alto/ns-v2#">
         <a:Description><a:MeasurementUnit>mm10</a:MeasurementUnit></a:Description>
         <a:Layout><a:Page ID="P1" PHYSICAL_IMG_NR="3" WIDTH="2540" HEIGHT="2540"><a:PrintSpace>
          <a:TextBlock ID="b" language="ru"><a:TextLine HPOS="254" VPOS="254" WIDTH="508" HEIGHT="127" BASELINE="350">
           <a:String CONTENT="На" HPOS="254" VPOS="254" WIDTH="127" HEIGHT="127" WC="87" CC="0 9"/>
           <a:String CONTENT="род" SUBS_TYPE="HypPart1" SUBS_CONTENT="родина" CC="00"/>
           <a:HYP CONTENT="-"/></a:TextLine></a:TextBlock>
         </a:PrintSpace></a:Page></a:Layout>
        </a:alto>
        """);
    assertThat(page.widthPx()).isEqualTo(3000);
    assertThat(page.number()).isEqualTo(3);
    TextLine line = onlyLine(page);
    assertThat(line.text()).isEqualTo("На род-");
    assertThat(line.language()).isEqualTo(Language.RUSSIAN);
    assertThat(line.words().get(0).box()).isEqualTo(new Box(300, 300, 150, 150));
    assertThat(line.words().get(0).confidence()).isEqualTo(0.87);
    assertThat(line.words().get(0).characterConfidences()).containsExactly(1.0, 0.0);
    assertThat(line.words().get(1).characterConfidences()).isEmpty();
    assertThat(line.shape().baseline().first().y()).isCloseTo(413.3858, within(1e-4));
  }

  @Test
  void namesFileAndPlaceOfWhatIsWrong() {
    assertThatThrownBy(() -> read("<alto>\n<Layout>"))
        .isInstanceOf(MalformedAltoException.class)
        .hasMessageStartingWith("test.xml, line 2, column ")
        .hasMessageEndingWith("is not well-formed XML");
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(MalformedAltoException.class)
        .hasMessageStartingWith("test.xml, line 1");
    assertThatThrownBy(() -> read("<html/>"))
        .hasMessage("test.xml, line 1, <html>: this is no ALTO, which begins with an element alto");
    assertThatThrownBy(() -> read("<alto/>"))
        .hasMessage("test.xml holds 0 pages where one is wanted");
    assertThatThrownBy(() -> read("<alto><Layout>\n<Page WIDTH='breit'/></Layout></alto>"))
        .hasMessage("test.xml, line 2, <Page>: in WIDTH, 'breit' is no number");
    assertThatThrownBy(() -> read("<alto><Layout>\n<Page/></Layout></alto>"))
        .hasMessage("test.xml, line 2, <Page>: the page has no width and height");
    assertThatThrownBy(
            () -> read("<alto><Layout>\n<Page WIDTH='1e300' HEIGHT='1'/></Layout></alto>"))
        .hasMessageContaining("no page reaches to pixel 1.0E300");
  }

  @Test
  void opensNoOtherFileAndExpandsNoEntity(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    String external = "<!DOCTYPE alto [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>"
        + alto("<TextBlock ID='b'><TextLine HPOS='0' VPOS='0' WIDTH='9' HEIGHT='9'>"
            + "<String CONTENT='a'><ALTERNATIVE PURPOSE='reading 1'>&e;</ALTERNATIVE></String>"
            + "</TextLine></TextBlock>");
    assertThatThrownBy(() -> read(external)).isInstanceOf(MalformedAltoException.class);
    String laughs = "<!DOCTYPE alto [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
        + "<alto><x>&b;</x></alto>";
    assertThatThrownBy(() -> read(laughs)).isInstanceOf(MalformedAltoException.class);
  }

  @Test
  void boundsDepth() {
    assertThatThrownBy(() -> read("<alto>" + "<ComposedBlock>".repeat(100_000)))
        .isInstanceOf(MalformedAltoException.class)
        .hasMessage("test.xml nests elements more than 64 deep, which ALTO never does");
  }

  @Test
  void readsHandMadeAltoOfOldBooks() throws IOException {
    Path folder = Path.of("../shared/data/pages/russian-1752-1801/alto");
    assumeThat(folder).as("old books are beside the project, not in it").isDirectory();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.sorted().toList();
      for (Path file : all) {
        Page page = reader.read(file);
        assertThat(page.lines()).as(file.toString()).isNotEmpty();
        assertThat(page.lines())
            .allSatisfy(l -> assertThat(l.shape().xHeightPx()).isBetween(5.0, 80.0));
        assertThat(reader.readLayout(file).blocks()).isNotEmpty();
        byte[] again = new AltoWriter().toBytes(page);
        assertThat(AltoSchema.faults(again)).isEmpty();
        assertThat(reader.read(new ByteArrayInputStream(again), "again")).isEqualTo(page);
      }
      assertThat(all).isNotEmpty();
    }
  }

  private static String alto(String blocks) {
    return "<alto xmlns='http://www.loc.gov/standards/alto/ns-v4#'><Description>"
        + "<MeasurementUnit>pixel</MeasurementUnit></Description>"
        + "<Tags><OtherTag ID='T1' LABEL='NumberingZone'/><OtherTag ID='T2' LABEL='Handwritten'/></Tags>"
        + "<Layout><Page ID='p' PHYSICAL_IMG_NR='1' WIDTH='200' HEIGHT='200'><PrintSpace>"
        + blocks
        + "</PrintSpace></Page></Layout></alto>";
  }

  private static TextLine onlyLine(Page page) {
    List<TextLine> lines = page.lines().toList();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private Page read(String alto) throws IOException {
    return reader.read(new ByteArrayInputStream(alto.getBytes(StandardCharsets.UTF_8)), "test.xml");
  }
}
