package kz.muragat.recognise;

import java.util.List;
import java.util.stream.IntStream;
import kz.muragat.model.Recognition.ReadWord;
import kz.muragat.model.Style;

/**
 * Tells typescript from print by what a typewriter cannot do otherwise: every letter takes the same room, so that a word
 * begins as many steps after the one before as that has letters, and one for the space. The network sees strokes, and takes
 * print in long, dense lines for typescript.
 */
final class LetterPitch {

  /** Mean error of the words' beginnings, in letters: print is hardly ever below, typescript mostly. */
  private static final double EVEN = 0.07;

  /** Typescript is hardly ever above, print mostly. */
  private static final double UNEVEN = 0.26;

  private static final int LEAST_STEPS = 3;
  private static final int LEAST_LETTERS = 16;

  /** From so many on, the worst step is left out: a sign may have been read as two, or two as one. */
  private static final int MANY_STEPS = 6;

  private LetterPitch() {}

  /** The style of a line that was read; as the network saw it where there are too few words to tell. */
  static Style judged(Style seen, List<ReadWord> words) {
    int steps = words.size() - 1;
    int letters =
        IntStream.range(0, Math.max(0, steps)).map(i -> room(words.get(i))).sum();
    if (seen == Style.HANDWRITTEN || steps < LEAST_STEPS || letters < LEAST_LETTERS) {
      return seen;
    }
    double pitch = pitch(words);
    double[] squares = IntStream.range(0, steps)
        .mapToDouble(i -> step(words, i) / pitch - room(words.get(i)))
        .map(error -> error * error)
        .sorted()
        .toArray();
    int kept = steps < MANY_STEPS ? steps : steps - 1;
    double error =
        Math.sqrt(IntStream.range(0, kept).mapToDouble(i -> squares[i]).sum() / kept);
    return error < EVEN ? Style.TYPEWRITTEN : error > UNEVEN ? Style.PRINTED : seen;
  }

  /** The middle one of what the words say; the mean would move with every misread sign. */
  private static double pitch(List<ReadWord> words) {
    double[] pitches = IntStream.range(0, words.size() - 1)
        .mapToDouble(i -> step(words, i) / room(words.get(i)))
        .sorted()
        .toArray();
    return (pitches[(pitches.length - 1) / 2] + pitches[pitches.length / 2]) / 2;
  }

  private static double step(List<ReadWord> words, int i) {
    return words.get(i + 1).left() - words.get(i).left();
  }

  /** Steps from a word's beginning to the next one's. */
  private static int room(ReadWord word) {
    return word.text().codePointCount(0, word.text().length()) + 1;
  }
}
