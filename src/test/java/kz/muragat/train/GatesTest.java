package kz.muragat.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Recognition;
import kz.muragat.model.RoundReason;
import kz.muragat.model.Style;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.text.Alphabet;
import kz.muragat.train.synth.GateLines;
import kz.muragat.train.synth.LabelledLine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The decision on the real gate lines, with readers whose errors are known. */
class GatesTest {

  private static List<GateLines.GateLine> lines = List.of();

  @BeforeAll
  static void make() {
    lines = GateLines.make(6);
  }

  @Test
  void everyGateHasItsLinesAndTheyAreAlwaysTheSame() {
    Map<String, Long> sizes = lines.stream()
        .flatMap(line -> line.gates().stream())
        .collect(Collectors.groupingBy(gate -> gate, Collectors.counting()));
    assertThat(new TreeSet<>(sizes.keySet()))
        .contains("print.clean", "print.damaged", "typescript", "handwriting", "kazakh")
        .contains("russian", "pre-reform")
        .containsAll(Alphabet.KAZAKH_LETTERS
            .codePoints()
            .mapToObj(c -> "letter." + Character.toString(c))
            .toList());
    assertThat(sizes.values()).allMatch(size -> size >= 6);
    List<GateLines.GateLine> again = GateLines.make(6);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(again.get(i).line().text()).isEqualTo(lines.get(i).line().text());
      assertThat(again.get(i).line().image().pixels())
          .isEqualTo(lines.get(i).line().image().pixels());
    }
  }

  @Test
  void theRarestLetterIsJudgedByMoreWordsThanTheTextsHave() {
    assertThat(lines.stream()
            .filter(line -> line.gates().contains("letter.һ"))
            .flatMap(line -> Stream.of(line.line().text().split(" ")))
            .filter(word -> word.indexOf('һ') >= 0)
            .distinct())
        .hasSizeGreaterThan(7);
  }

  @Test
  void betterAndNowhereWorseIsPromoted() {
    Gates.Decision decision = decide(text -> lose(text, 3), text -> lose(text, 2));
    assertThat(decision.promoted()).isTrue();
    assertThat(decision.byGate().get(Gates.HELD_OUT).after()).isLessThan(0.08);
  }

  @Test
  void betterButWorseAtOneLetterIsRefused() {
    Gates.Decision decision =
        decide(text -> lose(text, 3), text -> lose(text.replace('ң', 'н').replace('һ', 'х'), 1));
    assertThat(decision.promoted()).isFalse();
    assertThat(decision.reasons())
        .anyMatch(reason -> reason.why() == RoundReason.Why.GATE_WORSE
            && reason.values().get(0).startsWith("letter."));
  }

  @Test
  void notBetterIsRefused() {
    assertThat(decide(text -> lose(text, 2), text -> lose(text, 2)).reasons())
        .extracting(RoundReason::why)
        .contains(RoundReason.Why.NOT_BETTER);
  }

  @Test
  void textsOfOtherLinesAreFound() {
    List<LabelledLine> right =
        lines.stream().limit(24).map(GateLines.GateLine::line).distinct().toList();
    List<LabelledLine> wrong = new ArrayList<>(right);
    for (int i = 0; i < 8; i++) {
      LabelledLine line = right.get(4 * (i / 2) + i);
      String other = right.get((4 * (i / 2) + i + 7) % right.size()).text();
      wrong.set(
          4 * (i / 2) + i,
          new LabelledLine(
              line.image(), other, line.style(), line.condition(), line.face(), line.language()));
    }
    Reader reader = new Reader(text -> lose(text, 4));
    assertThat(WrongLabels.find(reader, right)).isEmpty();
    assertThat(WrongLabels.find(reader, wrong)).hasSizeGreaterThan(4);
  }

  @Test
  void aboutAQuarterIsHeldOutAndAlwaysTheSame() {
    int held = 0;
    for (int i = 0; i < 4000; i++) {
      held += HeldOutRule.heldOut("document " + i / 10, 1 + i % 3, "line " + i) ? 1 : 0;
    }
    assertThat(held / 4000.0).isBetween(0.2, 0.3);
    assertThat(HeldOutRule.heldOut("a", 1, "l1")).isEqualTo(HeldOutRule.heldOut("a", 1, "l1"));
  }

  private static Gates.Decision decide(UnaryOperator<String> before, UnaryOperator<String> after) {
    List<LabelledLine> heldOut =
        lines.stream().limit(12).map(GateLines.GateLine::line).toList();
    return new Gates(lines, Gates.TOLERANCE).decide(new Reader(before), new Reader(after), heldOut);
  }

  /** The text with its first letters lost. */
  private static String lose(String text, int letters) {
    return text.substring(Math.min(letters, text.length()));
  }

  /** Knows what is in the gate lines, and spoils it as told. */
  private record Reader(UnaryOperator<String> spoil) implements LineRecogniser {

    @Override
    public String version() {
      return "spoiling";
    }

    @Override
    public List<Recognition> recognise(List<GreyImage> pictures) {
      Map<GreyImage, String> texts = new HashMap<>();
      lines.forEach(line -> texts.put(line.line().image(), line.line().text()));
      return pictures.stream()
          .map(picture -> spoil.apply(Objects.requireNonNull(texts.get(picture))))
          .map(text -> new Recognition(
              text.isEmpty()
                  ? List.of()
                  : List.of(new Recognition.ReadWord(
                      text, 0, 1, 1, text.codePoints().mapToObj(c -> 1.0).toList(), List.of())),
              1,
              Style.PRINTED))
          .toList();
    }

    @Override
    public void close() {}
  }
}
