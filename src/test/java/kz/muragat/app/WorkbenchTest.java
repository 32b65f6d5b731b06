package kz.muragat.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What users do, in the machine's own Chromium, with the running watcher and the model in charge. Skipped where there is
 * no Chromium.
 */
class WorkbenchTest {

  private static final double PATIENCE_MILLIS = 180_000;
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  /** The searched word stands first in its line, so that its ink is easy to find. */
  private static final String[] TEXT = {
    "Опись дел постоянного хранения за 1937 год",
    "тізімдемесі сақтау мерзімі тұрақты",
    "Қазақстан мемлекеттік мұрағаты"
  };

  private static final int LINE = 1;

  @TempDir
  static Path folder;

  private static TestHome home;
  private static TestHome.Running running;
  private static Playwright playwright;
  private static Browser browser;
  private static BufferedImage scan;

  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void aScanIsDroppedIntoTheBrowser() throws IOException {
    Optional<Path> chromium = chromium();
    assumeTrue(chromium.isPresent(), "no Chromium on this machine");
    home = TestHome.served(folder);
    running = home.start();
    playwright = Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    // Chromium's sandbox refuses to run as root, as builds in containers do; it sees no page but
    // ours.
    browser = playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions()
            .setExecutablePath(chromium.get())
            .setTimeout(PATIENCE_MILLIS)
            .setArgs(List.of("--no-sandbox")));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    scan = TestScans.page(TEXT);
    try (BrowserContext uploading = open(1280, "en")) {
      Page inbox = uploading.newPage();
      visit(inbox, "inbox");
      inbox.getByLabel("Folder (may stay empty)").fill("fond-12");
      inbox
          .locator("#files")
          .setInputFiles(new FilePayload("delo-45.png", "image/png", TestScans.png(scan)));
      assertThat(inbox.locator(".job-group.done a")).containsText("delo-45");
    }
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable each : Stream.of(
            Optional.ofNullable(playwright), Optional.ofNullable(running))
        .flatMap(Optional::stream)
        .toList()) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @BeforeEach
  void openBrowser() {
    context = open(1280, "en");
    page = context.newPage();
  }

  @AfterEach
  void closeBrowser() {
    context.close();
  }

  @Test
  void aWordIsFoundAndItsHitLiesOverItOnTheScan() {
    visit(page, "search");
    page.keyboard().press("/");
    page.keyboard().type("тізімдемесі");
    page.keyboard().press("Enter");
    Locator hit = page.locator("a.hit-link");
    assertThat(hit).containsText("delo-45");
    assertThat(page.locator(".snippet mark")).hasText("тізімдемесі");
    assertThat(page.locator(".line-picture img")).isVisible();

    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");

    assertThat(page.locator(".map-hit")).hasCount(1);
    assertLiesOver(page.locator(".map-hit"), inkOfFirstWord(LINE), 0);
    page.getByRole(AriaRole.BUTTON, named("Turn right")).click();
    assertLiesOver(page.locator(".map-hit"), inkOfFirstWord(LINE), 90);
  }

  @Test
  void pointingAtALineShowsItOnThePictureAndTheOtherWayRound() {
    openDocument();
    Locator line = page.locator(".lines li").nth(LINE);
    line.hover();
    Locator drawn = page.locator(".map-line").nth(LINE);
    assertThat(drawn).hasClass(Pattern.compile("\\bhovered\\b"));

    page.locator(".map-line").nth(0).hover();
    assertThat(page.locator(".lines li").nth(0)).hasClass(Pattern.compile("\\bhovered\\b"));
    assertThat(drawn).not().hasClass(Pattern.compile("\\bhovered\\b"));
  }

  @Test
  void aMistakeInAQueryIsExplained() {
    visit(page, "search?q=" + "page%3Aabc");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("page:");
  }

  @Test
  void theLanguageIsSwitchedByOneClickAndKept() {
    visit(page, "search");
    page.getByRole(AriaRole.BUTTON, named("Қазақша")).click();
    assertThat(page.locator("nav a").first()).hasText("Іздеу");
    assertThat(page.locator("html")).hasAttribute("lang", "kk");
    page.getByRole(AriaRole.BUTTON, named("Русский")).click();
    assertThat(page.locator("nav a").first()).hasText("Поиск");
    page.reload();
    assertThat(page.locator("nav a").first()).hasText("Поиск");
  }

  @Test
  void everyViewFitsAPhoneAndCanBeUsedByEveryone() {
    try (BrowserContext phone = open(360, "kk")) {
      Page small = phone.newPage();
      Map<String, String> views = Map.of(
          "search",
          "ul.documents",
          "search?q=опись",
          ".hits",
          "doc/" + documentId(small) + "/1",
          ".lines .line",
          "correct",
          "h1",
          "inbox",
          ".job-group.done",
          "models",
          ".model.in-charge");
      List<String> faults = new ArrayList<>();
      views.forEach((view, sign) -> {
        visit(small, view);
        assertThat(small.locator(sign).first()).isVisible();
        if (((Number) small.evaluate("document.documentElement.scrollWidth")).intValue() > 360) {
          faults.add(view + " is wider than the phone");
        }
        for (Rule rule : new AxeBuilder(small).setLegacyMode(true).analyze().getViolations()) {
          if (List.of("serious", "critical").contains(rule.getImpact())) {
            faults.add(
                view + ": " + rule.getHelp() + " at " + rule.getNodes().get(0).getHtml());
          }
        }
      });
      assertThat(faults).isEmpty();
    }
  }

  private void openDocument() {
    visit(page, "search");
    page.locator("ul.documents a").first().click();
    assertThat(page.locator(".map-line")).hasCount(TEXT.length);
  }

  private static String documentId(Page in) {
    visit(in, "search");
    String target = in.locator("ul.documents a").first().getAttribute("href");
    return target.split("/")[2];
  }

  /** That a box on the screen lies over this part of the scan, at most 12 pixels of the scan larger on each side. */
  private void assertLiesOver(Locator box, Rectangle ink, int degrees) {
    BoundingBox seen = box.boundingBox();
    BoundingBox picture = page.locator(".page-picture").boundingBox();
    Rectangle turned = degrees == 0
        ? ink
        : new Rectangle(scan.getHeight() - ink.y - ink.height, ink.x, ink.height, ink.width);
    double scale = picture.width / (degrees == 0 ? scan.getWidth() : scan.getHeight());
    double left = picture.x + turned.x * scale;
    double top = picture.y + turned.y * scale;
    double slack = 12 * scale;
    double pixel = 2;
    assertThat(seen.x).isBetween(left - slack, left + pixel);
    assertThat(seen.y).isBetween(top - slack, top + pixel);
    assertThat(seen.x + seen.width)
        .isBetween(left + turned.width * scale - pixel, left + turned.width * scale + slack);
    assertThat(seen.y + seen.height)
        .isBetween(top + turned.height * scale - pixel, top + turned.height * scale + slack);
  }

  /** Where the first word of a line left its ink on the scan: from the margin to the first gap as wide as a space. */
  private static Rectangle inkOfFirstWord(int line) {
    int baseline = 120 + line * 52;
    Rectangle ink = new Rectangle(-1, -1);
    int blank = 0;
    for (int x = 70; x < scan.getWidth() && (ink.width < 0 || blank < 7); x++) {
      blank++;
      for (int y = baseline - 26; y < baseline + 12; y++) {
        if ((scan.getRGB(x, y) & 0xff) < 128) {
          Rectangle dot = new Rectangle(x, y, 1, 1);
          ink = ink.width < 0 ? dot : ink.union(dot);
          blank = 0;
        }
      }
    }
    return ink;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static BrowserContext open(int width, String language) {
    BrowserContext context = browser.newContext(
        new Browser.NewContextOptions().setViewportSize(width, 800).setLocale(language));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    return context;
  }

  private static void visit(Page page, String view) {
    page.navigate("http://127.0.0.1:" + running.port() + "/#/" + view);
  }

  private static Optional<Path> chromium() {
    return Stream.of(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
