package kz.muragat.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Kazakh in Latin letters, as the alphabet of January 2021 has it ({@code qazaq xandyğy}), and as it is typed where the
 * keyboard lacks its letters: {@code muragat}. The acute letters of 2017–2018 ({@code ǵ ń á ó ú ý}) and {@code sh ch} are
 * known too. Latin letters often stand for several Cyrillic ones ({@code i} for і, и and й; {@code u} for у, ұ and ү where
 * marks were left out), so a word has several readings.
 */
public final class KazakhLatin {

  private static final String BACK = "аоұы";
  private static final String FRONT = "әөүіе";

  /** More are not tried; a word with so many readings is long enough for the first ones to be the right ones. */
  private static final int MAX_READINGS = 512;

  /** By length: what is written with two letters is tried with one letter each as well. */
  private static final Map<String, List<String>> LETTERS = letters();

  private KazakhLatin() {}

  private static Map<String, List<String>> letters() {
    Map<String, List<String>> letters = new LinkedHashMap<>();
    String table = "sh:ш ch:ч ia:я iu:ю ts:ц io:ё şş:щ ya:я yu:ю gh:ғ kh:х zh:ж"
        + " a:а,ә ä:ә á:ә b:б v:в g:г,ғ ğ:ғ ǵ:ғ d:д e:е,э é:э f:ф h:х,һ x:х i:і,и,й ı:і,ы j:ж k:к l:л m:м"
        + " n:н,ң ñ:ң ń:ң o:о,ө ö:ө ó:ө p:п q:қ r:р s:с,ш ş:ш t:т u:у,ұ,ү ū:ұ ü:ү ú:ү w:у ý:у y:ы,й"
        + " z:з c:ц ç:ч";
    for (String entry : table.split(" ")) {
      String[] sides = entry.split(":");
      letters.put(sides[0], List.of(sides[1].split(",")));
    }
    return letters;
  }

  /** Whether a word has letters, and none but those of the Latin spellings. */
  public static boolean canBe(String word) {
    String small = small(word);
    return !small.isEmpty()
        && small.chars().allMatch(c -> LETTERS.containsKey(Character.toString((char) c)));
  }

  /**
   * What a word may be in Cyrillic letters: all its readings that keep to vowel harmony, at most 512; none where it is not
   * Latin.
   */
  public static List<String> cyrillic(String word) {
    if (!canBe(word)) {
      return List.of();
    }
    List<String> readings = new ArrayList<>();
    read(small(word), "", readings);
    return readings;
  }

  private static void read(String rest, String read, List<String> readings) {
    if (readings.size() >= MAX_READINGS) {
      return;
    }
    if (rest.isEmpty()) {
      readings.add(read);
      return;
    }
    for (int length = Math.min(2, rest.length()); length > 0; length--) {
      for (String letter : LETTERS.getOrDefault(rest.substring(0, length), List.of())) {
        if (isHarmonic(read, letter)) {
          read(rest.substring(length), read + letter, readings);
        }
      }
    }
  }

  private static boolean isHarmonic(String before, String letter) {
    String clash = BACK.contains(letter) ? FRONT : FRONT.contains(letter) ? BACK : "";
    return clash.isEmpty() || before.chars().noneMatch(c -> clash.indexOf(c) >= 0);
  }

  /** In small letters, the dotted capital İ as i; a bare I may be either, and is read as i. */
  private static String small(String word) {
    return word.replace('İ', 'i').toLowerCase(Locale.ROOT);
  }
}
