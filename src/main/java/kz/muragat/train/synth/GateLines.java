package kz.muragat.train.synth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.muragat.model.Language;
import kz.muragat.text.Alphabet;

/**
 * The lines at which every new model must not be worse: always the same ones, made anew each time from the faces and texts
 * that come along. Faces, writers and texts are those kept for validation and test; lines for the nine letters are of words
 * that are in no text, many for each letter, since a gate of few words measures how those few are read.
 *
 * <p>A line may stand in several gates: {@code print.clean}, {@code print.damaged}, {@code typescript}, {@code
 * handwriting}, {@code kazakh}, {@code russian}, {@code pre-reform}, and {@code letter.X} for each of the nine letters of
 * {@link Alphabet#KAZAKH_LETTERS}.
 */
public final class GateLines {

  private static final double HARDNESS = 0.75;
  private static final int WORDS_A_LINE = 5;
  private static final String WORDS = "gate-words.txt";
  /** The rarest first: their lines serve the others too. */
  private static final String LETTERS = "һұүөәңғқі";

  private final Map<LabelledLine, Set<String>> lines = new LinkedHashMap<>();

  private GateLines() {}

  /** A line and the gates it stands in. */
  public record GateLine(LabelledLine line, Set<String> gates) {

    public GateLine {
      gates = Set.copyOf(gates);
    }
  }

  /**
   * Makes the lines.
   *
   * @param each lines for each gate, 1 or more; gates that share lines have more
   */
  public static List<GateLine> make(int each) {
    Set<Integer> alphabet =
        Alphabet.standard().asString().codePoints().boxed().collect(Collectors.toSet());
    FontShelf fonts = FontShelf.load(List.of());
    TextShelf texts = TextShelf.bundled();
    SyntheticLines print = new SyntheticLines(fonts, texts, Split.VALIDATION, alphabet);
    SyntheticLines test = new SyntheticLines(fonts, texts, Split.TEST, alphabet);
    GateLines gates = new GateLines();
    int share = (each + 1) / 2;
    for (int i = 0; i < share; i++) {
      for (Language language : List.of(Language.KAZAKH, Language.RUSSIAN)) {
        long seed = 7_000_000L + 100L * i + language.ordinal();
        LineText text = sentence(texts, language, new Dice(seed));
        gates.add(printed(print, seed, LabelledLine.CLEAN, text), "print.clean");
        gates.add(printed(print, seed, LabelledLine.DAMAGED, text), "print.damaged");
        gates.add(test.line(seed, HARDNESS, FaceClass.TYPESCRIPT, text), "typescript");
        gates.add(test.line(seed, HARDNESS, FaceClass.HAND, text), "handwriting");
      }
    }
    for (int i = 0; i < each; i++) {
      long seed = 8_000_000L + 100L * i;
      LineText modern = sentence(texts, Language.RUSSIAN, new Dice(seed));
      LineText old = new LineText(PreReform.of(modern.text()), Language.RUSSIAN, false);
      gates.add(print.line(seed, HARDNESS, FaceClass.PRINT, old), "pre-reform");
    }
    List<String> words =
        TextShelf.bundledWords(WORDS).stream().flatMap(List::stream).toList();
    for (int letter : LETTERS.codePoints().toArray()) {
      String name = "letter." + Character.toString(letter);
      List<String> its =
          words.stream().filter(word -> word.indexOf(letter) >= 0).toList();
      for (int i = gates.count(name); i < each; i++) {
        Dice dice = new Dice(9_000_000L + 1000L * letter + i);
        LineText text = line(its, words, dice);
        FaceClass kind = i % 3 == 2 ? FaceClass.HAND : FaceClass.PRINT;
        gates.add(print.line(dice.seed(), HARDNESS, kind, text), name);
      }
    }
    List<GateLine> made = new ArrayList<>();
    gates.lines.forEach((line, names) -> made.add(new GateLine(line, names)));
    return made;
  }

  private int count(String gate) {
    return (int) lines.values().stream().filter(names -> names.contains(gate)).count();
  }

  /** Stands in a gate of its own, and in those of its language and letters. */
  private void add(LabelledLine line, String gate) {
    Set<String> names = new TreeSet<>();
    names.add(gate);
    if (!gate.equals("pre-reform")) {
      names.add(line.language() == Language.KAZAKH ? "kazakh" : "russian");
      for (int letter : Alphabet.KAZAKH_LETTERS.codePoints().toArray()) {
        if (line.text().indexOf(letter) >= 0
            || line.text().indexOf(Character.toUpperCase(letter)) >= 0) {
          names.add("letter." + Character.toString(letter));
        }
      }
    }
    lines.put(line, names);
  }

  private static LabelledLine printed(
      SyntheticLines source, long seed, String condition, LineText text) {
    LabelledLine line = source.line(seed, HARDNESS, FaceClass.PRINT, text);
    for (int i = 1; !line.condition().equals(condition); i++) {
      line = source.line(seed + 1_000_000L * i, HARDNESS, FaceClass.PRINT, text);
    }
    return line;
  }

  private static LineText sentence(TextShelf texts, Language language, Dice dice) {
    Split split = dice.chance(0.5) ? Split.TEST : Split.VALIDATION;
    List<String> sentences = texts.sentences(language, split);
    String text = dice.pick(sentences);
    return new LineText(text, language, false);
  }

  private static LineText line(List<String> its, List<String> any, Dice dice) {
    List<String> line = new ArrayList<>();
    for (int i = 0; i < WORDS_A_LINE; i++) {
      line.add(dice.pick(i % 2 == 0 ? its : any));
    }
    return new LineText(String.join(" ", line), Language.KAZAKH, false);
  }
}
