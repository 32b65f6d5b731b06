package kz.muragat.train.synth;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns modern Russian spelling into that of before 1918, by rule: good enough to teach the letters, not a grammar. */
final class PreReform {

  private static final Pattern WORD = Pattern.compile("[А-Яа-яЁё]+");
  private static final String VOWELS = "аеёийоуыэюя";
  private static final String HARD_END = "бвгджзклмнпрстфхцчшщ";

  /** Roots with ѣ, as they are spelt today. */
  private static final List<String> YAT_ROOTS = List.of(
      "бел", "езд", "бег", "бед", "бес", "век", "вер", "вес", "вест", "ветер", "ветв", "вед",
      "гнев", "грех", "дев", "дед", "дел", "дет", "желез", "зве", "зде", "лев", "лен", "лес", "лет",
      "мед", "мел", "мен", "мер", "мест", "меш", "нем", "обед", "орех", "пен", "пе", "пле", "реб",
      "рез", "рек", "реч", "реш", "свет", "свеч", "сев", "сед", "сен", "след", "слеп", "смел",
      "снег", "совет", "сосед", "спе", "стен", "стрел", "тел", "тен", "тес", "хлеб", "цел", "цен",
      "цвет", "человек", "нет", "где", "все", "тех", "сем", "хоте", "сиде", "виде", "уме", "име",
      "боле", "владе", "смотре");

  private PreReform() {}

  static String of(String modern) {
    Matcher words = WORD.matcher(modern);
    StringBuilder result = new StringBuilder();
    while (words.find()) {
      words.appendReplacement(result, word(words.group()));
    }
    words.appendTail(result);
    return result.toString();
  }

  private static String word(String modern) {
    StringBuilder word = new StringBuilder(modern);
    String lower = modern.toLowerCase(Locale.ROOT);
    putYat(word, lower);
    for (int i = 0; i + 1 < word.length(); i++) {
      if (lower.charAt(i) == 'и' && VOWELS.indexOf(lower.charAt(i + 1)) >= 0) {
        word.setCharAt(i, Character.isUpperCase(word.charAt(i)) ? 'І' : 'і');
      }
    }
    if (lower.startsWith("мир") && lower.length() <= 6) {
      word.setCharAt(1, Character.isUpperCase(word.charAt(1)) ? 'І' : 'і');
    }
    if (lower.startsWith("фед")
        || lower.startsWith("фёд")
        || lower.startsWith("фом")
        || lower.startsWith("афан")) {
      int at = lower.indexOf('ф');
      word.setCharAt(at, Character.isUpperCase(word.charAt(at)) ? 'Ѳ' : 'ѳ');
    }
    if (lower.length() > 1 || "вскб".contains(lower)) {
      char last = lower.charAt(lower.length() - 1);
      if (HARD_END.indexOf(last) >= 0) {
        boolean capitals = word.length() > 1 && modern.equals(modern.toUpperCase(Locale.ROOT));
        word.append(capitals ? 'Ъ' : 'ъ');
      }
    }
    return word.toString();
  }

  private static void putYat(StringBuilder word, String lower) {
    for (String root : YAT_ROOTS) {
      int at = lower.indexOf(root);
      if (at >= 0 && at <= 3) {
        int e = at + root.lastIndexOf('е');
        word.setCharAt(e, Character.isUpperCase(word.charAt(e)) ? 'Ѣ' : 'ѣ');
        break;
      }
    }
    int end = lower.length() - 1;
    // Prepositional and dative endings: в городе → въ городѣ. After a vowel or a soft sign it is
    // another ending.
    if (end >= 3 && lower.charAt(end) == 'е' && HARD_END.indexOf(lower.charAt(end - 1)) >= 0) {
      word.setCharAt(end, Character.isUpperCase(word.charAt(end)) ? 'Ѣ' : 'ѣ');
    }
  }
}
