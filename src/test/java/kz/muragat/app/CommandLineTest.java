package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.muragat.store.AtomicFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user gives them. */
class CommandLineTest {

  @TempDir
  Path folder;

  private TestHome home;
  private String printed = "";

  @BeforeEach
  void settle() throws IOException {
    home = TestHome.in(Files.createDirectory(folder.resolve("home of the archive")));
  }

  @Test
  void processReadsGivenFilesWhereTheyAreAndTheirWordsAreFound() throws IOException {
    Path scans = Files.createDirectories(folder.resolve("scans"));
    Files.createDirectories(scans.resolve("fond 1"));
    byte[] scan = TestScans.textPdf(
        "Қазақстан Республикасының мемлекеттік мұрағаты", "Опись дел постоянного хранения");
    Files.write(scans.resolve("fond 1/letter.pdf"), scan);

    assertThat(run("process", scans.toString())).isEqualTo(ExitCode.OK);

    assertThat(scans.resolve("fond 1/letter.pdf")).hasBinaryContent(scan);
    assertThat(home.outbox("fond 1/letter/letter.txt")).content().contains("Опись дел");
    assertThat(run("search", "--json", "МҰРАҒАТЫ")).as(printed).isEqualTo(ExitCode.OK);
    assertThat(printed)
        .contains("\"path\":\"fond 1/letter\"")
        .contains("\"boxes\":[{")
        .contains("»мұрағаты«")
        .contains("{\"total\":1,\"facets\":{\"folders\":[{\"value\":\"fond 1\"");
    assertThat(run("search", "постоянного", "хранения")).isEqualTo(ExitCode.OK);
    assertThat(printed).contains("fond 1/letter, page 1").contains("1 page");

    AtomicFiles.deleteTree(home.root.resolve("index"));
    assertThat(run("search", "хранения")).isNotEqualTo(ExitCode.OK);
    assertThat(run("reindex")).isEqualTo(ExitCode.OK);
    assertThat(printed).contains("1 documents, 1 pages");
    assertThat(run("search", "хранения")).isEqualTo(ExitCode.OK);
    assertThat(run("search", "жоқсөзжоқ")).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(printed).contains("nothing found");
    assertThat(run("search", "\"open")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void processTellsWhichFilesFailedByItsExitCode() throws IOException {
    Path good = Files.write(folder.resolve("good.png"), TestScans.png(TestScans.page("Опись")));
    Path bad = Files.writeString(folder.resolve("bad.pdf"), "no PDF", StandardCharsets.UTF_8);

    assertThat(run("process", bad.toString(), good.toString())).isEqualTo(ExitCode.SOME_FAILED);

    assertThat(home.outbox("good/document.json")).exists();
    assertThat(bad).hasContent("no PDF");
    assertThat(folder).isDirectoryNotContaining("glob:**/*.error.txt");
    assertThat(run("process", folder.resolve("none.pdf").toString())).isEqualTo(ExitCode.USAGE);
    assertThat(printed).contains("there is no file");
  }

  @Test
  void readPrintsAnObjectForEachPictureAndSaysWhichOnesItCannotRead() throws IOException {
    Path lines = Files.createDirectories(folder.resolve("lines"));
    Files.write(lines.resolve("a.png"), TestScans.png(TestScans.page("Опись")));
    Files.writeString(lines.resolve("b.png"), "no picture");
    Files.writeString(lines.resolve("notes.txt"), "no picture either");

    Path missing = folder.resolve("missing.png");
    assertThat(run("read", lines.toString(), missing.toString())).isEqualTo(ExitCode.SOME_FAILED);

    ObjectMapper json = new ObjectMapper();
    List<String> printedLines = printed.lines().toList();
    assertThat(printedLines).hasSize(3);
    JsonNode read = json.readTree(printedLines.get(0));
    assertThat(read.get("file").asText()).isEqualTo(lines.resolve("a.png").toString());
    assertThat(read.get("text").isTextual()).isTrue();
    assertThat(read.get("confidence").asDouble()).isBetween(0.0, 1.0);
    assertThat(read.get("style").asText()).isIn("printed", "typewritten", "handwritten");
    assertThat(read.get("language").asText()).isIn("kk", "ru", "und");
    assertThat(read.get("alternatives").isArray()).isTrue();
    assertThat(json.readTree(printedLines.get(1)).get("error").asText()).contains("b.png");
    assertThat(json.readTree(printedLines.get(2)).get("error").asText()).contains("no such file");

    Files.delete(lines.resolve("b.png"));
    assertThat(run("read", lines.toString())).isEqualTo(ExitCode.OK);
    assertThat(run("read", Files.createDirectory(folder.resolve("empty")).toString()))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void evaluateWritesAReportAndLeavesNoHalfOfOne() throws IOException {
    Path lines = Files.createDirectories(folder.resolve("set/print-clean"));
    Files.write(lines.resolve("ru-0001.png"), TestScans.png(TestScans.page("Опись")));
    Files.writeString(lines.resolve("ru-0001.gt.txt"), "Опись\n");
    Path report = folder.resolve("report.html");

    assertThat(
            run("evaluate", "--report", report.toString(), folder.resolve("set").toString()))
        .isEqualTo(ExitCode.OK);

    assertThat(printed).contains("report: " + report);
    assertThat(report)
        .content()
        .contains("<td>print clean</td><td>1</td>", "data:image/png")
        .containsPattern("<td>print</td><td>1</td><td>[0-9.]+ %</td><td>(print|typescript|hand) 1");
    assertThat(folder).isDirectoryNotContaining("glob:**/" + AtomicFiles.TEMPORARY_PREFIX + "*");
  }

  @Test
  void synthesiseWritesTheFormatItIsAskedFor() throws IOException {
    Path set = folder.resolve("made");
    assertThat(plain("synthesise", "--count", "1", "--format", "alto-pages", set.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(set.resolve("images/page-000000.png")).exists();
    assertThat(set.resolve("alto/page-000000.xml")).content().contains("<String");
    assertThat(plain("synthesise", "--count", "2", "--format", "words", set.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(set.resolve("words-01-of-01-seeds-0-1.zip")).exists();
    assertThat(plain("synthesise", "--format", "papyrus", set.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(printed).contains("there is no format 'papyrus'");

    Path texts = Files.createDirectories(folder.resolve("texts/kk"));
    Files.writeString(texts.resolve("a.txt"), "\n");
    assertThat(plain("synthesise", "--text", texts.getParent().toString(), set.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(printed).contains("a.txt is empty").doesNotContain("\tat ");
  }

  @Test
  void whatCannotWorkIsToldInASentence() throws IOException {
    assertThat(run("search", "сөз")).isNotEqualTo(ExitCode.OK);
    assertThat(printed).doesNotContain("\tat ");

    Files.writeString(home.root.resolve("models/current"), "");
    assertThat(run("watch")).isEqualTo(ExitCode.CANNOT_START);
    assertThat(printed).contains("no model is in charge").doesNotContain("\tat ");

    assertThat(run("models", "--set", "colour=red")).isEqualTo(ExitCode.USAGE);
    assertThat(printed).contains("unknown setting 'colour'");
    assertThat(run("process")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void modelsShowsAndChangesTheOneInCharge() throws IOException {
    assertThat(run("models")).isEqualTo(ExitCode.OK);
    assertThat(printed).contains("* " + TestHome.MODEL);
    assertThat(run("models", "promote", "none")).isEqualTo(ExitCode.CANNOT_START);
    assertThat(run("models", "promote", TestHome.MODEL)).isEqualTo(ExitCode.OK);
  }

  @Test
  void everyCommandHelpsWithExamples() {
    for (String command : Main.commands().getSubcommands().keySet()) {
      assertThat(plain(command, "--help")).as(command).isEqualTo(ExitCode.OK);
      assertThat(printed).as(command).contains("Usage: muragat " + command).contains("xample");
    }
    assertThat(plain("--version")).isEqualTo(ExitCode.OK);
    assertThat(printed).startsWith("Muragat ");
    assertThat(plain("--help")).isEqualTo(ExitCode.OK);
    assertThat(printed).contains("Exit codes");
  }

  private int run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--home", home.root.toString()));
    home.given().forEach((key, value) -> all.addAll(List.of("--set", key + "=" + value)));
    all.addAll(Arrays.asList(arguments));
    return plain(all.toArray(String[]::new));
  }

  private int plain(String... arguments) {
    StringWriter out = new StringWriter();
    int code = Main.commands()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute(arguments);
    printed = out.toString();
    return code;
  }
}
