package kz.muragat.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCardTest {

  @Test
  void numberedFamiliesAreListedTogether() {
    List<String> families = List.of(
        "Block hand 01",
        "Block hand 02",
        "Block hand 03",
        "Play",
        "Tablet hand 00",
        "Tablet hand 02");
    assertThat(ModelCard.listed(families))
        .isEqualTo("Block hand 01–03, Play, Tablet hand 00, Tablet hand 02");
    assertThat(ModelCard.listed(List.of())).isEmpty();
  }
}
