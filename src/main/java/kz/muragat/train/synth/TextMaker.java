package kz.muragat.train.synth;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.muragat.model.Language;

/**
 * Decides what is written in a line: running text cut at word borders, words from lists, rare letters oftener than they
 * occur, document bits, headings, table cells, salad. Thread-safe.
 */
final class TextMaker {

  private static final String RARE = "ҺһЁёЩщЪъЭэҰӘІҢҮӨҒҚФфЦцЮюЧЙЫЬЖжХӨөҒғІі";
  private static final String KAZAKH = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";
  private static final int MOST_LETTERS = 95;

  private final Map<Language, List<String>> sentences = new EnumMap<>(Language.class);
  private final Map<Language, List<String>> words = new EnumMap<>(Language.class);
  private final Map<String, List<String>> rareWords = new HashMap<>();
  private final Set<Integer> alphabet;
  private final List<String> marks;
  private final List<String> lone;

  TextMaker(TextShelf shelf, Split split, Set<Integer> alphabet) {
    this.alphabet = Set.copyOf(alphabet);
    this.marks = alphabet.stream()
        .filter(c -> !Character.isLetter(c) && c != ' ')
        .sorted()
        .map(Character::toString)
        .toList();
    // Alone, a Latin letter or an izhitsa cannot be told from its double.
    this.lone = alphabet.stream()
        .filter(c -> TextCleaner.isCyrillic(c) && "ѴѵІіҺһ".indexOf(c) < 0)
        .sorted()
        .map(Character::toString)
        .toList();
    for (Language language : List.of(Language.KAZAKH, Language.RUSSIAN)) {
      sentences.put(
          language,
          shelf.sentences(language, split).stream().filter(this::writable).toList());
      words.put(
          language, shelf.words(language, split).stream().filter(this::writable).toList());
      if (sentences.get(language).isEmpty()) {
        throw new IllegalArgumentException("no " + language.tag() + " text for " + split);
      }
    }
    RARE.codePoints()
        .filter(alphabet::contains)
        .forEach(c -> rareWords.put(Character.toString(c), wordsWith(c)));
    rareWords.values().removeIf(List::isEmpty);
  }

