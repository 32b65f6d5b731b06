package kz.muragat.train.synth;

import kz.muragat.model.Language;

/**
 * What is to be written in a line.
 *
 * @param text NFC, single spaces
 * @param spacedOut whether it is set as a s p a c e d heading, that is with much air between letters but the same label
 */
record LineText(String text, Language language, boolean spacedOut) {

  /** The same with hyphens for short dashes. */
  LineText withHyphens() {
    return new LineText(text.replace('–', '-'), language, spacedOut);
  }
}
