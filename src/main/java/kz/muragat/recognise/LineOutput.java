package kz.muragat.recognise;

import java.util.List;
import kz.muragat.model.Recognition;
import kz.muragat.model.Recognition.ReadWord;
import kz.muragat.model.Style;

/**
 * What the network made of a line picture: to be decoded, in one way or in several that are compared.
 *
 * @param logits of a batch: step after step, a value for each class, the line's own beginning at {@code from}
 * @param steps of the picture itself, without its padding
 * @param style as the network tells it
 * @param margins how much likelier handwriting is at each step than anything else, as a difference of logits
 * @param input the picture as the network saw it
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record LineOutput(
    float[] logits, int from, int steps, Style style, float[] margins, LineInput input) {

  /** The same line as another network told its style. */
  LineOutput styledAs(LineOutput other) {
    return new LineOutput(logits, from, steps, other.style, other.margins, input);
  }

  /** The line as a decoder reads it. */
  public Recognition decoded(CtcDecoder decoder) {
    List<ReadWord> words = decoder.words(logits, from, steps, input);
    double confidence = words.stream().mapToDouble(ReadWord::confidence).reduce(1, (a, b) -> a * b);
    return new Recognition(
        words, confidence, LetterPitch.judged(style, words), StyleChange.in(margins, input));
  }
}
