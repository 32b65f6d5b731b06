package kz.muragat.pipeline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kz.muragat.store.RoundHistory;
import kz.muragat.store.RoundHistory.OnHand;
import kz.muragat.store.RoundHistory.Round;
import kz.muragat.store.RoundHistory.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutlookTest {

  @Test
  void theFirstRoundAlreadySaysWhatSixteenLinesBuyAndHowSurelyThatIsKnown() {
    Outlook outlook = only(List.of(round(1, "kr", State.PROMOTED, new OnHand(16, 8, 400, 60, 36))));
    assertThat(outlook.learnt()).isEqualTo(16);
    assertThat(outlook.now()).isEqualTo(36.5 / 401, within(1e-9));
    assertThat(outlook.then()).isBetween(outlook.low(), outlook.now());
    assertThat(outlook.high()).isGreaterThan(outlook.then());
  }

  @Test
  void manyRoundsTellTheSlopeOfAHandThatLearnsFastFromOneThatHardlyDoes() {
    Outlook fast = only(rounds(0.6));
    Outlook slow = only(rounds(0.05));
    assertThat(fast.exponent()).isCloseTo(0.6, within(0.1));
    assertThat(slow.exponent()).isCloseTo(0.05, within(0.1));
    assertThat(fast.then() / fast.now()).isLessThan(slow.then() / slow.now());
  }

  @Test
  void moreLettersHeldOutMakeItSurer() {
    Outlook few = only(List.of(round(1, "kr", State.PROMOTED, new OnHand(16, 8, 400, 60, 36))));
    Outlook many =
        only(List.of(round(1, "kr", State.PROMOTED, new OnHand(16, 800, 40_000, 6_000, 3_600))));
    assertThat(many.high() / many.low()).isLessThan(few.high() / few.low());
  }

  /** What is told must hold about as often as it is said to: nine times in ten. */
  @Test
  void theTruthLiesWithinAsOftenAsIsSaid() {
    long seed = 20_261_125;
    Random random = new Random(seed);
    int within = 0;
    int trials = 400;
    for (int i = 0; i < trials; i++) {
      double exponent = 0.26 + 0.13 * random.nextGaussian();
      double before = 0.08 + 0.1 * random.nextDouble();
      Outlook outlook = only(List.of(round(
          1,
          "kr",
          State.PROMOTED,
          new OnHand(
              24,
              10,
              600,
              clustered(600 * before, random),
              clustered(600 * before * Math.pow(1 + 24 / 8.0, -exponent), random)))));
      double truth = before * Math.pow(1 + 40 / 8.0, -exponent);
      within += truth >= outlook.low() && truth <= outlook.high() ? 1 : 0;
    }
    assertThat((double) within / trials).as("seed " + seed).isBetween(0.85, 0.98);
  }

  @Test
  void whatARefusedVersionReadIsNoPlaceToStand() {
    Outlook outlook = only(List.of(
        round(1, "kr", State.PROMOTED, new OnHand(16, 8, 400, 60, 40)),
        round(2, "kr-r1", State.REFUSED, new OnHand(32, 8, 400, 40, 39))));
    assertThat(outlook.learnt()).isEqualTo(16);
    assertThat(outlook.now()).isEqualTo(40.5 / 401, within(1e-9));
  }

  @Test
  void oneLineMoreBuysMostWhereNothingHasBeenLearnt() {
    Map<String, Outlook> known = Map.of("fond-1", only(rounds(0.3)));
    assertThat(Outlook.fallByOneLine(known, "fond-2"))
        .isGreaterThan(Outlook.fallByOneLine(known, "fond-1"))
        .isLessThan(0.05);
    assertThat(Outlook.fallByOneLine(known, "fond-1")).isPositive();
  }

  @Test
  void thePictureShowsWhatWasMeasuredAndWhatIsExpected(@TempDir Path folder) throws IOException {
    Path picture = folder.resolve("curve.svg");
    Outlook.curve(rounds(0.3)).write(picture);
    assertThat(picture).content().contains("<polyline", "stroke-dasharray", "fond-1");
  }

  /** Errors come a few at a time. */
  private static long clustered(double mean, Random random) {
    return Math.max(0, Math.round(mean + Math.sqrt(3 * mean) * random.nextGaussian()));
  }

  /** Five rounds, each from the one before, of a hand that learns at this pace. */
  private static List<Round> rounds(double exponent) {
    List<Round> rounds = new ArrayList<>();
    double before = 0.15;
    for (int i = 1; i <= 5; i++) {
      double after = 0.15 * Math.pow(1 + 40 * i / 8.0, -exponent);
      rounds.add(round(
          i,
          i == 1 ? "kr" : "kr-r" + (i - 1),
          State.PROMOTED,
          new OnHand(
              40 * i, 300, 30_000, Math.round(30_000 * before), Math.round(30_000 * after))));
      before = after;
    }
    return rounds;
  }

  private static Outlook only(List<Round> rounds) {
    List<Outlook> outlooks = Outlook.of(rounds);
    assertThat(outlooks).hasSize(1);
    return outlooks.get(0);
  }

  private static Round round(int number, String parent, State state, OnHand on) {
    return RoundHistory.Round.begun(number, "kr-r" + number, parent, "", 1, 1)
        .ended(state, "", List.of(), Map.of(), Map.of(), Map.of("fond-1", on));
  }
}
