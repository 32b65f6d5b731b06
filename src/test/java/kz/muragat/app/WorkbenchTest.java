package kz.muragat.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What users do, in the machine's own Chromium, with the running watcher and the model in charge. Skipped where there is
 * no Chromium. Waits are long, since the recogniser may have to share a small machine with a whole build; nothing is waited
 * for without an end.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class WorkbenchTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final String[] TEXT = {
    "Опись дел постоянного хранения за 1937 год",
    "мектептерімізде сақталған құжаттар",
    "Қазақстан мемлекеттік мұрағаты",
    "хаттамалар мен кеңестер",
    "Протокол общего собрания артели",
    "Председатель колхоза подписал акт"
  };
  /** The line whose first word is looked for by another form of it, so that its ink is easy to find. */
  private static final int FOUND = 1;

  private static final Pattern HOVERED = Pattern.compile("\\bhovered\\b");

  private static final int CORRECTED = 3;
  private static final int TAKEN_BACK = 4;
  private static final int DISPUTED = 5;

  @TempDir
  static Path folder;

  private static TestHome.@Nullable Running running;
  private static @Nullable Playwright playwright;
  private static Browser browser;
  private static BufferedImage scan;

  private BrowserContext context;
  private Page page;

  @BeforeAll
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  static void aScanIsDroppedIntoTheBrowserAndFinishes() throws IOException {
    Optional<Path> chromium = chromium();
    assumeTrue(
        chromium.isPresent(), "what users do in a browser is not tested: there is no Chromium");
    running = TestHome.served(folder).start();
    playwright = Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    // Chromium's sandbox refuses to run as root, as builds in containers do; it sees no page but
    // ours.
    browser = playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions()
            .setExecutablePath(chromium.get())
            .setTimeout(PATIENCE.toMillis())
            .setArgs(List.of("--no-sandbox")));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    scan = TestScans.page(TEXT);
    try (BrowserContext uploading = open(1280, "en")) {
      Page inbox = uploading.newPage();
      visit(inbox, "inbox");
      inbox.getByLabel("Folder (may stay empty)").fill("fond-12");
      upload(inbox, new FilePayload("delo-45.png", "image/png", TestScans.png(scan)));
      assertThat(inbox.locator(".job-group.done a")).containsText("delo-45");
    }
  }

  @AfterAll
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  static void stop() {
    try (TestHome.Running watcher = running;
        Playwright driver = playwright) {
      // Closed in this order: the browser first.
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
  void aWordIsFoundByAnotherFormAndItsHitLiesOverItOnTheScan() {
    visit(page, "search");
    assertThat(page.locator("#query")).isFocused();
    page.keyboard().type("мектеп");
    page.keyboard().press("Enter");
    Locator hit = page.locator("a.hit-link");
    assertThat(hit).containsText("delo-45");
    assertThat(page.locator(".snippet mark")).hasCount(1);
    assertThat(page.locator(".line-picture img")).isVisible();

    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");

    assertThat(page.locator(".map-hit")).hasCount(1);
    awaitLyingOver(page.locator(".map-hit"), inkOfFirstWord(FOUND), 0);
    page.getByRole(AriaRole.BUTTON, named("Closer")).click();
    awaitLyingOver(page.locator(".map-hit"), inkOfFirstWord(FOUND), 0);
    page.getByRole(AriaRole.BUTTON, named("Turn right")).click();
    awaitLyingOver(page.locator(".map-hit"), inkOfFirstWord(FOUND), 90);
    awaitSeenWhole(page.locator(".page-picture"));
  }

  @Test
  void pointingAtALineShowsItOnThePictureAndTheOtherWayRound() {
    openDocument();
    Locator line = page.locator(".lines li").nth(FOUND);
    line.hover();
    Locator drawn = page.locator(".map-line").nth(FOUND);
    assertThat(drawn).hasClass(HOVERED);

    page.locator(".map-line").nth(0).hover();
    assertThat(page.locator(".lines li").nth(0)).hasClass(HOVERED);
    assertThat(drawn).not().hasClass(HOVERED);
  }

  @Test
  void aLineIsCorrectedAndTheNewWordFoundBySearchAndInThePdf() throws IOException {
    openDocument();
    edit(page, CORRECTED, "олжазбалар мен кеңестер");
    field(page).press("Home");
    page.getByRole(AriaRole.BUTTON, named("қ")).click();
    assertThat(field(page)).hasValue("қолжазбалар мен кеңестер");
    page.keyboard().press("Enter");
    assertThat(page.locator(".editor .note")).hasText("Saved");

    visit(page, "search?q=қолжазбаларды");
    page.locator("a.hit-link").click();
    assertThat(page.locator(".map-hit")).hasCount(1);
    awaitLyingOver(page.locator(".map-hit"), inkOfFirstWord(CORRECTED), 0);
    assertThat(page.locator(".lines li").nth(CORRECTED).locator(".tick")).isVisible();

    page.locator(".downloads summary").click();
    Download pdf =
        page.waitForDownload(() -> page.getByText("PDF with searchable text").click());
    try (PDDocument document = Loader.loadPDF(Files.readAllBytes(pdf.path()))) {
      assertThat(new PDFTextStripper().getText(document)).contains("қолжазбалар мен кеңестер");
    }
  }

  @Test
  void aCorrectionIsTakenBackAndItsHistoryTold() {
    openDocument();
    Locator line = page.locator(".lines li").nth(TAKEN_BACK).locator(".line");
    line.click();
    String before = field(page).inputValue();
    page.getByLabel("Corrected by").fill("Әсел");
    field(page).fill("Протокол № 2");
    field(page).press("Enter");
    assertThat(page.locator(".editor .note")).hasText("Saved");
    page.getByRole(AriaRole.BUTTON, named("Undo")).click();
    assertThat(field(page)).hasValue(before);
    page.getByRole(AriaRole.BUTTON, named("History")).click();
    Locator changes = page.locator(".history li");
    assertThat(changes
            .filter(new Locator.FilterOptions().setHasText("Протокол № 2"))
            .first())
        .containsText("Әсел");
    field(page).press("Escape");
    assertThat(line).isFocused();
    assertThat(line).containsText(before);
  }

  @Test
  void ofALineThatWasChangedMeanwhileBothReadingsAreShown() {
    openDocument();
    page.locator(".lines li").nth(DISPUTED).locator(".line").click();
    try (BrowserContext elsewhere = open(1280, "en")) {
      Page other = elsewhere.newPage();
      visit(other, page.url().substring(page.url().indexOf("#/") + 2));
      edit(other, DISPUTED, "Председатель артели подписал акт");
      field(other).press("Enter");
      assertThat(other.locator(".editor .note")).hasText("Saved");
    }
    field(page).fill("Председатель колхоза прочёл акт");
    field(page).press("Enter");
    Locator dispute = page.locator(".conflict");
    assertThat(dispute).containsText("Председатель артели подписал акт");
    assertThat(dispute).containsText("Председатель колхоза прочёл акт");
    page.getByRole(AriaRole.BUTTON, named("Save mine")).click();
    assertThat(page.locator(".editor .note")).hasText("Saved");
    page.reload();
    assertThat(page.locator(".lines li").nth(DISPUTED))
        .containsText("Председатель колхоза прочёл акт");
  }

  @Test
  void theQueueIsWorkedThroughByKeyboardAlone() {
    visit(page, "correct");
    Locator lines = page.locator(".queue > li");
    assertThat(field(page)).isFocused();
    int waiting = lines.count();
    page.keyboard().press("Control+Enter");
    assertThat(lines.nth(0).locator(".tick")).isVisible();
    assertThat(lines.nth(1).locator(".editor-text")).isFocused();
    page.reload();
    assertThat(lines).hasCount(waiting - 1);
  }

  @Test
  void aScanThatFailsSaysWhyAndIsTriedAgain() {
    visit(page, "inbox");
    upload(page, new FilePayload("letter.pdf", "application/pdf", "no scan".getBytes(UTF_8)));
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("letter.pdf");
    byte[] broken = Arrays.copyOf("%PDF-1.4 broken".getBytes(UTF_8), 2000);
    upload(page, new FilePayload("broken.pdf", "application/pdf", broken));
    Locator failed = page.locator(".job-group.failed li");
    assertThat(failed.locator(".reason")).containsText("broken.pdf");
    Response answer = page.waitForResponse(
        "**/api/failed/retry",
        () -> page.getByRole(AriaRole.BUTTON, named("Try again: broken.pdf")).click());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(failed.locator(".reason")).containsText("broken.pdf");
    page.getByRole(AriaRole.BUTTON, named("Русский")).click();
    assertThat(failed.locator(".reason")).containsText("Файл обрывается");
    assertThat(failed.locator(".reason small")).containsText("broken.pdf is incomplete");
    page.getByRole(AriaRole.BUTTON, named("Қазақша")).click();
    assertThat(failed.locator(".reason")).containsText("Файл соңына жетпей үзіледі");
  }

  @Test
  void aMistakeInAQueryIsExplained() {
    visit(page, "search?q=page%3Aabc");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("'abc' is no page number");
    page.getByRole(AriaRole.BUTTON, named("Русский")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("«abc» — не номер страницы");
  }

  @Test
  void aCorrectionIsRefusedInTheLanguageOfTheInterface() {
    openDocument();
    page.getByRole(AriaRole.BUTTON, named("Қазақша")).click();
    edit(page, DISPUTED, " ");
    field(page).press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("Жолды мәтінсіз қалдыруға болмайды.");
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
        if (view.startsWith("doc")) {
          small.locator(".line").first().click();
          assertThat(field(small)).isFocused();
        }
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

  /** Opens the editor of a line of the page that is shown, and puts a text into it. */
  private static void edit(Page in, int line, String text) {
    in.locator(".lines li").nth(line).locator(".line").click();
    field(in).fill(text);
  }

  private static Locator field(Page in) {
    return in.locator(".editor-text");
  }

  private static void upload(Page inbox, FilePayload file) {
    inbox.locator("#files").setInputFiles(file);
  }

  private static String documentId(Page in) {
    visit(in, "search");
    String target = in.locator("ul.documents a").first().getAttribute("href");
    return target.split("/")[2];
  }

  /** Waits until a box on the screen, done with moving, lies over this part of the scan. */
  private void awaitLyingOver(Locator box, Rectangle ink, int degrees) {
    await(() -> assertLiesOver(box, ink, degrees));
  }

  /** Asks again until it holds. */
  private void await(Runnable assertion) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        page.waitForTimeout(100);
      }
    }
  }

  /** Waits until nothing of a picture is cut off, but for parts of a pixel. */
  private void awaitSeenWhole(Locator picture) {
    await(() -> assertIsSeenWhole(picture));
  }

  private void assertIsSeenWhole(Locator picture) {
    BoundingBox frame = page.locator(".page-map").boundingBox();
    BoundingBox seen = picture.boundingBox();
    double pixel = 2;
    assertThat(seen.x).isGreaterThan(frame.x - pixel);
    assertThat(seen.y).isGreaterThan(frame.y - pixel);
    assertThat(seen.x + seen.width).isLessThan(frame.x + frame.width + pixel);
    assertThat(seen.y + seen.height).isLessThan(frame.y + frame.height + pixel);
  }

  /** That a box lies over this part of the scan, at most 12 pixels of the scan larger on each side. */
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
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static BrowserContext open(int width, String language) {
    BrowserContext context = browser.newContext(
        new Browser.NewContextOptions().setViewportSize(width, 800).setLocale(language));
    context.setDefaultTimeout(PATIENCE.toMillis());
    return context;
  }

  private static void visit(Page page, String view) {
    page.navigate("http://127.0.0.1:" + running.port() + "/#/" + view);
  }

  static Optional<Path> chromium() {
    return Stream.of(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
