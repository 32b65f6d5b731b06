package kz.muragat.pipeline.learn;

import java.util.List;
import java.util.Locale;
import kz.muragat.model.RoundReason;
import kz.muragat.store.RoundHistory;
import kz.muragat.train.Comparison;

/** What a curator should know of a version that a round made, or did not make, as Markdown. */
final class RoundCard {

  private RoundCard() {}

  /** Of a round that made no version. */
  static String givenUp(RoundHistory.Round round) {
    return String.format(
        "# Model %s%n%n**Never came to be**: round %d, which began %s with %d corrected lines, was given up %s: %s.%n%n%s"
            + " stays in charge.%n",
        round.version(),
        round.number(),
        round.started(),
        round.lines(),
        round.ended(),
        RoundReason.sentences(round.reasons()),
        round.parent());
  }

  /**
   * Of a round that came to its end.
   *
   * @param outlooks after it
   */
  static String judged(
      RoundHistory.Round round,
      Challenge.Judged judged,
      String weightsSha256,
      List<Outlook> outlooks) {
    StringBuilder card = new StringBuilder(String.format(
        Locale.ROOT,
        "# Model %s%n%n%s %s: %s.%n%n## Learnt from%n%n",
        round.version(),
        judged.decision().promoted() ? "**In charge** since" : "**Refused** on",
        round.ended(),
        RoundReason.sentences(judged.decision().reasons())));
    card.append(String.format(
        Locale.ROOT,
        "Made of %s in round %d: %d corrected lines of this archive (%d more held out, %d left out because their text"
            + " seems to belong to another line), %d uncorrected ones as they were surely read, varied, and synthetic lines against forgetting (%.0f %%); %,d lines"
            + " shown in all, in batches of %d; AdamW, learning rate %.1e falling to zero; the first %d convolutions as they were; %.0f %% of what was learnt taken"
            + " over; seed %d.%n%n",
        round.parent(),
        round.number(),
        round.learnt(),
        round.heldOut(),
        judged.doubted(),
        judged.uncorrected(),
        100 * judged.how().replayShare(),
        judged.learnt().linesShown(),
        judged.how().batch(),
        judged.how().learningRate(),
        judged.how().frozenConvolutions(),
        100 * judged.tempering().share(),
        judged.how().seed()));
    card.append(String.format(
        "SHA-256 of the weights: %s%n%n## Held against %s%n%nCharacters wrong, and where 95 %% of the resamples of a paired"
            + " bootstrap put the difference.%n%n| gate | lines | before | after | difference |%n|---|---|---|---|---|%n",
        weightsSha256, round.parent()));
    judged.decision().byGate().forEach((gate, at) -> card.append(row(gate, at)));
    card.append(String.format("%n## What more corrected lines will buy%n%n"));
    outlooks.forEach(outlook -> card.append(String.format(
        Locale.ROOT,
        "- %s: %d more lines: CER %.1f %% → about %.1f %% (between %.1f and %.1f, nine times in ten)%n",
        outlook.hand().isEmpty() ? "outside folders" : outlook.hand(),
        outlook.more(),
        100 * outlook.now(),
        100 * outlook.then(),
        100 * outlook.low(),
        100 * outlook.high())));
    card.append(String.format("%n![What corrected lines have bought](curve.svg)%n"));
    return card.toString();
  }

  private static String row(String gate, Comparison at) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.2f %% | %.2f %% | %+.2f (%+.2f to %+.2f) |%n",
        gate,
        at.lines(),
        100 * at.before(),
        100 * at.after(),
        100 * at.difference(),
        100 * at.low(),
        100 * at.high());
  }
}
