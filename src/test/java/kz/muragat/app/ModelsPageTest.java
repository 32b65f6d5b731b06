package kz.muragat.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import kz.muragat.model.RoundReason;
import kz.muragat.store.RoundHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The buttons of the Models page, pressed in the machine's own Chromium. Skipped where there is none. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ModelsPageTest {

  private static final double PATIENCE_MS = 120_000;

  @TempDir
  Path folder;

  @Test
  void aVersionIsPutInChargeRolledBackAndTaught() throws Exception {
    Optional<Path> chromium = WorkbenchTest.chromium();
    assumeTrue(
        chromium.isPresent(), "the Models page is not tested in a browser: there is no Chromium");
    TestHome home = TestHome.in(folder)
        .with("web.enabled", "true")
        .with("web.port", "0")
        .with("learn.gate.lines", "1")
        .with("learn.longest.seconds", "2");
    Path models = folder.resolve("models");
    String first = Files.readString(models.resolve("current")).strip();
    Files.createDirectory(models.resolve("another"));
    for (String file : List.of("model.json", "weights.safetensors")) {
      Files.copy(models.resolve(first).resolve(file), models.resolve("another").resolve(file));
    }
    anEarlierRound(models);
    try (TestHome.Running running = home.start();
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                .setExecutablePath(chromium.get())
                .setArgs(List.of("--no-sandbox")))) {
      Page page = browser.newPage(new Browser.NewPageOptions().setLocale("en"));
      page.setDefaultTimeout(PATIENCE_MS);
      page.navigate("http://127.0.0.1:" + running.port() + "/#/models");
      Locator inCharge = page.locator(".model.in-charge h2");
      assertThat(inCharge).containsText(first);

      button(page, "Put another in charge").click();
      assertThat(inCharge).containsText("another");
      assertThat(models.resolve("current")).hasContent("another");

      button(page, "Go back to " + first).click();
      assertThat(inCharge).containsText(first);
      assertThat(models.resolve("current")).hasContent(first);

      assertThat(page.locator(".outlooks li"))
          .containsText(Pattern.compile("fond-12: 16 more lines: wrong characters 9.1.?% → about"));

      button(page, "Learn now").click();
      assertThat(page.locator(".rounds")).containsText("0 accepted corrections");

      Page kazakh = browser.newPage(new Browser.NewPageOptions().setLocale("kk"));
      kazakh.navigate("http://127.0.0.1:" + running.port() + "/#/models");
      assertThat(kazakh.locator(".rounds"))
          .containsText("бөлек қойылған 10 түзетілген жолда қате таңбалар 15 % орнына 9,1 %");
      assertThat(kazakh.locator(".rounds")).containsText("қабылданған түзетулер: 0");
      kazakh.close();

      FullDiskTest.correct(models.resolve("corrections"), 8);
      button(page, "Learn now").click();
      assertThat(button(page, "Learn now")).isDisabled();
      Locator newest = page.locator(".rounds tbody tr").first();
      assertThat(newest)
          .containsText(
              Pattern.compile("^2.*(took over|refused)", Pattern.DOTALL),
              new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                  .setTimeout(PATIENCE_MS));
      assertThat(button(page, "Learn now")).isEnabled();
    }
    assertThat(new RoundHistory(models).all()).hasSize(2);
  }

  @Test
  void aRoundThatIsAskedForTwiceBeginsOnce() throws Exception {
    TestHome home = TestHome.in(folder)
        .with("web.enabled", "true")
        .with("web.port", "0")
        .with("learn.gate.lines", "1")
        .with("learn.longest.seconds", "3");
    FullDiskTest.correct(folder.resolve("models/corrections"), 8);
    try (TestHome.Running running = home.start()) {
      assertThat(retrain(running)).isEqualTo(202);
      assertThat(retrain(running)).isEqualTo(409);
      RoundHistory history = new RoundHistory(folder.resolve("models"));
      home.await("the round has ended", () -> ended(history));
      assertThat(history.all()).hasSize(1);
    }
  }

  private static boolean ended(RoundHistory history) {
    try {
      return history.last().filter(RoundHistory.Round::wasJudged).isPresent();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static int retrain(TestHome.Running running) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + running.port() + "/api/models/retrain"))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void anEarlierRound(Path models) throws IOException {
    new RoundHistory(models)
        .append(RoundHistory.Round.begun(1, "gone", "older", "2026-01-01T02:00:00Z", 20, 10)
            .ended(
                RoundHistory.State.PROMOTED,
                "2026-01-01T02:10:00Z",
                List.of(RoundReason.of(RoundReason.Why.BETTER, 10, 9.1, 15.0)),
                Map.of(),
                Map.of(),
                Map.of("fond-12", new RoundHistory.OnHand(20, 10, 1000, 150, 91))));
  }
}
