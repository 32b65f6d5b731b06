package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import kz.muragat.model.Language;
import kz.muragat.text.Alphabet;
import org.junit.jupiter.api.Test;

class ReplayLinesTest {

  private final ReplayLines replay = new ReplayLines(
      Alphabet.standard().asString().codePoints().boxed().collect(Collectors.toSet()));

  @Test
  void everyKazakhLetterComesOftenAndTheLinesAreAlwaysTheSame() {
    List<LabelledLine> lines =
        LongStream.range(0, 160).mapToObj(seed -> replay.line(seed, 1)).toList();
    for (int letter : Alphabet.KAZAKH_LETTERS.codePoints().toArray()) {
      assertThat(lines)
          .filteredOn(line -> line.text().toLowerCase(Locale.ROOT).indexOf(letter) >= 0)
          .as(Character.toString(letter))
          .hasSizeGreaterThanOrEqualTo(5);
    }
    assertThat(replay.line(3, 1).image().pixels())
        .isEqualTo(lines.get(3).image().pixels());
  }

  @Test
  void noWordOfTheGatesIsReplayed() {
    Set<String> replayed = new HashSet<>();
    TextShelf.bundledWords("replay-words.txt").forEach(replayed::addAll);
    TextShelf.bundled().words(Language.KAZAKH, Split.TRAIN).stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .forEach(replayed::add);
    for (List<String> words : TextShelf.bundledWords("gate-words.txt")) {
      assertThat(words).hasSizeGreaterThanOrEqualTo(40).doesNotContainAnyElementsOf(replayed);
    }
  }
}
