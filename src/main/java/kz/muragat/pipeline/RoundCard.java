package kz.muragat.pipeline;

import java.util.Locale;
import java.util.Map;
import kz.muragat.store.RoundHistory;
import kz.muragat.train.Comparison;
import kz.muragat.train.FineTuning;
import kz.muragat.train.FineTuningSettings;
import kz.muragat.train.Gates;

/** What a curator should know of a version that a round made, as Markdown beside it. */
final class RoundCard {

  private RoundCard() {}

  static String of(
      RoundHistory.Round round,
      FineTuningSettings how,
      FineTuning.Learnt done,
      Gates.Decision decision,
      int doubted,
      String weightsSha256) {
    StringBuilder card = new StringBuilder();
    card.append("# Model ").append(round.version()).append("\n\n");
    card.append(decision.promoted() ? "**In charge** since " : "**Refused** on ")
        .append(round.ended())
        .append(": ")
        .append(String.join("; ", decision.reasons()))
        .append(".\n\n## Learnt from\n\n");
    card.append(String.format(
        Locale.ROOT,
        "Made of %s in round %d: %d corrected lines of this archive (%d more held out, %d left out because their text"
            + " seems to belong to another line), varied, and synthetic lines against forgetting (%.0f %%); %,d lines"
            + " shown in all, in batches of %d; AdamW, learning rate %.1e falling to zero; %s; seed %d.%n%n",
        round.parent(),
        round.number(),
        round.learnt(),
        round.heldOut(),
        doubted,
        100 * how.replayShare(),
        done.linesShown(),
        how.batch(),
        how.learningRate(),
        how.frozenConvolutions() ? "convolutions frozen" : "all layers learn",
        how.seed()));
    card.append("SHA-256 of the weights: ").append(weightsSha256).append("\n\n");
    card.append("## Held against ").append(round.parent()).append("\n\n");
    card.append("Characters wrong, and where 95 % of the resamples of a paired bootstrap put the difference.\n\n");
    card.append("| gate | lines | before | after | difference |\n|---|---|---|---|---|\n");
    for (Map.Entry<String, Comparison> gate : decision.byGate().entrySet()) {
      Comparison at = gate.getValue();
      card.append(String.format(
          Locale.ROOT,
          "| %s | %d | %.2f %% | %.2f %% | %+.2f (%+.2f to %+.2f) |%n",
          gate.getKey(),
          at.lines(),
          100 * at.before(),
          100 * at.after(),
          100 * at.difference(),
          100 * at.low(),
          100 * at.high()));
    }
    return card.toString();
  }
}
