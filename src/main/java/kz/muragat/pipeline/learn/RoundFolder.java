package kz.muragat.pipeline.learn;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.recognise.LanguageSettings;
import kz.muragat.recognise.ModelFolder;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.ContentHash;
import kz.muragat.store.ModelRegistry;
import kz.muragat.store.RoundHistory;

/**
 * What a round leaves on the disk:
 *
 * <pre>
 * models/&lt;version&gt;/           a version that was good enough: weights, model.json, and the card
 *       /refused/&lt;version&gt;/   the card alone, of a version that was not, or that never came to be
 *          README.md           the card for people
 *          round.json          the same for programs
 * </pre>
 */
final class RoundFolder {

  /** Where the cards of versions are that never took over. */
  static final String REFUSED = "refused";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path models;

  RoundFolder(Path models) {
    this.models = models;
  }

  /** Whether a version of that name is there, or was refused. */
  boolean taken(String version) {
    return Files.exists(models.resolve(version)) || Files.exists(refused(version));
  }

  /** Keeps why there is no new version. */
  void writeGivenUp(RoundHistory.Round round) throws IOException {
    writeFolder(refused(round.version()), folder -> {
      JSON.writeValue(
          folder.resolve(ModelRegistry.CARD).toFile(),
          Map.of("parent", round.parent(), "round", round));
      Files.writeString(folder.resolve("README.md"), RoundCard.givenUp(round));
    });
  }

  /**
   * Keeps a version, or the card of a refused one.
   *
   * @param corrections ids of those it learnt from
   * @param rounds all so far, this one too
   */
  void write(
      RoundHistory.Round round,
      Challenge.Judged judged,
      List<String> corrections,
      List<RoundHistory.Round> rounds)
      throws IOException {
    boolean promoted = judged.decision().promoted();
    writeFolder(promoted ? models.resolve(round.version()) : refused(round.version()), folder -> {
      scored(round, judged).write(folder);
      String sha256 = ContentHash.of(folder.resolve(ModelFolder.WEIGHTS_FILE)).hex();
      if (!promoted) {
        Files.delete(folder.resolve(ModelFolder.WEIGHTS_FILE));
        Files.delete(folder.resolve(ModelFolder.DESCRIPTION_FILE));
      }
      Map<String, Object> card = new LinkedHashMap<>();
      card.put("parent", round.parent());
      card.put("round", round);
      card.put("linesShown", judged.learnt().linesShown());
      card.put("learningRate", judged.how().learningRate());
      card.put("batch", judged.how().batch());
      card.put("replayShare", judged.how().replayShare());
      card.put("frozenConvolutions", judged.how().frozenConvolutions());
      card.put("shareOfWhatWasLearnt", judged.tempering().share());
      card.put("seed", judged.how().seed());
      card.put("watched", new TreeMap<>(judged.learnt().watched()));
      card.put("doubtedLines", judged.doubted());
      card.put("uncorrectedLines", judged.uncorrected());
      card.put("weightsSha256", sha256);
      card.put("gates", judged.decision().byGate());
      card.put("corrections", corrections);
      JSON.writeValue(folder.resolve(ModelRegistry.CARD).toFile(), card);
      Files.writeString(
          folder.resolve("README.md"), RoundCard.judged(round, judged, sha256, Outlook.of(rounds)));
      Outlook.curve(rounds).write(folder.resolve("curve.svg"));
    });
  }

  /** A version reads with the language model of its parent, which may lie among the models shipped. */
  void bringLanguageModel(ModelFolder version, Path parent) throws IOException {
    LanguageSettings language = version.description().languageModel();
    if (language != null) {
      Path wanted = models.resolve(version.description().version()).resolve(language.file());
      if (!Files.exists(wanted.normalize())) {
        AtomicFiles.write(
            wanted.normalize(),
            out -> Files.copy(parent.resolve(language.file()).normalize(), out));
      }
    }
  }

  private static ModelFolder scored(RoundHistory.Round round, Challenge.Judged judged) {
    ModelFolder model = judged.tempering().model();
    Map<String, Double> scores = new TreeMap<>();
    round.after().forEach((gate, cer) -> scores.put("gate.cer." + gate, cer));
    String learntFrom = model.description().trainedOn() + " Then " + round.learnt()
        + " corrected lines of this archive (round " + round.number() + ", from " + round.parent()
        + ").";
    return model.as(model.description().child(round.version(), learntFrom, scores));
  }

  private Path refused(String version) {
    return models.resolve(REFUSED).resolve(version);
  }

  private static void writeFolder(Path target, AtomicFiles.FolderContent content)
      throws IOException {
    try {
      AtomicFiles.writeFolder(target, content);
    } catch (UnreadableScanException e) {
      throw new IllegalStateException("a model is no scan", e);
    }
  }
}
