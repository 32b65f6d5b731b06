package kz.muragat.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.muragat.model.Box;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.text.LanguageGuess;
import org.jspecify.annotations.Nullable;

/**
 * Gives a line another text. Words that stay keep their boxes to the pixel. Where the others stand the recogniser tells, by
 * the likeliest way in which the picture shows the new text; where it cannot (there is no picture, or nothing on it that
 * looks like the text), the places of the old words tell it.
 */
final class LineRewriter {

  private final LanguageGuess languages;
  private final Optional<LineRecogniser> recogniser;

  /**
   * @param recogniser stays the caller's to close; empty where places are to be told without one
   */
  LineRewriter(LanguageGuess languages, Optional<LineRecogniser> recogniser) {
    this.languages = languages;
    this.recogniser = recogniser;
  }

  /** The line as a person found it right: sure, and without other readings. */
  TextLine accepted(TextLine line) {
    return sure(
        line,
        line.words().stream().map(Word::text).toList(),
        line.words().stream().map(Word::box).toList());
  }

  /**
   * The line with another text.
   *
   * @param text tidied, not empty
   * @param picture of the page, in pixels of which the line's geometry is; null where there is none
   * @param view of the line, cut out of the picture; empty where there is none
   */
  TextLine rewritten(
      TextLine line, String text, @Nullable GreyImage picture, Optional<LineView> view) {
    List<String> texts = List.of(text.split(" "));
    List<Box> boxes = new ArrayList<>(WordPlaces.of(line, texts, picture));
    List<LineRecogniser.Span> spans = view.isPresent() && recogniser.isPresent()
        ? recogniser.get().align(view.get().image(), texts)
        : List.of();
    for (int i = 0; i < spans.size(); i++) {
      if (!stayed(line, texts.get(i), boxes.get(i))) {
        boxes.set(i, view.orElseThrow().box(spans.get(i).left(), spans.get(i).right()));
      }
    }
    return sure(line, texts, boxes);
  }

  private static boolean stayed(TextLine line, String text, Box box) {
    return line.words().stream()
        .anyMatch(word -> word.text().equals(text) && word.box().equals(box));
  }

  private TextLine sure(TextLine line, List<String> texts, List<Box> boxes) {
    List<Language> told = languages.ofLine(texts);
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      words.add(new Word(texts.get(i), boxes.get(i), 1, List.of(), List.of(), told.get(i)));
    }
    return new TextLine(
        line.id(), line.shape(), words, line.style(), LanguageGuess.mostOf(told), true);
  }
}
