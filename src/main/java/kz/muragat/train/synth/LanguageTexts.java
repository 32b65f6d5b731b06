package kz.muragat.train.synth;

import java.util.List;
import java.util.function.Consumer;
import kz.muragat.model.Language;

/**
 * What a language model of documents learns from: the sentences and words of the training split, some of the Russian ones in
 * the spelling of before 1918 too, and the dates, numbers and names that documents are full of.
 */
public final class LanguageTexts {

  /** Every so many Russian sentences are given in the old spelling as well. */
  private static final int OLD_SPELLING_EVERY = 6;

  private static final int BITS = 20_000;
  private static final long SEED = 1;

  private LanguageTexts() {}

  /** Gives each text of the training split to the taker, in an order that is always the same. */
  public static void each(TextShelf shelf, Consumer<String> taker) {
    for (Language language : List.of(Language.KAZAKH, Language.RUSSIAN)) {
      shelf.sentences(language, Split.TRAIN).forEach(taker);
      shelf.words(language, Split.TRAIN).forEach(taker);
    }
    List<String> russian = shelf.sentences(Language.RUSSIAN, Split.TRAIN);
    for (int i = 0; i < russian.size(); i += OLD_SPELLING_EVERY) {
      taker.accept(PreReform.of(russian.get(i)));
    }
    Dice dice = new Dice(SEED);
    for (int i = 0; i < BITS; i++) {
      taker.accept(DocumentBits.any(dice));
    }
  }
}
