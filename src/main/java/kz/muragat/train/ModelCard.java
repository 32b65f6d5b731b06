package kz.muragat.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.muragat.recognise.ModelDescription;
import kz.muragat.recognise.NetworkShape;

/** What a reader should know of a model before trusting it, as Markdown beside its weights. */
final class ModelCard {

  private static final Pattern NUMBERED = Pattern.compile("(.* )(\\d{1,9})");

  private ModelCard() {}

  /**
   * @param faces families it learnt from
   * @param heldOut families it never saw, on which it was validated
   */
  static String of(
      ModelDescription model, TrainingSettings settings, List<String> faces, List<String> heldOut) {
    NetworkShape network = model.network();
    StringBuilder card = new StringBuilder();
    card.append("# Model ").append(model.version()).append("\n\n");
    card.append(
        "Reads single lines of Kazakh and Russian, printed, typewritten and in handwriting-like faces.\n\n");
    card.append("## Network\n\n");
    card.append(String.format(
        Locale.ROOT,
        "Line height %d px; %s; %d characters and the CTC blank.%n%n",
        network.inputHeightPx(),
        measures(network),
        network.classes() - 1));
    if (model.handwriting() != null) {
      card.append("The network for handwriting: ")
          .append(measures(model.handwriting()))
          .append(".\n\n");
    }
    card.append("## Learnt from\n\n").append(model.trainedOn()).append("\n\n");
    card.append(String.format(
        Locale.ROOT,
        "%,d lines in batches of %d; AdamW, learning rate %.4f after %,d lines, falling to zero; seed %d.%n%n",
        settings.lines(),
        settings.batch(),
        settings.peakLearningRate(),
        settings.warmUpLines(),
        settings.seed()));
    card.append("Families learnt from: ").append(listed(faces)).append(".\n\n");
    card.append("## Validation\n\n");
    card.append("On synthetic lines of families and texts that it never saw (")
        .append(listed(heldOut))
        .append("). All handwriting here is synthetic.\n\n");
    card.append("| lines | character error rate |\n|---|---|\n");
    for (Map.Entry<String, Double> score : model.scores().entrySet()) {
      card.append(String.format(
          Locale.ROOT,
          "| %s | %.2f %% |%n",
          score.getKey().replace("validation.cer.", ""),
          100 * score.getValue()));
    }
    return card.append("\n![Error rate against lines](curve.svg)\n").toString();
  }

  private static String measures(NetworkShape network) {
    return "convolutions %s; %d bidirectional LSTM layers of %d"
        .formatted(network.convolutions(), network.lstmLayers(), network.lstmUnits());
  }

  /** The families, those of one name and several numbers together: "Block hand 01–24". */
  static String listed(List<String> families) {
    List<String> parts = new ArrayList<>();
    String stem = "";
    int first = 0;
    int last = 0;
    for (String family : families) {
      Matcher numbered = NUMBERED.matcher(family);
      if (!numbered.matches()) {
        parts.add(family);
        stem = "";
        continue;
      }
      int number = Integer.parseInt(numbered.group(2));
      String digits = "%0" + numbered.group(2).length() + "d";
      if (numbered.group(1).equals(stem) && number == last + 1) {
        parts.set(
            parts.size() - 1,
            stem + String.format(Locale.ROOT, digits + "–" + digits, first, number));
      } else {
        parts.add(family);
        stem = numbered.group(1);
        first = number;
      }
      last = number;
    }
    return String.join(", ", parts);
  }
}
