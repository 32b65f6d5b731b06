package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import kz.muragat.recognise.SpoiltModel;
import kz.muragat.text.Alphabet;
import kz.muragat.text.ErrorRate;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.OneHand;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.TextShelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An archive learns: scans of one hand are dropped, their lines corrected over HTTP, and the scheduled round makes a model
 * that reads the next scan better; a rollback is seen as soon.
 */
class LearningTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int LINES_A_PAGE = 11;
  private static final int SPACING_PX = 80;

  @TempDir
  Path folder;

  private final OneHand hand = OneHand.writer(
      new SyntheticLines(
          FontShelf.load(List.of()),
          TextShelf.bundled(),
          Split.TRAIN,
          Alphabet.standard().asString().codePoints().boxed().collect(Collectors.toSet())),
      3);

  private String web = "";

  @Test
  void whatIsCorrectedByDayIsReadBetterNextTime() throws Exception {
    Path models = Files.createDirectory(folder.resolve("models"));
    SpoiltModel.write(models, "spoilt", 0.8);
    Files.writeString(models.resolve("current"), "spoilt\n");
    TestHome home = TestHome.served(folder)
        .with("models", models.toString())
        .with("learn.schedule", "* * * * * ?")
        .with("learn.least.lines", "16")
        .with("learn.longest.seconds", "30")
        .with("learn.rate", "0.003")
        .with("learn.gate.lines", "1");
    try (TestHome.Running running = home.start()) {
      web = "http://127.0.0.1:" + running.port();
      List<LabelledLine> unseen = lines(100);
      JsonNode before = read(home, "before.png", unseen, 1);
      assertThat(before.path("model").asText()).isEqualTo("spoilt");

      correct(read(home, "a.png", lines(0), 0), lines(0));
      correct(read(home, "b.png", lines(50), 0), lines(50));
      home.await("a round has ended", () -> !lastRound().path("ended").asText().isEmpty());
      assertThat(lastRound().path("state").asText())
          .as(lastRound().toString())
          .isEqualTo("PROMOTED");

      assertThat(get("/api/models/rounds").path("rollBackTo").asText()).isEqualTo("spoilt");
      JsonNode after = read(home, "after.png", unseen, 2);
      assertThat(after.path("model").asText()).isEqualTo("spoilt-r1");
      assertThat(errors(after, unseen)).isLessThan(0.5 * errors(before, unseen));

      assertThat(post("/api/models/rollback").path("version").asText()).isEqualTo("spoilt");
      home.await("the routes see the rollback", () -> health().equals("spoilt"));
      assertThat(status("/api/models/rollback")).as("nothing was before it").isEqualTo(409);
      assertThat(status("/api/models/nothing/promote")).isEqualTo(404);
      assertThat(read(home, "again.png", unseen, 3).path("model").asText()).isEqualTo("spoilt");
    }
    assertThat(Files.readString(models.resolve("corrections/index.jsonl"))).contains("spoilt-r1");
  }

  private List<LabelledLine> lines(long first) {
    return LongStream.range(first, first + LINES_A_PAGE)
        .mapToObj(seed -> hand.line(seed, 0.2))
        .toList();
  }

  /** Drops a page with these lines and waits until it is read. */
  private JsonNode read(TestHome home, String name, List<LabelledLine> lines, int mark)
      throws Exception {
    home.drop(name, TestScans.png(page(lines, mark)));
    home.await(home.done(name));
    for (JsonNode document : get("/api/documents").path("documents")) {
      if (document.path("name").asText().equals(name)) {
        return get("/api/documents/" + document.path("id").asText());
      }
    }
    throw new AssertionError(name + " is not among the documents");
  }

  /**
   * The lines below each other on white paper.
   *
   * @param mark so many dots in the margin make it another scan
   */
  private static BufferedImage page(List<LabelledLine> lines, int mark) {
    BufferedImage image = new BufferedImage(1500, 1100, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.getRaster().setSample(x, y, 0, y == 0 && x < mark ? 200 : 255);
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      var picture = lines.get(i).image();
      int paper = 0;
      for (byte pixel : picture.pixels()) {
        paper = Math.max(paper, pixel & 0xFF);
      }
      for (int y = 0; y < picture.height(); y++) {
        for (int x = 0; x < Math.min(picture.width(), image.getWidth() - 60); x++) {
          int grey = Math.min(255, picture.at(x, y) * 280 / paper);
          image.getRaster().setSample(60 + x, 80 + SPACING_PX * i + y, 0, grey);
        }
      }
    }
    return image;
  }

  /** Puts every line right that was found. */
  private void correct(JsonNode document, List<LabelledLine> truth) throws Exception {
    String page = "/api/documents/" + document.path("id").asText() + "/pages/1";
    int corrected = 0;
    for (JsonNode line : readLines(document)) {
      String read = line.path("text").asText();
      String right = nearest(read, truth);
      HttpResponse<String> answer = CLIENT.send(
          HttpRequest.newBuilder(
                  URI.create(web + page + "/lines/" + encoded(line.path("id").asText())))
              .PUT(BodyPublishers.ofString(JSON.writeValueAsString(
                  Map.of("before", read, "text", right, "who", "archivist"))))
              .build(),
          BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      corrected++;
    }
    assertThat(corrected).isBetween(LINES_A_PAGE - 1, LINES_A_PAGE);
  }

  private double errors(JsonNode document, List<LabelledLine> truth) throws Exception {
    ErrorRate all = ErrorRate.NONE;
    for (JsonNode line : readLines(document)) {
      String read = line.path("text").asText();
      all = all.plus(ErrorRate.ofCharacters(nearest(read, truth), read));
    }
    return all.rate();
  }

  private List<JsonNode> readLines(JsonNode document) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (JsonNode block :
        get("/api/documents/" + document.path("id").asText() + "/pages/1").path("blocks")) {
      block.path("lines").forEach(lines::add);
    }
    return lines;
  }

  private static String nearest(String read, List<LabelledLine> truth) {
    return truth.stream()
        .map(LabelledLine::text)
        .min(Comparator.comparingDouble(
            text -> ErrorRate.ofCharacters(text, read).rate()))
        .orElseThrow();
  }

  private JsonNode lastRound() {
    try {
      return get("/api/models/rounds").at("/rounds/0");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String health() {
    try {
      return get("/health").at("/checks/model").asText();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode get(String address) throws Exception {
    return answer(HttpRequest.newBuilder(URI.create(web + address)).build());
  }

  private JsonNode post(String address) throws Exception {
    return answer(posted(address));
  }

  private int status(String address) throws Exception {
    return CLIENT.send(posted(address), BodyHandlers.ofString()).statusCode();
  }

  private HttpRequest posted(String address) {
    return HttpRequest.newBuilder(URI.create(web + address))
        .POST(BodyPublishers.noBody())
        .build();
  }

  private static JsonNode answer(HttpRequest request) throws Exception {
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }
}
