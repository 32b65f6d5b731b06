package kz.muragat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import kz.muragat.recognise.ConfidenceCurve;
import kz.muragat.train.Reliability.Judged;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

  private static final long SEED = 11;

  @Test
  void trueConfidencesHaveHardlyAnyError() {
    assertThat(words(4000, SEED, 1).expectedError()).isLessThan(0.03);
  }

  @Test
  void boastingIsMeasuredAndCorrectedOnOtherWords() {
    // A word held right with confidence c is right in c² of the cases.
    Reliability boasting = words(4000, SEED, 2);
    assertThat(boasting.expectedError()).isGreaterThan(0.1);
    ConfidenceCurve curve = boasting.fitted();
    assertThat(words(4000, SEED + 1, 2).corrected(curve).expectedError()).isLessThan(0.03);
    assertThat(curve.at(0.5)).isCloseTo(0.25, within(0.06));
  }

  @Test
  void theCurveNeverFalls() {
    ConfidenceCurve curve = words(300, SEED, 0.5).fitted();
    assertThat(curve.right()).isSorted();
    assertThat(curve.decoded()).isSorted();
  }

  @Test
  void tooFewWordsAreLeftAsTheyAre() {
    assertThat(words(10, SEED, 2).fitted()).isEqualTo(ConfidenceCurve.NONE);
  }

  @Test
  void theDiagramNamesBothErrors() {
    Reliability boasting = words(500, SEED, 2);
    assertThat(ReliabilityDiagram.of(boasting, boasting.corrected(boasting.fitted())))
        .startsWith("<svg")
        .contains("as decoded: expected error", "corrected: expected error");
  }

  private static Reliability words(int count, long seed, double power) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Judged> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double confidence = random.nextDouble();
      words.add(new Judged(confidence, random.nextDouble() < Math.pow(confidence, power)));
    }
    return new Reliability(words);
  }
}
