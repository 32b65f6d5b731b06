package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The running watcher over HTTP, with a scan that the model in charge has read. */
class WebTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir
  static Path folder;

  private static TestHome home;
  private static TestHome.Running running;
  private static byte[] scan;
  private static String id;

  /** The model that comes along. */
  private static String inCharge() throws IOException {
    return Files.readString(Path.of("models/current")).strip();
  }

  @BeforeAll
  static void aScanIsRead() throws Exception {
    home = TestHome.served(folder).with("web.upload.mib", "1");
    running = home.start();
    scan = TestScans.pdf(List.of(
        TestScans.page(
            "Қазақстан Республикасының мемлекеттік мұрағаты",
            "Опись дел постоянного хранения за 1937 год"),
        TestScans.page(700, "сақтау мерзімі тұрақты құжаттардың тізімдемесі")));
    home.drop("fond-12/delo-45.pdf", scan);
    home.await(home.done("fond-12/delo-45.pdf"));
    id = json("/api/documents").at("/documents/0/id").asText();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void aWordIsFoundWithItsPlace() throws Exception {
    JsonNode answer = json("/api/search?q=" + encoded("тізімдемесі"));
    assertThat(answer.path("total").asInt()).isEqualTo(1);
    JsonNode hit = answer.at("/hits/0");
    assertThat(hit.path("document").asText()).isEqualTo(id);
    assertThat(hit.path("page").asInt()).isEqualTo(2);
    assertThat(hit.path("path").asText()).isEqualTo("fond-12/delo-45");
    assertThat(hit.path("title").asText()).isEqualTo("delo-45.pdf");
    assertThat(hit.path("pageWidth").asInt()).isEqualTo(700);
    assertThat(hit.path("snippet").findValuesAsText("hit")).contains("true", "false");
    JsonNode box = hit.at("/boxes/0");
    JsonNode line = json("/api/documents/" + id + "/pages/2").at("/blocks/0/lines/0");
    assertThat(hit.path("lineId").asText()).isEqualTo(line.path("id").asText());
    assertThat(box.path("line").asText()).isEqualTo(line.path("id").asText());
    assertThat(box.path("x").asInt()).isGreaterThan(line.at("/box/x").asInt() + 200);
    assertThat(answer.at("/facets/folder/0/value").asText()).isEqualTo("fond-12");
  }

  @Test
  void aQueryThatCannotBeUnderstoodIsExplained() throws Exception {
    HttpResponse<String> answer = get("/api/search?q=" + encoded("page:abc"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer)).contains("page:");
    assertThat(get("/api/search?q=a&limit=x").statusCode()).isEqualTo(400);
    assertThat(get("/api/search?q=" + "a".repeat(3000)).statusCode()).isEqualTo(400);
    HttpResponse<String> longest = get("/api/search?q=" + encoded("ә".repeat(10_000)));
    assertThat(longest.statusCode()).isEqualTo(400);
    assertThat(error(longest)).contains("1000");
  }

  @Test
  void aDocumentIsShownWithItsPagesAndLines() throws Exception {
    JsonNode listed = json("/api/documents?folder=fond-12");
    assertThat(listed.path("total").asInt()).isEqualTo(1);
    assertThat(listed.at("/documents/0/pages").asInt()).isEqualTo(2);
    assertThat(json("/api/documents?folder=fond-13").path("total").asInt()).isZero();

    JsonNode document = json("/api/documents/" + id);
    assertThat(document.path("name").asText()).isEqualTo("delo-45.pdf");
    assertThat(document.at("/pagesList/1/width").asInt()).isEqualTo(700);

    JsonNode page = json("/api/documents/" + id + "/pages/1");
    assertThat(page.path("width").asInt()).isEqualTo(826);
    JsonNode word = page.at("/blocks/0/lines/0/words/0");
    assertThat(word.path("text").asText()).isEqualTo("Қазақстан");
    assertThat(page.at("/blocks/0/lines/0/baseline").size()).isGreaterThan(1);
    assertThat(page.at("/blocks/0/lines/0/corrected").asBoolean()).isFalse();
  }

  @Test
  void picturesComeScaledAndCropped() throws Exception {
    BufferedImage page = image("/api/documents/" + id + "/pages/1/image?width=413");
    assertThat(page.getWidth()).isEqualTo(413);
    assertThat(page.getHeight()).isEqualTo(585);
    assertThat(image("/api/documents/" + id + "/pages/1/image").getWidth()).isEqualTo(826);
    String line =
        json("/api/documents/" + id + "/pages/1").at("/blocks/0/lines/0/id").asText();
    BufferedImage crop = image("/api/documents/" + id + "/pages/1/lines/" + line + "/image");
    assertThat(crop.getWidth()).isBetween(500, 826);
    assertThat(crop.getHeight()).isBetween(20, 80);
  }

  @Test
  void filesComeAsTheyAre() throws Exception {
    HttpResponse<byte[]> original = bytes("/api/documents/" + id + "/files/original");
    assertThat(original.body()).isEqualTo(scan);
    assertThat(original.headers().firstValue("Content-Disposition").orElse(""))
        .contains("delo-45.pdf");
    Path outbox = home.outbox("fond-12/delo-45");
    assertThat(bytes("/api/documents/" + id + "/files/pdf").body())
        .isEqualTo(Files.readAllBytes(outbox.resolve("delo-45.pdf")));
    assertThat(get("/api/documents/" + id + "/files/txt").body()).contains("1937");
    assertThat(get("/api/documents/" + id + "/pages/1/alto").body())
        .isEqualTo(Files.readString(outbox.resolve("alto/0001.xml")));
    HttpResponse<String> hocr = get("/api/documents/" + id + "/pages/1/hocr");
    assertThat(hocr.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(hocr.headers().firstValue("Content-Disposition").orElse(""))
        .contains("delo-45-1.hocr");
    assertThat(hocr.body()).contains("ocrx_word", "мұрағаты");
    assertThat(get("/api/documents/" + id + "/pages/1/page-xml").body())
        .contains("<PcGts", "<Unicode>мұрағаты</Unicode>");
    assertThat(get("/api/documents/" + id + "/pages/3/hocr").statusCode()).isEqualTo(404);
    assertThat(get("/api/documents/" + id + "/files/exe").statusCode()).isEqualTo(404);
  }

  @Test
  void theLeastSureLinesComeFirst() throws Exception {
    JsonNode queue = json("/api/queue?limit=2");
    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.at("/0/confidence").asDouble())
        .isLessThanOrEqualTo(queue.at("/1/confidence").asDouble());
    assertThat(queue.at("/0/document").asText()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/documents/x",
        "/api/documents/%00",
        "/api/documents/" + NOT_THERE,
        "/api/documents/" + NOT_THERE + "/pages/1",
        "/api/nothing",
        "/static/nothing.js",
        "/static/",
        "/webjars/nothing.js",
        "/static/../app/muragat.properties",
        "/static/%2e%2e/%2e%2e/app/muragat.properties",
        "/static/..%2f..%2fapp/muragat.properties",
        "/static/..%5c..%5capp/muragat.properties",
        "/webjars/..%2f..%2f..%2fkz/muragat/app/muragat.properties",
        "/api/models/..%2f..%2fx/curve.svg"
      })
  void whatIsNotThereIsRefused(String address) throws Exception {
    HttpResponse<String> answer = get(address);
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(error(answer)).isNotBlank().doesNotContain("Exception");
  }

  private static final String NOT_THERE =
      "0000000000000000000000000000000000000000000000000000000000000000";

  @ParameterizedTest
  @ValueSource(strings = {"0", "3", "-1", "x", "99999999999999", "1.5"})
  void aPageThatIsNotThereIsRefused(String number) throws Exception {
    HttpResponse<String> answer = get("/api/documents/" + id + "/pages/" + number);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(error(answer)).contains("pages 1 to 2");
  }

  @Test
  void aWrongMethodIsTold() throws Exception {
    HttpResponse<String> answer = post("/api/documents", "");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(error(answer)).contains("GET");
  }

  @Test
  void anUploadIsReadAndNothingIsOverwritten() throws Exception {
    byte[] first = TestScans.png(TestScans.page("первый лист дела"));
    byte[] second = TestScans.png(TestScans.page("второй лист дела"));
    assertThat(upload("fond-1/opis 2", "лист.png", first).statusCode()).isEqualTo(201);
    home.await(home.done("fond-1/opis 2/лист.png"));
    HttpResponse<String> again = upload("fond-1/opis 2", "лист.png", second);
    assertThat(JSON.readTree(again.body()).path("path").asText()).startsWith("fond-1/opis 2/лист");
    home.await(home.done("fond-1/opis 2/лист (2).png"));
    assertThat(json("/api/jobs").path("done").findValuesAsText("name")).contains("лист.png");
  }

  @Test
  void uploadsThatCannotBeTakenAreRefused() throws Exception {
    byte[] png = TestScans.png(TestScans.page("лист"));
    HttpResponse<String> text =
        upload("", "письмо.pdf", "no scan".getBytes(StandardCharsets.UTF_8));
    assertThat(text.statusCode()).isEqualTo(415);
    assertThat(error(text)).contains("письмо.pdf is no scan");
    assertThat(JSON.readTree(text.body()).path("code").asText()).isEqualTo("fault.NO_SCAN");
    HttpResponse<String> large = upload("", "large.png", new byte[2 << 20]);
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(error(large)).contains("1 MiB");
    for (String name : List.of("../evil.png", "..", "", ".hidden.png", "a/b.png", "a.tmp")) {
      assertThat(upload("", name, png).statusCode()).as(name).isEqualTo(400);
    }
    for (String into : List.of("../..", "a/../../b", ".done", "a\\b")) {
      assertThat(upload(into, "x.png", png).statusCode()).as(into).isEqualTo(400);
    }
    HttpResponse<String> stranger = CLIENT.send(
        HttpRequest.newBuilder(address("/api/inbox?name=x.png"))
            .header("Origin", "http://elsewhere.example")
            .POST(BodyPublishers.ofByteArray(png))
            .build(),
        BodyHandlers.ofString());
    assertThat(stranger.statusCode()).isEqualTo(403);
    try (var files = Files.walk(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.contains("evil") || name.startsWith("x.png"));
    }
  }

  @Test
  void aFailedScanIsToldAndTriedAgain() throws Exception {
    byte[] broken = new byte[2000];
    System.arraycopy("%PDF-1.4 broken".getBytes(StandardCharsets.US_ASCII), 0, broken, 0, 15);
    System.arraycopy("%%EOF".getBytes(StandardCharsets.US_ASCII), 0, broken, 1990, 5);
    assertThat(upload("bad", "broken.pdf", broken).statusCode()).isEqualTo(201);
    home.await(home.failed("bad/broken.pdf"));
    JsonNode failed = json("/api/jobs").at("/failed/0");
    assertThat(failed.path("name").asText()).isEqualTo("broken.pdf");
    assertThat(failed.path("folder").asText()).isEqualTo("bad");
    assertThat(failed.path("reason").asText()).contains("broken.pdf").doesNotEndWith("..");
    assertThat(failed.path("fault").asText()).isEqualTo("DAMAGED");
    String wanted = "{\"name\":\"broken.pdf\",\"folder\":\"bad\"}";
    assertThat(post("/api/failed/retry", wanted).statusCode()).isEqualTo(200);
    home.await(home.failed("bad/broken.pdf"));
    assertThat(post("/api/failed/retry", "{\"name\":\"none.pdf\"}").statusCode())
        .isEqualTo(404);
    assertThat(post("/api/failed/retry", "no json").statusCode()).isEqualTo(400);
    assertThat(post("/api/failed/retry", "{\"name\":\"../x\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void aLineIsCorrectedFoundAndTakenBack() throws Exception {
    JsonNode line = json("/api/documents/" + id + "/pages/2").at("/blocks/0/lines/0");
    String before = line.path("text").asText();
    String place = "/api/documents/" + id + "/pages/2/lines/" + line.path("id").asText();
    String sent = "{\"text\":\"түзетілген сөйлем\",\"before\":\"" + before + "\",\"who\":\"Әсел\"}";
    HttpResponse<String> answer = put(place, sent);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("түзетілген сөйлем", "\"corrected\":true");
    assertThat(json("/api/search?q=" + encoded("түзетілген")).path("total").asInt())
        .isEqualTo(1);
    assertThat(get("/api/documents/" + id + "/files/txt").body()).contains("түзетілген сөйлем");

    HttpResponse<String> late = put(place, sent);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("\"current\":\"түзетілген сөйлем\"");

    assertThat(json(place + "/history").at("/0/who").asText()).isEqualTo("Әсел");
    assertThat(post(place + "/accept", "{\"who\":\"Әсел\"}").statusCode()).isEqualTo(200);
    assertThat(post(place + "/undo", "{\"who\":\"Әсел\"}").statusCode()).isEqualTo(200);
    assertThat(post(place + "/undo", "{\"who\":\"Әсел\"}").statusCode()).isEqualTo(200);
    assertThat(json("/api/documents/" + id + "/pages/2")
            .at("/blocks/0/lines/0/text")
            .asText())
        .isEqualTo(before);
    assertThat(put(place + "x", sent).statusCode()).isEqualTo(404);
    assertThat(put(place, "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void modelsAreListed() throws Exception {
    JsonNode model = null;
    for (JsonNode version : json("/api/models")) {
      model = version.path("inCharge").asBoolean() ? version : model;
    }
    assertThat(model).isNotNull();
    assertThat(model.path("version").asText()).isEqualTo(inCharge());
    assertThat(model.path("scores").size()).isPositive();
    HttpResponse<String> curve = get(model.path("curve").asText());
    assertThat(curve.headers().firstValue("Content-Type")).contains("image/svg+xml");
  }

  @Test
  void healthAndFiguresAreSeen() throws Exception {
    assertThat(json("/health").path("status").asText()).isEqualTo("UP");
    String metrics = get("/metrics").body();
    assertThat(metrics)
        .containsPattern("muragat_pages_total [2-9]")
        .containsPattern("muragat_lines_total [3-9]")
        .containsPattern("muragat_stage_seconds_total\\{stage=\"read\"\\} [0-9.]*[1-9]")
        .contains("muragat_model_info{version=\"" + inCharge() + "\"} 1")
        .contains("muragat_queue_waiting", "jvm_memory_used_bytes", "muragat_failures_total");
  }

  @Test
  void aViewerFindsPagesPicturesAndHits() throws Exception {
    JsonNode manifest = json("/iiif/" + id + "/manifest");
    assertThat(manifest.path("type").asText()).isEqualTo("Manifest");
    JsonNode canvas = manifest.at("/items/1");
    assertThat(canvas.path("width").asInt()).isEqualTo(700);
    String service = canvas.at("/items/0/items/0/body/service/0/id").asText();
    String image = URI.create(service).getPath();
    assertThat(json(image + "/info.json").path("profile").asText()).isEqualTo("level1");
    BufferedImage part = image(image + "/10,20,300,200/150,/90/gray.png");
    assertThat(part.getWidth()).isEqualTo(100);
    assertThat(part.getHeight()).isEqualTo(150);
    for (String wrong : List.of(
        "/x/max/0/default.jpg",
        "/full/0,/0/default.jpg",
        "/full/9999,/0/default.jpg",
        "/full/max/45/default.jpg",
        "/9999,0,1,1/max/0/default.jpg",
        "/full/max/0/default.gif")) {
      assertThat(get(image + wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    JsonNode hits = json("/iiif/" + id + "/search?q=" + encoded("тізімдемесі"));
    assertThat(hits.at("/items/0/target").asText())
        .startsWith(canvas.path("id").asText() + "#xywh=");
    JsonNode older = json("/iiif/" + id + "/search1?q=" + encoded("тізімдемесі"));
    assertThat(older.at("/resources/0/on")).isEqualTo(hits.at("/items/0/target"));
    assertThat(older.at("/hits/0/annotations/0")).isEqualTo(older.at("/resources/0/@id"));
    assertThat(older.at("/hits/0/before").asText()).endsWith("құжаттардың");
    assertThat(get("/iiif/" + id + "/manifest").headers().firstValue("Access-Control-Allow-Origin"))
        .contains("*");
  }

  @Test
  void theApiDescribesItself() throws Exception {
    JsonNode description = json("/api/openapi.json");
    assertThat(description.path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(description.path("paths").has("/api/search")).isTrue();
    assertThat(description.path("paths").size()).isGreaterThan(15);
  }

  @Test
  void aPortInUseIsToldSo(@TempDir Path other) {
    TestHome second = TestHome.served(other).with("web.port", String.valueOf(running.port()));
    assertThatThrownBy(second::start)
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("127.0.0.1:" + running.port())
        .hasMessageContaining("web.port");
  }

  private static HttpResponse<String> upload(String into, String name, byte[] content)
      throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(
                address("/api/inbox?folder=" + encoded(into) + "&name=" + encoded(name)))
            .POST(BodyPublishers.ofByteArray(content))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(address(path))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<byte[]> bytes(String path) throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofByteArray());
  }

  private static BufferedImage image(String path) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(bytes(path).body()));
  }

  private static JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> put(String path, String body) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(address(path)).PUT(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static String error(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body()).path("error").asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static URI address(String path) {
    return URI.create("http://127.0.0.1:" + running.port() + path);
  }
}
