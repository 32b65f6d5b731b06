package kz.muragat.model;

import java.util.Locale;

/** The language of a word, a line or a page. */
public enum Language {
  KAZAKH("kk"),
  RUSSIAN("ru"),
  /** Not to be told: a number, a mark, a Latin word. */
  UNDETERMINED("und");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 tag: {@code kk}, {@code ru} or {@code und}. */
  public String tag() {
    return tag;
  }

  /** The language of a BCP 47 (or ISO 639-2) tag; {@link #UNDETERMINED} for all others. */
  public static Language ofTag(String tag) {
    return switch (tag.toLowerCase(Locale.ROOT)) {
      case "kk", "kaz" -> KAZAKH;
      case "ru", "rus" -> RUSSIAN;
      default -> UNDETERMINED;
    };
  }
}
