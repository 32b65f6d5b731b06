package kz.muragat.pipeline.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.muragat.store.RoundHistory;
import kz.muragat.store.RoundHistory.OnHand;
import kz.muragat.store.RoundHistory.Round;
import kz.muragat.train.LearningCurve;

/**
 * What more corrected lines of a hand will buy, by what lines have bought so far in this archive.
 *
 * <p>The error rate is taken to fall as a power of the lines learnt, {@code (1 + n / 8)^-b}, as it does for most recognisers
 * (J. Hestness and others, arXiv 1712.00409). Every round that was judged tells something about b, since it read the same
 * lines before and after; until there are rounds, what hands unknown to the shipped model gained stands in (b = 0.26 ± 0.13:
 * a quarter less with 16 lines, more than half with 256). Both are weighed by their uncertainty, as normal distributions.
 *
 * @param hand whose, or what collection's
 * @param learnt lines learnt by now
 * @param letters held out, on which the error rate was measured
 * @param now error rate, as a share
 * @param more lines
 * @param then the error rate to expect with so many more lines
 * @param low with 90 % confidence it will be at least this
 * @param high and at most this
 * @param exponent b
 */
public record Outlook(
    String hand,
    int learnt,
    long letters,
    double now,
    int more,
    double then,
    double low,
    double high,
    double exponent) {

  private static final int MORE = 16;
  private static final double SCALE = 8;
  private static final double USUAL = 0.26;
  private static final double USUAL_DEVIATION = 0.13;
  /** Errors come in clusters: a line is read well or badly. */
  private static final double CLUSTERED = 3;

  private static final double NINETY_PER_CENT = 1.645;

  /** Of every hand that was measured in a round, by name. */
  public static List<Outlook> of(List<Round> rounds) {
    Map<String, Fit> fits = new TreeMap<>();
    Map<String, Round> byVersion = new HashMap<>();
    rounds.stream().filter(Round::wasJudged).forEach(round -> {
      byVersion.put(round.version(), round);
      Round parent = byVersion.get(round.parent());
      round.hands().forEach((hand, on) -> {
        OnHand before = parent == null ? null : parent.hands().get(hand);
        fits.computeIfAbsent(hand, name -> new Fit())
            .add(before == null ? 0 : before.learnt(), on, round.state());
      });
    });
    List<Outlook> outlooks = new ArrayList<>();
    fits.forEach((hand, fit) -> outlooks.add(fit.outlook(hand, MORE)));
    return outlooks;
  }

  /**
   * By which share of itself the error rate of a hand falls with one line more.
   *
   * @param known outlooks by hand; a hand that is not among them has learnt nothing yet
   */
  public static double fallByOneLine(Map<String, Outlook> known, String hand) {
    Outlook outlook = known.get(hand);
    return outlook == null
        ? USUAL / SCALE
        : Math.max(0, outlook.exponent) / (SCALE + outlook.learnt);
  }

  /** A picture of what was measured and what is to be expected. */
  static LearningCurve curve(List<Round> rounds) {
    LearningCurve curve = new LearningCurve();
    rounds.stream()
        .filter(round -> round.state() == RoundHistory.State.PROMOTED)
        .forEach(round -> round
            .hands()
            .forEach((hand, on) -> curve.add(
                hand, Math.max(1, on.learnt()), share(on.before(), on), share(on.after(), on))));
    for (Outlook outlook : of(rounds)) {
      curve.expect(
          outlook.hand,
          outlook.learnt,
          outlook.learnt + outlook.more,
          outlook.now,
          outlook.then,
          outlook.low,
          outlook.high);
    }
    return curve;
  }

  private static double share(long errors, OnHand on) {
    return (double) errors / Math.max(1, on.letters());
  }

  private static double steps(int lines) {
    return Math.log1p(lines / SCALE);
  }

  /** The normal distribution of b as the rounds make it narrower, and where the hand stands. */
  private static final class Fit {
    private double precision = 1 / (USUAL_DEVIATION * USUAL_DEVIATION);
    private double weighted = USUAL * precision;
    private int learnt;
    private long letters;
    private double errors;

    /**
     * @param before lines that the parent had learnt
     */
    void add(int before, OnHand on, RoundHistory.State state) {
      double way = steps(on.learnt()) - steps(before);
      if (way > 0) {
        double fall = Math.log((on.before() + 0.5) / (on.after() + 0.5));
        double variance = CLUSTERED * (1 / (on.before() + 0.5) + 1 / (on.after() + 0.5));
        precision += way * way / variance;
        weighted += way * fall / variance;
      }
      boolean promoted = state == RoundHistory.State.PROMOTED;
      learnt = promoted ? on.learnt() : before;
      letters = on.letters();
      errors = (promoted ? on.after() : on.before()) + 0.5;
    }

    Outlook outlook(String hand, int more) {
      double exponent = weighted / precision;
      double way = steps(learnt + more) - steps(learnt);
      double now = errors / (letters + 1);
      double then = now * Math.exp(-exponent * way);
      double deviation = Math.sqrt(CLUSTERED / errors + way * way / precision);
      double factor = Math.exp(NINETY_PER_CENT * deviation);
      return new Outlook(
          hand,
          learnt,
          letters,
          now,
          more,
          then,
          then / factor,
          Math.min(1, then * factor),
          exponent);
    }
  }
}
