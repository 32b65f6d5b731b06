package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.muragat.alto.AltoReader;
import kz.muragat.alto.AltoSchema;
import kz.muragat.alto.TranscriptionReader;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import kz.muragat.pipeline.CorrectLine;
import kz.muragat.pipeline.CorrectionOutcome;
import kz.muragat.pipeline.IndexDocument;
import kz.muragat.pipeline.LineChange;
import kz.muragat.pipeline.LineRef;
import kz.muragat.search.ArchiveIndex;
import kz.muragat.search.PageSearch;
import kz.muragat.search.QueryProblem;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.text.Alphabet;
import kz.muragat.text.LanguageGuess;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line of a document that the model in charge has read is put right, and every form of the document follows. */
class CorrectLineTest {

  private static final String[] LINES = {
    "Қазақстан Республикасының мемлекеттік мұрағаты",
    "сақтау мерзімі тұрақты құжаттардың тізімдемесі",
    "Опись дел постоянного хранения за 1937 год",
  };

  /** Read once, since starting the recogniser takes the longest; each test works in a copy. */
  @TempDir
  static Path read;

  @TempDir
  Path home;

  @BeforeAll
  static void readDocuments() throws IOException {
    BufferedImage scan = TestScans.page(LINES);
    Path picture = Files.write(read.resolve("letter.png"), TestScans.png(scan));
    Path pdf = Files.write(read.resolve("paper.pdf"), TestScans.pdf(List.of(scan)));
    assertThat(run(read, "process", picture.toString(), pdf.toString())).isEqualTo(ExitCode.OK);
  }

