/**
 * What Muragat knows about writing: which characters there are, how text is normalised, which language a word is in, and
 * how far a reading is from the truth.
 *
 * <p>Everything here works on plain strings (NFC, code points, never {@code char}s) and on the records of {@code model}.
 * Labels and results stay diplomatic: nothing in this package modernises spelling or folds one letter into another.
 * Folding (ё/е, ѣ/е, case) is for finding, and lives in {@code search}.
 *
 * <ul>
 *   <li>{@link kz.muragat.text.Alphabet}: the characters a recogniser can write, as numbers.
 *   <li>{@link kz.muragat.text.TextNormaliser} and {@link kz.muragat.text.Homoglyphs}: one way to write what looks the
 *       same.
 *   <li>{@link kz.muragat.text.LanguageGuess}: Kazakh or Russian, by word, line and page.
 *   <li>{@link kz.muragat.text.ErrorRate} and {@link kz.muragat.text.LetterRecall}: CER, WER, and letters one by one.
 *   <li>{@link kz.muragat.text.PlainText}: a page as a text file.
 * </ul>
 */
@NullMarked
package kz.muragat.text;

import org.jspecify.annotations.NullMarked;
