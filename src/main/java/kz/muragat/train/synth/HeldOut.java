package kz.muragat.train.synth;

import java.util.Map;

/**
 * What is kept out of training for ever: whole font families, and whole texts or one unbroken stretch of a text, never
 * single lines. The one place that says so; a figure is comparable with an older one only as long as nothing here moves
 * from {@link Split#TEST} or {@link Split#VALIDATION} to {@link Split#TRAIN}.
 *
 * <table>
 * <caption>Families, by how their names begin</caption>
 * <tr><th></th><th>print</th><th>typescript</th><th>hand</th></tr>
 * <tr><td>test</td><td>PT Serif, Roboto, C059, Literata</td><td>PT Mono, Hack, DejaVu Sans Mono (Hack's parent)</td>
 *     <td>Caveat, Neucha, Block hand 27 to 30, Tablet hand 03, 11, 12</td></tr>
 * <tr><td>validation</td><td>DejaVu Serif, Carlito, Spectral</td><td>Noto Mono, Noto Sans Mono</td>
 *     <td>Pangolin, Klee One, Block hand 25 and 26, Tablet hand 09, 10</td></tr>
 * </table>
 *
 * <p>Texts: {@code test_sentences.txt}, {@code ru_taiga-ud-test.txt} and the last tenth of each {@code
 * official_lines.txt} are for the test; the twentieth before it and the last twentieth of {@code valid_sentences.txt} and
 * {@code ru_taiga-ud-dev.txt} for validation. A sentence that stands in a held-out stretch too is dropped from training.
 */
final class HeldOut {

  private static final Map<String, Split> FAMILIES = Map.ofEntries(
      Map.entry("ptserif", Split.TEST),
      Map.entry("roboto", Split.TEST),
      Map.entry("c059", Split.TEST),
      Map.entry("literata", Split.TEST),
      Map.entry("ptmono", Split.TEST),
      Map.entry("hack", Split.TEST),
      Map.entry("dejavusansmono", Split.TEST),
      Map.entry("caveat", Split.TEST),
      Map.entry("neucha", Split.TEST),
      Map.entry("dejavuserif", Split.VALIDATION),
      Map.entry("carlito", Split.VALIDATION),
      Map.entry("spectral", Split.VALIDATION),
      Map.entry("notomono", Split.VALIDATION),
      Map.entry("notosansmono", Split.VALIDATION),
      Map.entry("pangolin", Split.VALIDATION),
      Map.entry("kleeone", Split.VALIDATION),
      Map.entry("blockhand25", Split.VALIDATION),
      Map.entry("blockhand26", Split.VALIDATION),
      Map.entry("blockhand27", Split.TEST),
      Map.entry("blockhand28", Split.TEST),
      Map.entry("blockhand29", Split.TEST),
      Map.entry("blockhand30", Split.TEST),
      Map.entry("tablethand09", Split.VALIDATION),
      Map.entry("tablethand10", Split.VALIDATION),
      Map.entry("tablethand03", Split.TEST),
      Map.entry("tablethand11", Split.TEST),
      Map.entry("tablethand12", Split.TEST));

  private HeldOut() {}

  static Split splitOfFamily(String family) {
    String key = FontReader.familyKey(family);
    return FAMILIES.entrySet().stream()
        .filter(entry -> key.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Split.TRAIN);
  }

  /** The seed of the first cursive writer of a split; the next million are of the same split. */
  static long firstWriter(Split split) {
    return switch (split) {
      case TRAIN -> 0;
      case VALIDATION -> 1_000_000;
      case TEST -> 2_000_000;
    };
  }

  /**
   * The split of a sentence.
   *
   * @param fileName of its text, without folders
   * @param place of the sentence in its text, 0 (first) to below 1
   */
  static Split splitOfText(String fileName, double place) {
    return switch (fileName) {
      case "test_sentences.txt", "ru_taiga-ud-test.txt" -> Split.TEST;
      case "official_lines.txt", TextShelf.BUNDLED_KAZAKH, TextShelf.BUNDLED_RUSSIAN ->
        place >= 0.9 ? Split.TEST : place >= 0.85 ? Split.VALIDATION : Split.TRAIN;
      case "valid_sentences.txt", "ru_taiga-ud-dev.txt" ->
        place >= 0.95 ? Split.VALIDATION : Split.TRAIN;
      default -> Split.TRAIN;
    };
  }
}
