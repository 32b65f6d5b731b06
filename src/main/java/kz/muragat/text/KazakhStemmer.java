package kz.muragat.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings the forms of a Kazakh word together: {@code мектептерімізде}, {@code мектебі} and {@code мектеп} get one stem.
 *
 * <p>Kazakh puts its endings one behind the other (plural, possessive, case, person; of verbs negation, tense or participle,
 * person), in an order and a sound that the word decides. So endings are taken off from the right, the longest first, as
 * long as one fits: its vowels must agree with the last vowel before it (back {@code а о ұ ы}, front {@code ә ө ү і е}), what
 * stays must look like a word, and where an ending asks for a vowel or a possessive before it, that must be there. Where
 * endings can be taken off in several ways, one that leads to a listed stem is preferred ({@code мұғалім}, {@code жұмыс}:
 * stems that look as if they had endings). Inside a verb's ending there is nothing more to take off.
 *
 * <p>Stems are keys and need not be words: {@code б г ғ} at their end become {@code п к қ} ({@code кітабы}, {@code кітап}),
 * the vowel that some words lose is left out ({@code халқы}, {@code халық}: {@code халқ}), and so is the last vowel of a
 * verb ({@code жинады}, {@code жинайды}: {@code жин}). Derivation ({@code -шы}, {@code -лық}, {@code -ыл}) is left alone.
 *
 * <p>Immutable and safe for many threads.
 */
public final class KazakhStemmer {

  /** What stands before an ending, beside agreeing with it in vowels. */
  private enum Before {
    ANYTHING,
    VOWEL,
    /**
     * A vowel, but ы and і only in words like жазушы and қаржы: more words end in -ыс (жұмыс, жиналыс) and have {@code -ы}.
     */
    FULL_VOWEL,
    CONSONANT,
    /** The possessive of the third person, ы or і. */
    THIRD_PERSON,
    /** The possessive of the first or second person, м or ң. */
    FIRST_OR_SECOND_PERSON,
    /** A vowel, four letters in all: м and ң alone are too often a word's own. */
    LONG_VOWEL,
    /** л м н ң р з й у, for {@code -ғы}. */
    VOICED_CONSONANT,
    /** п с т ш, for {@code -қы}. */
    VOICELESS_CONSONANT
  }

  private record Ending(String text, Before before, boolean ofVerb, boolean agrees) {}

  private static final String BACK = "аоұыя";
  private static final String FRONT = "әөүіеэ";
  private static final String VOWELS = BACK + FRONT + "уиюё";
  private static final int SHORTEST_UNLISTED = 3;
  private static final int SHORTEST_WORD = 3;

  /** Plural, possessive, case, relative, case again: more are hardly ever written. */
  private static final int MOST_ENDINGS = 5;

  private static final List<Ending> ENDINGS = endings();
  private static final Map<String, List<Ending>> BY_TEXT =
      ENDINGS.stream().collect(Collectors.groupingBy(Ending::text));
  private static final int LONGEST =
      ENDINGS.stream().mapToInt(ending -> ending.text().length()).max().orElseThrow();

  private final Set<String> stops;

  private KazakhStemmer(Set<String> stops) {
    this.stops = stops;
  }