  private List<String> wordsWith(int codePoint) {
    int lower = Character.toLowerCase(codePoint);
    return words.values().stream()
        .flatMap(List::stream)
        .filter(word -> word.indexOf(codePoint) >= 0 || word.indexOf(lower) >= 0)
        .limit(3000)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  boolean writable(String text) {
    return text.codePoints().allMatch(alphabet::contains);
  }

  /**
   * A new text.
   *
   * @param lettersAtMost the longest that still fits, at least 1
   */
  LineText make(Dice dice, int lettersAtMost) {
    double which = dice.between(0, 1);
    int letters = (int) Math.round(Math.exp(dice.bell(Math.log(36), 0.75)));
    // Labels, table cells, answers in forms.
    letters = dice.chance(0.14) ? dice.whole(2, 12) : letters;
    letters = Math.max(1, Math.min(Math.min(letters, MOST_LETTERS), lettersAtMost));
    if (which < 0.54) {
      return polished(dice, running(dice, language(dice), letters), letters);
    } else if (which < 0.60) {
      return polished(dice, switching(dice, letters), letters);
    } else if (which < 0.72) {
      return polished(dice, listed(dice, language(dice), letters), letters);
    } else if (which < 0.82) {
      return polished(dice, rare(dice, letters), letters);
    } else if (which < 0.94) {
      return new LineText(
          fit(bits(dice, letters), Math.max(letters, 12)), Language.UNDETERMINED, false);
    } else if (which < 0.975) {
      return new LineText(fit(cell(dice), 24), Language.UNDETERMINED, false);
    }
    return new LineText(salad(dice, Math.min(letters, 30)), Language.UNDETERMINED, false);
  }

  private String sentence(Dice dice, Language language) {
    return dice.pick(sentences.getOrDefault(language, List.of()));
  }

  private String word(Dice dice, Language language) {
    return dice.pick(words.getOrDefault(language, List.of()));
  }

  private static Language language(Dice dice) {
    return dice.chance(0.5) ? Language.KAZAKH : Language.RUSSIAN;
  }

  private String running(Dice dice, Language language, int letters) {
    StringBuilder text = new StringBuilder(sentence(dice, language));
    while (text.length() < letters) {
      text.append(' ').append(sentence(dice, language));
    }
    String all = text.toString();
    if (all.length() <= letters || dice.chance(0.25)) {
      return fit(all, letters);
    }
    int start = all.indexOf(' ', dice.whole(0, Math.max(0, all.length() - letters)));
    return fit(start < 0 ? all : all.substring(start + 1), letters);
  }

  private String switching(Dice dice, int letters) {
    Language first = language(dice);
    Language second = first == Language.KAZAKH ? Language.RUSSIAN : Language.KAZAKH;
    int half = Math.max(3, letters / 2);
    String joint = dice.pick(List.of(" ", " / ", " — ", ", ", " (", "; "));
    return fit(
        running(dice, first, half)
            + joint
            + running(dice, second, half)
            + (joint.equals(" (") ? ")" : ""),
        letters + 4);
  }

  private String listed(Dice dice, Language language, int letters) {
    StringBuilder text = new StringBuilder();
    boolean titled = dice.chance(0.2);
    while (text.length() < letters) {
      String word = word(dice, language);
      text.append(text.length() == 0 ? "" : " ").append(titled ? title(word) : word);
      if (dice.chance(0.15)) {
        text.append(dice.pick(List.of(",", ",", ".", ";", ":", "!", "?", " —", " —", " -")));
      }
    }
    return fit(text.toString(), letters);
  }

  private String rare(Dice dice, int letters) {
    StringBuilder text = new StringBuilder();
    List<String> keys = rareWords.keySet().stream().sorted().toList();
    while (text.length() < letters) {
      String letter = dice.pick(keys);
      String word = dice.pick(rareWords.getOrDefault(letter, List.of()));
      boolean capital = letter.equals(letter.toUpperCase(Locale.ROOT));
      if (capital) {
        word = word.toLowerCase(Locale.ROOT).startsWith(letter.toLowerCase(Locale.ROOT))
                && dice.chance(0.6)
            ? title(word)
            : word.toUpperCase(Locale.ROOT);
      }
      text.append(text.length() == 0 ? "" : " ").append(quoted(dice, word));
    }
    return fit(text.toString(), letters);
  }

  private static String quoted(Dice dice, String word) {
    if (!dice.chance(0.12)) {
      return word;
    }
    return switch (dice.whole(0, 5)) {
      case 0, 1 -> "«" + word + "»";
      case 2 -> "„" + word + "“";
      case 3 -> "“" + word + "”";
      case 4 -> "\"" + word + "\"";
      default -> "(" + word + ")";
    };
  }

  private String bits(Dice dice, int letters) {
    StringBuilder text = new StringBuilder(DocumentBits.any(dice));
    while (text.length() < letters && dice.chance(0.75)) {
      text.append(dice.pick(List.of(" ", ", ", "; ", " ")));
      text.append(
          dice.chance(0.5)
              ? DocumentBits.any(dice)
              : running(dice, language(dice), dice.whole(5, 20)));
    }
    return text.toString();
  }

  private String cell(Dice dice) {
    return switch (dice.whole(0, 4)) {
      case 0 -> "" + dice.whole(0, 99);
      case 1 ->
        dice.pick(
            List.of("-", "—", "—", "+", "×", "х", "»", "„", "*", "0", "1", "/", "№ п/п", "р/с №"));
      case 2 -> DocumentBits.any(dice);
      case 3 -> title(word(dice, language(dice)));
      default -> word(dice, language(dice));
    };
  }

  /** Characters in no order that a language would give them: what only eyes can read. */
  private String salad(Dice dice, int letters) {
    StringBuilder text = new StringBuilder();
    while (text.length() < letters) {
      String word = word(dice, language(dice));
      switch (dice.whole(0, 5)) {
        case 0 -> text.append(word).append(dice.pick(marks));
        case 3, 4 -> text.append(' ').append(latin(dice)).append(' ');
        case 1 -> text.append(dice.pick(marks)).append(word).append(dice.pick(marks));
        case 2 -> text.append(dice.whole(0, 999)).append(dice.pick(marks));
        default -> text.append(dice.pick(lone)).append(dice.chance(0.5) ? dice.pick(marks) : "");
      }
      text.append(dice.chance(0.6) ? " " : "");
    }
    return fit(text.toString(), letters);
  }

  /** A word like a Latin one; long, since a few letters alone could as well be Cyrillic. */
  private String latin(Dice dice) {
    StringBuilder word = new StringBuilder();
    int syllables = dice.whole(2, 4);
    for (int i = 0; i < syllables; i++) {
      word.append(dice.pickLetter("bcdfghjklmnpqrstvwxz")).append(dice.pickLetter("aeiouy"));
      word.append(dice.chance(0.3) ? dice.pickLetter("dfgklmnrstz") : "");
    }
    return switch (dice.whole(0, 3)) {
      case 0 -> title(word.toString());
      case 1 -> word.toString().toUpperCase(Locale.ROOT);
      case 2 -> word + dice.pick(List.of(".kz", ".ru", "@mail.kz", "_1", ".com/"));
      default -> word.toString();
    };
  }

  /** Capitals, old spelling, a hyphen at the end, air between letters: what becomes of running text now and then. */
  private LineText polished(Dice dice, String text, int letters) {
    Language language = languageOf(text);
    boolean spaced = false;
    double what = dice.between(0, 1);
    if (language == Language.RUSSIAN && kazakhLetters(text) == 0 && dice.chance(0.12)) {
      text = PreReform.of(text);
    }
    if (what < 0.12) {
      text = text.toUpperCase(Locale.ROOT);
      spaced = dice.chance(0.15);
    } else if (what < 0.15) {
      text = text.lines()
          .flatMap(l -> List.of(l.split(" ")).stream())
          .map(TextMaker::title)
          .collect(Collectors.joining(" "));
    } else if (what < 0.21) {
      text = hyphenated(dice, text);
    } else if (what < 0.23) {
      text = dice.pick(List.of("— ", "— ", "- ", "• ", "1) ", "а) ", "2. ", "* ")) + text;
    }
    return new LineText(fit(text, letters + 6), language, spaced);
  }

  private static String hyphenated(Dice dice, String text) {
    int start = text.lastIndexOf(' ') + 1;
    int length = text.length() - start;
    if (length < 6 || !text.substring(start).codePoints().allMatch(Character::isLetter)) {
      return text;
    }
    return text.substring(0, start + dice.whole(2, length - 3)) + "-";
  }

  private static String title(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static Language languageOf(String text) {
    return kazakhLetters(text) * 25 >= text.length() ? Language.KAZAKH : Language.RUSSIAN;
  }

  private static long kazakhLetters(String text) {
    return text.codePoints().filter(c -> KAZAKH.indexOf(c) >= 0).count();
  }

  /** The beginning of a text that is at most so long, cut between words where there are several; a clean label. */
  private String fit(String text, int letters) {
    String whole = text.strip().replaceAll(" +", " ");
    if (whole.length() > letters) {
      int end = whole.lastIndexOf(' ', letters);
      whole = end > 0
          ? whole.substring(0, end)
          : whole.substring(0, Math.min(whole.length(), MOST_LETTERS));
    }
    StringBuilder kept = new StringBuilder();
    Normalizer.normalize(whole, Normalizer.Form.NFC)
        .codePoints()
        .filter(alphabet::contains)
        .forEach(kept::appendCodePoint);
    return kept.toString().strip().replaceAll(" +", " ");
  }
}