  @BeforeEach
  void copyHome() throws IOException {
    try (Stream<Path> tree = Files.walk(read)) {
      for (Path from : tree.toList()) {
        Path to = home.resolve(read.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to);
        }
      }
    }
  }

  @Test
  void aCorrectionIsRightEverywhere() throws Exception {
    TextLine line = line("letter", 3);
    Path inDone = home.resolve("inbox/.done/letter.png");
    Files.createDirectories(inDone.getParent());
    Files.move(home.resolve("letter.png"), inDone);
    byte[] altoBefore = Files.readAllBytes(alto("letter"));

    String right = "Опись дел временного хранения за 1937 год";
    assertThat(run("correct", "letter", "1", "3", right, "--who", "Әсел")).isEqualTo(ExitCode.OK);

    byte[] bytes = Files.readAllBytes(alto("letter"));
    assertThat(AltoSchema.faults(bytes)).isEmpty();
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .contains("CS=\"true\"")
        .contains("<processingAgency>Әсел</processingAgency>");
    Page page = new AltoReader().read(alto("letter"));
    TextLine corrected = page.lines().skip(2).findFirst().orElseThrow();
    assertThat(corrected.text()).isEqualTo(right);
    assertThat(corrected.corrected()).isTrue();
    assertThat(corrected.words()).extracting(Word::confidence).containsOnly(1.0);
    assertThat(page.lines().filter(TextLine::corrected)).hasSize(1);
    assertThat(page.origin().edits()).hasSize(1);
    assertThat(corrected.words().get(0).box())
        .as("a word that stayed keeps its box")
        .isEqualTo(line.words().get(0).box());
    assertThat(corrected.words().get(2).box().x())
        .isCloseTo(line.words().get(2).box().x(), within(3));

    assertThat(pdfText("letter")).contains("временного").doesNotContain("постоянного");
    assertThat(Files.readString(home.resolve("outbox/letter/letter.txt")))
        .contains(right)
        .doesNotContain("постоянного");
    assertThat(hits("временного")).isEqualTo(1);
    assertThat(hits("постоянного path:letter")).isZero();
    assertThat(Files.readAllBytes(home.resolve("outbox/letter/.history/0001.1.xml")))
        .as("the earlier ALTO is kept")
        .isEqualTo(altoBefore);

    CorrectionSet pairs = new CorrectionSet(home.resolve("models/corrections"));
    assertThat(pairs.trainable()).hasSize(1);
    Correction pair = pairs.trainable().get(0);
    assertThat(pair.text()).isEqualTo(right);
    assertThat(pair.who()).isEqualTo("Әсел");
    assertThat(pair.flags()).isEmpty();
    assertThat(Files.readString(pairs.transcription(pair))).isEqualTo(right + "\n");
    assertThat(pairs.read(pair).width()).isGreaterThan(8 * pairs.read(pair).height());
  }

  @Test
  void aLineChangedMeanwhileIsToldAndKept() throws IOException {
    TextLine line = line("letter", 1);
    try (ArchiveIndex index = ArchiveIndex.open(home.resolve("index"))) {
      CorrectLine correct = correctLine(index);
      LineRef ref = new LineRef("letter", 1, line.id());
      assertThat(correct.correct(ref, line.text(), "бірінші", "А"))
          .isInstanceOf(CorrectionOutcome.Done.class);
      assertThat(correct.correct(ref, line.text(), "екінші", "Б"))
          .isEqualTo(new CorrectionOutcome.Conflict(line.text(), "бірінші", "екінші"));
      assertThat(correct
              .page("letter", 1)
              .orElseThrow()
              .lines()
              .findFirst()
              .orElseThrow()
              .text())
          .isEqualTo("бірінші");
      assertThat(correct.correct(new LineRef("../letter", 1, line.id()), "", "х", ""))
          .isInstanceOf(CorrectionOutcome.NotFound.class);
      assertThat(correct.correct(new LineRef("letter", 9, line.id()), "", "х", ""))
          .isInstanceOf(CorrectionOutcome.NotFound.class);
      assertThat(correct.correct(ref, "бірінші", " \u200B ", ""))
          .isInstanceOf(CorrectionOutcome.Refused.class);
    }
  }

  @Test
  void undoBringsTheLineBackAndHistoryTellsAll() throws Exception {
    // The scan is gone after reading: it is cut out of the published PDF again.
    TextLine line = line("paper", 1);
    Files.delete(home.resolve("paper.pdf"));
    byte[] pdf = Files.readAllBytes(home.resolve("outbox/paper/paper.pdf"));
    try (ArchiveIndex index = ArchiveIndex.open(home.resolve("index"))) {
      CorrectLine correct = correctLine(index);
      LineRef ref = new LineRef("paper", 1, line.id());
      CorrectionOutcome.Done done = (CorrectionOutcome.Done)
          correct.correct(ref, line.text(), "Түркістан уезінің мемлекеттік мұрағаты", "Әсел");
      assertThat(done.notes()).isEmpty();
      assertThat(done.pair()).isPresent();
      assertThat(pdfText("paper")).contains("Түркістан");
      assertThat(correct.undo(ref, "Болат")).isInstanceOf(CorrectionOutcome.Done.class);

      TextLine back = correct.page("paper", 1).orElseThrow().lines().findFirst().orElseThrow();
      assertThat(back).as("with its boxes and confidences").isEqualTo(line);
      assertThat(pdfText("paper")).doesNotContain("Түркістан");
      assertThat(Files.size(home.resolve("outbox/paper/paper.pdf")))
          .as("the PDF does not grow")
          .isEqualTo(pdf.length);
      assertThat(correct.history(ref))
          .extracting(LineChange::kind, LineChange::who)
          .containsExactly(
              tuple(LineChange.Kind.CORRECTED, "Әсел"), tuple(LineChange.Kind.UNDONE, "Болат"));
      assertThat(new CorrectionSet(home.resolve("models/corrections")).trainable())
          .isEmpty();
      assertThat(correct.undo(ref, "Болат")).isInstanceOf(CorrectionOutcome.Refused.class);
    }
  }

  @Test
  void theWordsOfANewTextAreFoundOnThePicture() throws IOException {
    TextLine read = line("letter", 2);
    // one word that looks like nothing on the picture, so that its place says nothing about others
    assertThat(run("correct", "letter", "1", "2", "№")).isEqualTo(ExitCode.OK);
    assertThat(line("letter", 2).words()).hasSize(1);
    assertThat(run("correct", "letter", "1", "2", read.text())).isEqualTo(ExitCode.OK);
    List<Word> found = line("letter", 2).words();
    assertThat(found).hasSameSizeAs(read.words());
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).box().x()).isCloseTo(read.words().get(i).box().x(), within(4));
      assertThat(found.get(i).box().right())
          .isCloseTo(read.words().get(i).box().right(), within(4));
    }
  }

  @Test
  void pagesAreExportedBesideTheirAltoOrElsewhere() throws IOException {
    String outbox = home.resolve("outbox").toString();
    assertThat(run("export", "--format", "page", outbox)).isEqualTo(ExitCode.OK);
    for (String document : List.of("letter", "paper")) {
      Path page = home.resolve("outbox").resolve(document).resolve("page/0001.xml");
      assertThat(new TranscriptionReader().readAll(page).get(0).lines().map(TextLine::text))
          .isEqualTo(
              new AltoReader().read(alto(document)).lines().map(TextLine::text).toList());
    }
    Path elsewhere = home.resolve("elsewhere");
    assertThat(run(
            "export",
            "--format",
            "hocr",
            "--to",
            elsewhere.toString(),
            alto("letter").toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(Files.readString(elsewhere.resolve("letter/hocr/0001.hocr")))
        .contains(line("letter", 1).words().get(0).text());
    assertThat(run("export", "--format", "hocr", home.resolve("inbox").toString()))
        .isEqualTo(ExitCode.SOME_FAILED);
    assertThat(run("export", "--format", "docx", outbox)).isEqualTo(ExitCode.USAGE);
  }

  private CorrectLine correctLine(ArchiveIndex index) throws IOException {
    return new CorrectLine(
        home.resolve("outbox"),
        home.resolve("inbox"),
        home.resolve("outbox/.work/corrections"),
        new DocumentRegistry(home.resolve("outbox"), home.resolve("outbox/.work/documents.jsonl")),
        new IndexDocument(index, home.resolve("outbox")),
        new CorrectionSet(home.resolve("models/corrections")),
        LanguageGuess.standard(),
        Optional.empty(),
        Alphabet.standard(),
        InstantSource.system());
  }

  private TextLine line(String document, int number) throws IOException {
    return new AltoReader().read(alto(document)).lines().toList().get(number - 1);
  }

  private Path alto(String document) {
    return home.resolve("outbox").resolve(document).resolve("alto/0001.xml");
  }

  private String pdfText(String document) throws IOException {
    Path file = home.resolve("outbox").resolve(document).resolve(document + ".pdf");
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private long hits(String word) throws IOException, QueryProblem {
    try (PageSearch search = ArchiveIndex.openForSearch(home.resolve("index"))) {
      return search.search(word, 10).total();
    }
  }

  private int run(String command, String... arguments) {
    return run(home, command, arguments);
  }

  private static int run(Path home, String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(
        command,
        "--home",
        home.toString(),
        "--set",
        "models=" + Path.of("models").toAbsolutePath(),
        "--set",
        "routes=" + TestHome.ROUTES));
    all.addAll(List.of(arguments));
    return Main.run(all.toArray(String[]::new));
  }
}
