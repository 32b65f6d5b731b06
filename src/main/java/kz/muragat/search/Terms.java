package kz.muragat.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a written word into what can be searched for. */
final class Terms {

  /** Longer ones are no words; Lucene's own limit is 32 KiB. */
  private static final int MAX_LENGTH = 128;

  private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

  private Terms() {}

  /** The word without the punctuation around it; empty where it has neither letter nor digit. */
  static String core(String word) {
    List<String> parts = parts(word);
    if (parts.isEmpty()) {
      return "";
    }
    int start = word.indexOf(parts.get(0));
    String last = parts.get(parts.size() - 1);
    return bounded(word.substring(start, word.lastIndexOf(last) + last.length()));
  }

  /** The runs of letters and digits in a word: one for most, three for {@code 12.05.1934}. */
  static List<String> parts(String word) {
    List<String> parts = new ArrayList<>();
    Matcher runs = RUN.matcher(word);
    while (runs.find()) {
      parts.add(bounded(runs.group()));
    }
    return parts;
  }

  /** The core, and its parts where there are several: none, one, or three and more. */
  static List<String> of(String word) {
    List<String> parts = parts(word);
    if (parts.size() < 2) {
      return parts;
    }
    List<String> terms = new ArrayList<>(parts);
    terms.add(0, core(word));
    return terms;
  }

  private static String bounded(String term) {
    if (term.length() <= MAX_LENGTH) {
      return term;
    }
    int end = Character.isHighSurrogate(term.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return term.substring(0, end);
  }
}