  /** The stemmer that comes with Muragat. Reads a resource: make one and keep it. */
  public static KazakhStemmer standard() {
    try (InputStream in = KazakhStemmer.class.getResourceAsStream("kazakh-stems.txt")) {
      if (in == null) {
        throw new IllegalStateException("resource kazakh-stems.txt is missing");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new KazakhStemmer(reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> List.of(line.split("\\s+")).stream())
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toUnmodifiableSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The stem that a word shares with its other forms.
   *
   * @param word in small Cyrillic letters, NFC; anything else comes back as it is
   */
  public String stem(String word) {
    Found listed = listed(new Found(word, false), MOST_ENDINGS);
    Found found = listed == null ? greedy(word) : listed;
    return key(found.verb() ? withoutLastVowel(found.stem()) : found.stem());
  }

  /** What is left of a word, and whether the last ending taken off was a verb's: behind it stands a bare stem. */
  private record Found(String stem, boolean verb) {

    /** The longest, but бастамады is likelier of баста than of бастама. */
    int likelihood() {
      return verb && stem.matches(".+[мбп][ае]") ? stem.length() - 3 : stem.length();
    }
  }

  /** The longest listed stem that endings lead to, if any. */
  private @Nullable Found listed(Found rest, int endingsLeft) {
    if (stops.contains(rest.stem())) {
      return rest;
    }
    Found best = null;
    if (endingsLeft > 0 && !rest.verb() && rest.stem().length() >= SHORTEST_WORD) {
      for (Ending ending : fitting(rest.stem())) {
        Found found =
            listed(new Found(without(rest.stem(), ending), ending.ofVerb()), endingsLeft - 1);
        if (found != null && (best == null || found.likelihood() > best.likelihood())) {
          best = found;
        }
      }
    }
    return best;
  }

  /** The longest ending, then the longest of what is left, until none fits. */
  private Found greedy(String word) {
    Found rest = new Found(word, false);
    while (!rest.verb() && rest.stem().length() >= SHORTEST_WORD) {
      List<Ending> fitting = fitting(rest.stem());
      if (fitting.isEmpty()) {
        break;
      }
      Ending longest = fitting.get(0);
      rest = new Found(without(rest.stem(), longest), longest.ofVerb());
    }
    return rest;
  }

  /** The endings that a word may have, the longest first. */
  private List<Ending> fitting(String word) {
    List<Ending> fitting = new ArrayList<>();
    for (int length = Math.min(LONGEST, word.length() - 1); length > 0; length--) {
      List<Ending> same = BY_TEXT.get(word.substring(word.length() - length));
      if (same != null) {
        same.stream().filter(ending -> fits(word, ending)).forEach(fitting::add);
      }
    }
    return fitting;
  }

  private boolean fits(String word, Ending ending) {
    String rest = without(word, ending);
    if (stops.contains(rest)) {
      return agrees(rest, ending) && isBefore(rest, ending.before());
    }
    return rest.length() >= SHORTEST_UNLISTED
        && hasVowel(rest)
        && agrees(rest, ending)
        && isBefore(rest, ending.before());
  }

  /** The rest with the consonant at its end as it is without an ending. */
  private String without(String word, Ending ending) {
    String rest = word.substring(0, word.length() - ending.text().length());
    return isVowel(ending.text().charAt(0)) ? voiceless(rest) : rest;
  }

  private static boolean isBefore(String rest, Before before) {
    char last = last(rest);
    return switch (before) {
      case ANYTHING -> true;
      case VOWEL -> "аәеоөыіяэ".indexOf(last) >= 0;
      case FULL_VOWEL ->
        "аәеоөяэ".indexOf(last) >= 0 || rest.matches(".*(шы|ші|жы|жі|қы|кі|ғы|гі|лы)");
      case CONSONANT -> !isVowel(last) || last == 'у' || last == 'и';
      case THIRD_PERSON -> last == 'ы' || last == 'і';
      case FIRST_OR_SECOND_PERSON ->
        (last == 'м' || last == 'ң')
            && rest.length() >= 4
            && isVowel(rest.charAt(rest.length() - 2));
      case LONG_VOWEL -> "аәеыі".indexOf(last) >= 0 && rest.length() >= 4;
      case VOICED_CONSONANT -> "лмнңрзйу".indexOf(last) >= 0;
      case VOICELESS_CONSONANT -> "пстш".indexOf(last) >= 0;
    };
  }

  /** Vowel harmony: the vowels of an ending are of the kind of the last vowel before it; у, и, ю say nothing. */
  private static boolean agrees(String rest, Ending ending) {
    if (!ending.agrees()) {
      return true;
    }
    for (int i = rest.length() - 1; i >= 0; i--) {
      boolean back = BACK.indexOf(rest.charAt(i)) >= 0;
      if (back || FRONT.indexOf(rest.charAt(i)) >= 0) {
        String clash = back ? FRONT : BACK;
        return ending.text().chars().noneMatch(c -> clash.indexOf(c) >= 0);
      }
    }
    return true;
  }

  private String withoutLastVowel(String rest) {
    boolean strippable = rest.length() >= SHORTEST_WORD && "аеыіи".indexOf(last(rest)) >= 0;
    String shorter = rest.substring(0, rest.length() - 1);
    return strippable && hasVowel(shorter) ? shorter : rest;
  }

  /** The form that stems are compared in: voiceless at the end, without a narrow vowel that other forms lose. */
  private static String key(String stem) {
    String key = voiceless(stem);
    int length = key.length();
    if (length >= 4
        && "ыі".indexOf(key.charAt(length - 2)) >= 0
        && "қкпнзсл".indexOf(key.charAt(length - 1)) >= 0
        && "лрйуң".indexOf(key.charAt(length - 3)) >= 0
        && hasVowel(key.substring(0, length - 3))) {
      return key.substring(0, length - 2) + key.charAt(length - 1);
    }
    return key;
  }

  private static String voiceless(String stem) {
    if (stem.isEmpty()) {
      return stem;
    }
    int place = "бгғ".indexOf(last(stem));
    return place < 0 ? stem : stem.substring(0, stem.length() - 1) + "пкқ".charAt(place);
  }

  private static char last(String word) {
    return word.charAt(word.length() - 1);
  }

  private static boolean isVowel(char letter) {
    return VOWELS.indexOf(letter) >= 0;
  }

  private static boolean hasVowel(String text) {
    return text.chars().anyMatch(c -> isVowel((char) c));
  }

  private static List<Ending> endings() {
    List<Ending> all = new ArrayList<>();
    nominal(all);
    verbal(all);
    all.sort(Comparator.comparingInt((Ending ending) -> ending.text().length()).reversed());
    Set<String> seen = new HashSet<>();
    all.removeIf(ending -> !seen.add(ending.text() + ending.before()));
    return List.copyOf(all);
  }

  private static void nominal(List<Ending> all) {
    // plural
    add(all, Before.ANYTHING, "лар лер дар дер тар тер");
    // case: genitive, dative, accusative, locative, ablative
    add(all, Before.ANYTHING, "ның нің дың дің тың тің ға ге қа ке ны ні да де та те");
    add(all, Before.ANYTHING, "дан ден тан тен нан нен");
    add(all, Before.CONSONANT, "ды ді ты ті");
    // the same behind possessives
    add(all, Before.THIRD_PERSON, "на не н нда нде ндағы ндегі");
    add(all, Before.FIRST_OR_SECOND_PERSON, "а е");
    // of a place or time; belonging to; like
    add(all, Before.ANYTHING, "дағы дегі тағы тегі дай дей тай тей");
    add(all, Before.VOICED_CONSONANT, "ғы гі");
    add(all, Before.VOICELESS_CONSONANT, "қы кі");
    // these do not agree in vowels: with, belonging to
    for (String ending : "мен бен пен нікі дікі тікі".split(" ")) {
      all.add(new Ending(ending, Before.ANYTHING, false, false));
    }
    // possessives: my, your, your (polite), his, our
    add(all, Before.CONSONANT, "ым ім ың ің ыңыз іңіз ы і ымыз іміз");
    add(all, Before.LONG_VOWEL, "м ң");
    add(all, Before.VOWEL, "ңыз ңіз мыз міз");
    add(all, Before.FULL_VOWEL, "сы сі");
    // you are, we are; without
    add(all, Before.ANYTHING, "сың сің сыз сіз быз біз пыз піз");
  }

  private static void verbal(List<Ending> all) {
    List<String> persons = List.of(
        "мын", "мін", "сың", "сің", "сыз", "сіз", "мыз", "міз", "сыңдар", "сіңдер", "сыздар",
        "сіздер");
    List<String> pastPersons =
        List.of("", "м", "ң", "ңыз", "ңіз", "қ", "к", "ңдар", "ңдер", "ңыздар", "ңіздер");
    Set<String> tenses = new LinkedHashSet<>();
    // comes: келеді, оқиды, жинайды
    for (String link : List.of("а", "е", "й", "и")) {
      persons.forEach(person -> tenses.add(link + person));
      tenses.add(link + "ды");
      tenses.add(link + "ді");
      tenses.add(link + "тын");
      tenses.add(link + "тін");
      for (String person : List.of("мын", "мін", "сың", "сің", "сыз", "сіз", "быз", "біз")) {
        tenses.add(link + "тын" + person);
        tenses.add(link + "тін" + person);
      }
    }
    // came; if he comes
    for (String past : List.of("ды", "ді", "ты", "ті", "са", "се")) {
      pastPersons.stream()
          .filter(person -> past.charAt(0) == 'с' || !person.isEmpty())
          .forEach(person -> tenses.add(past + person));
    }
    // who has come
    for (String participle : List.of("ған", "ген", "қан", "кен")) {
      tenses.add(participle);
      for (String person : List.of(
          "мын", "мін", "сың", "сің", "сыз", "сіз", "быз", "біз", "ша", "ше", "дықтан", "діктен")) {
        tenses.add(participle + person);
      }
    }
    // let us come, let me come; since he came
    tenses.addAll(List.of(
        "айық", "ейік", "йық", "йік", "айын", "ейін", "йын", "йін", "ғалы", "гелі", "қалы",
        "келі"));
    Set<String> negatable = new LinkedHashSet<>(tenses);
    negatable.addAll(List.of("ды", "ді", "у", "й", "сын", "сін"));
    for (String ending : tenses) {
      addVerbal(all, ending);
    }
    // behind a consonant the accusative looks the same
    for (String past : List.of("ды", "ді")) {
      all.add(new Ending(past, Before.VOWEL, true, true));
    }
    for (String no : List.of("ма", "ме", "ба", "бе", "па", "пе")) {
      for (String ending : negatable) {
        addVerbal(all, no + ending);
      }
    }
    // let him come; behind a vowel баласын is likelier than жинасын
    for (String let : List.of("сын", "сін")) {
      all.add(new Ending(let, Before.CONSONANT, true, true));
    }
    // to come; having come; means to come
    addVerbal(all, "у");
    for (String ending :
        List.of("", "пын", "пін", "сың", "сің", "сыз", "сіз", "ты", "ті", "пыз", "піз")) {
      for (String having : List.of("ып", "іп")) {
        addVerbal(all, having + ending);
      }
      all.add(new Ending("п" + ending, Before.VOWEL, true, true));
    }
    for (String means : List.of("мақ", "мек", "бақ", "бек", "пақ", "пек")) {
      addVerbal(all, means);
      addVerbal(all, means + "шы");
      addVerbal(all, means + "ші");
    }
  }

  private static void add(List<Ending> all, Before before, String endings) {
    for (String ending : endings.split(" ")) {
      all.add(new Ending(ending, before, false, true));
    }
  }

  private static void addVerbal(List<Ending> all, String ending) {
    all.add(new Ending(ending, Before.ANYTHING, true, true));
  }
}
