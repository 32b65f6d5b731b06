package kz.muragat.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionDraft;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.RoundHistory;
import kz.muragat.text.Alphabet;
import kz.muragat.train.synth.FontShelf;
import kz.muragat.train.synth.LabelledLine;
import kz.muragat.train.synth.OneHand;
import kz.muragat.train.synth.Split;
import kz.muragat.train.synth.SyntheticLines;
import kz.muragat.train.synth.TextShelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full in the middle of a save, played by a limit on the size of files. Skipped where there is no bash. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FullDiskTest {

  /** Less than the smallest network's weights need, more than anything else. */
  private static final int LARGEST_FILE_KIB = 36;

  @TempDir
  Path folder;

  @Test
  void aVersionThatCannotBeSavedCostsTheRoundAndNothingElse() throws Exception {
    Path bash = Path.of("/bin/bash");
    assumeTrue(Files.isExecutable(bash), "a full disk is not tested: there is no bash");
    TestHome.in(folder);
    Path models = folder.resolve("models");
    String inCharge = Files.readString(models.resolve("current"));
    correct(models.resolve("corrections"), 8);
    assertThat(Files.size(models.resolve(inCharge.strip()).resolve("weights.safetensors")))
        .isGreaterThan(LARGEST_FILE_KIB * 1024L);

    Process retrain =
        new ProcessBuilder(command(bash)).redirectErrorStream(true).start();
    String said = new String(retrain.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(retrain.waitFor()).as(said).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(said).contains("the round was given up", "stays in charge", "File too large");
    assertThat(models.resolve("current")).hasContent(inCharge);
    assertThat(new RoundHistory(models).all())
        .singleElement()
        .satisfies(round -> assertThat(round.state()).isEqualTo(RoundHistory.State.GIVEN_UP));
    assertThat(new CorrectionSet(models.resolve("corrections")).trainable()).hasSize(8);
    try (Stream<Path> left = Files.walk(models)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith(".part-"));
    }
  }

  private List<String> command(Path bash) {
    List<String> program = TestHome.program(
        "retrain",
        "--now",
        "--home",
        folder.toString(),
        "--set",
        "learn.gate.lines=1",
        "--set",
        "learn.longest.seconds=1");
    return List.of(
        bash.toString(),
        "-c",
        "ulimit -f " + LARGEST_FILE_KIB + "; exec "
            + program.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" ")));
  }

  /** Keeps so many corrected lines of one hand. */
  static void correct(Path corrections, int lines) throws IOException {
    OneHand hand = OneHand.writer(
        new SyntheticLines(
            FontShelf.load(List.of()),
            TextShelf.bundled(),
            Split.TRAIN,
            Alphabet.standard().asString().codePoints().boxed().collect(Collectors.toSet())),
        5);
    CorrectionSet set = new CorrectionSet(corrections);
    for (int i = 0; i < lines; i++) {
      LabelledLine line = hand.line(i, 0.2);
      set.add(
          new CorrectionDraft(
              String.format("%064x", i),
              1,
              "line_1",
              line.text(),
              "",
              line.style(),
              "",
              "",
              0.5,
              "a person",
              "2026-01-01T00:00:00Z",
              Correction.State.ACCEPTED,
              List.of()),
          line.image());
    }
  }
}
