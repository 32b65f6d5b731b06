package kz.muragat.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.muragat.model.Recognition;
import kz.muragat.model.RoundReason;
import kz.muragat.model.RoundReason.Why;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.text.ErrorRate;
import kz.muragat.train.synth.GateLines;
import kz.muragat.train.synth.LabelledLine;
import org.jspecify.annotations.Nullable;

/**
 * Decides between the model in charge and a challenger. The challenger must be better on the corrected lines held out, in at
 * least {@value #SURELY_BETTER} of the resamples of a paired bootstrap; and at no gate may it be worse by more than the
 * tolerance, neither by its figure nor in half of the resamples. Not thread-safe.
 */
public final class Gates {

  /** 0.2 points of CER. */
  public static final double TOLERANCE = 0.002;

  /** Lines a gate, shared ones counted, where nothing else is asked for. */
  public static final int LINES_A_GATE = 240;

  /** The corrections held out, as a gate's name. */
  public static final String HELD_OUT = "held-out corrections";

  private static final double SURELY_BETTER = 0.9;
  private static final double LIKELY_WORSE = 0.5;
  private static final int LEAST_HELD_OUT = 2;
  /** A challenger that cannot read this share of the held-out lines at all was judged, or taught, by wrong labels. */
  private static final double MOST_UNREAD = 0.15;

  private static final double UNREAD = 0.7;
  private static final int BATCH = 32;

  private final List<GateLines.GateLine> lines;
  private final double tolerance;
  private @Nullable LineRecogniser measured;
  private List<ErrorRate> measuredErrors = List.of();

  /**
   * @param lines with the gates they stand in
   * @param tolerance as a share of characters
   */
  public Gates(List<GateLines.GateLine> lines, double tolerance) {
    this.lines = List.copyOf(lines);
    this.tolerance = tolerance;
  }

  /**
   * The gates that come along, at the standard tolerance.
   *
   * @param each lines for each gate, 1 or more
   */
  public static Gates standard(int each) {
    return new Gates(GateLines.make(each), TOLERANCE);
  }

  /**
   * The verdict.
   *
   * @param promoted whether the challenger is to take over
   * @param reasons why not, or why
   * @param forgets whether a gate is against it
   * @param byGate every gate, and {@link #HELD_OUT}
   * @param byHand the corrected lines held out once more, by whose hand they are in
   */
  public record Decision(
      boolean promoted,
      boolean forgets,
      List<RoundReason> reasons,
      Map<String, Comparison> byGate,
      Map<String, OnHand> byHand) {

    public Decision {
      reasons = List.copyOf(reasons);
      byGate = new TreeMap<>(byGate);
      byHand = new TreeMap<>(byHand);
    }
  }

  /**
   * Corrected lines of one hand that were held out.
   *
   * @param letters in their texts
   * @param before letters that the one in charge gets wrong
   * @param after letters that the challenger gets wrong
   */
  public record OnHand(int lines, long letters, long before, long after) {

    private OnHand and(OnHand other) {
      return new OnHand(
          lines + other.lines, letters + other.letters, before + other.before, after + other.after);
    }
  }

  /**
   * Reads everything with both and decides. What the one in charge makes of the gates is remembered, so that several
   * challengers cost one reading each.
   *
   * @param inCharge reads a line always the same way
   * @param heldOut corrected lines that the challenger has not learnt from
   */
  public Decision decide(
      LineRecogniser inCharge, LineRecogniser challenger, List<LabelledLine> heldOut) {
    Map<String, Comparison> byGate = new TreeMap<>();
    List<RoundReason> against = new ArrayList<>();
    List<Comparison.Pair> held = pairs(errors(inCharge, heldOut), errors(challenger, heldOut));
    Comparison onHeldOut = Comparison.of(held, 0);
    byGate.put(HELD_OUT, onHeldOut);
    Map<String, OnHand> byHand = new TreeMap<>();
    for (int i = 0; i < held.size(); i++) {
      Comparison.Pair pair = held.get(i);
      byHand.merge(
          heldOut.get(i).face(),
          new OnHand(1, pair.length(), pair.errorsBefore(), pair.errorsAfter()),
          OnHand::and);
    }
    judgeHeldOut(held, onHeldOut, against);
    int before = against.size();
    Map<String, List<Comparison.Pair>> gates = new TreeMap<>();
    List<LabelledLine> ofGates = lines.stream().map(GateLines.GateLine::line).toList();
    List<Comparison.Pair> pairs = pairs(measured(inCharge, ofGates), errors(challenger, ofGates));
    for (int i = 0; i < lines.size(); i++) {
      for (String gate : lines.get(i).gates()) {
        gates.computeIfAbsent(gate, name -> new ArrayList<>()).add(pairs.get(i));
      }
    }
    gates.forEach((gate, itsPairs) -> {
      Comparison comparison = Comparison.of(itsPairs, tolerance);
      byGate.put(gate, comparison);
      if (comparison.difference() > tolerance || comparison.worse() >= LIKELY_WORSE) {
        against.add(RoundReason.of(
            Why.GATE_WORSE, gate, 100 * comparison.after(), 100 * comparison.before()));
      }
    });
    return against.isEmpty()
        ? new Decision(true, false, List.of(better(onHeldOut)), byGate, byHand)
        : new Decision(false, against.size() > before, against, byGate, byHand);
  }

  private static void judgeHeldOut(
      List<Comparison.Pair> held, Comparison onHeldOut, List<RoundReason> against) {
    if (held.size() < LEAST_HELD_OUT) {
      against.add(RoundReason.of(Why.FEW_HELD_OUT, held.size()));
      return;
    }
    if (onHeldOut.difference() >= 0 || onHeldOut.better() < SURELY_BETTER) {
      against.add(RoundReason.of(
          Why.NOT_BETTER, onHeldOut.lines(), 100 * onHeldOut.after(), 100 * onHeldOut.before()));
    }
    long unread = held.stream()
        .filter(pair -> pair.errorsAfter() >= UNREAD * pair.length())
        .count();
    if (unread >= 2 && unread > MOST_UNREAD * held.size()) {
      against.add(RoundReason.of(Why.UNREAD, unread, held.size()));
    }
  }

  private static RoundReason better(Comparison held) {
    return RoundReason.of(Why.BETTER, held.lines(), 100 * held.after(), 100 * held.before());
  }

  private List<ErrorRate> measured(LineRecogniser inCharge, List<LabelledLine> ofGates) {
    if (measured != inCharge) {
      measuredErrors = errors(inCharge, ofGates);
      measured = inCharge;
    }
    return measuredErrors;
  }

  private static List<Comparison.Pair> pairs(List<ErrorRate> before, List<ErrorRate> after) {
    List<Comparison.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      pairs.add(new Comparison.Pair(
          before.get(i).length(), before.get(i).errors(), after.get(i).errors()));
    }
    return pairs;
  }

  /** In parts, so that a reader that is to stop is asked for no more. */
  private static List<ErrorRate> errors(LineRecogniser recogniser, List<LabelledLine> lines) {
    List<ErrorRate> errors = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += BATCH) {
      List<LabelledLine> part = lines.subList(from, Math.min(lines.size(), from + BATCH));
      List<Recognition> read =
          recogniser.recognise(part.stream().map(LabelledLine::image).toList());
      for (int i = 0; i < part.size(); i++) {
        errors.add(ErrorRate.ofCharacters(part.get(i).text(), read.get(i).text()));
      }
    }
    return errors;
  }
}
