package kz.muragat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Style;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionSetTest {

  private static final String DOCUMENT = "ab".repeat(32);

  @TempDir
  Path folder;

  private CorrectionSet set;

  @BeforeEach
  void open() {
    set = new CorrectionSet(folder.resolve("corrections"));
  }

  @Test
  void aPairIsPlainFilesThatOtherProgramsRead() throws IOException {
    Correction pair =
        set.add(draft("p0001_b01_l01", "қазақ", Correction.State.PROPOSED), picture(1));
    assertThat(Files.readString(set.transcription(pair))).isEqualTo("қазақ\n");
    assertThat(set.picture(pair)).hasExtension("png").exists();
    assertThat(set.read(pair).pixels()).isEqualTo(picture(1).pixels());
    assertThat(set.trainable()).as("what is only proposed").isEmpty();
    set.setState(pair.id(), Correction.State.ACCEPTED);
    set.markUsed(List.of(pair.id()), "kr-2");
    Correction again = new CorrectionSet(set.folder()).trainable().get(0);
    assertThat(again.usedIn()).containsExactly("kr-2");
    assertThat(again.state()).isEqualTo(Correction.State.ACCEPTED);
  }

  @Test
  void conflictingReadingsOfALineAreShownAndDoNotTrain() throws IOException {
    Correction one = add("l1", "орман", 1);
    Correction other = add("l1", "арман", 1);
    Correction apart = add("l2", "арман", 2);
    assertThat(set.conflicts()).containsExactly(List.of(one, other));
    assertThat(set.trainable()).containsExactly(apart);
    set.setState(one.id(), Correction.State.REJECTED);
    assertThat(set.conflicts()).isEmpty();
    assertThat(set.trainable()).containsExactly(other, apart);
  }

  @Test
  void doublesTrainOnce() throws IOException {
    Correction one = add("l1", "орман", 1);
    Correction samePicture = add("l7", "орман", 1);
    assertThat(set.doubles()).containsExactly(List.of(one, samePicture));
    assertThat(set.trainable()).containsExactly(one);
  }

  @Test
  void anIndexCutShortIsToldAndSurvived() throws IOException {
    Correction one = add("l1", "орман", 1);
    add("l2", "тау", 2);
    Path index = set.folder().resolve(CorrectionSet.INDEX);
    byte[] whole = Files.readAllBytes(index);
    Files.write(index, java.util.Arrays.copyOf(whole, whole.length - 40));

    CorrectionSet again = new CorrectionSet(set.folder());
    assertThat(again.all()).containsExactly(one);
    assertThat(again.problems()).singleElement().asString().contains("cut short");
    Correction next = again.add(draft("l2", "тау", Correction.State.ACCEPTED), picture(2));
    assertThat(new CorrectionSet(set.folder()).all()).containsExactly(one, next);
  }

  @Test
  void aPictureThatIsGoneIsToldInASentence() throws IOException {
    Correction one = add("l1", "орман", 1);
    Files.write(set.picture(one), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> set.read(one))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(one.id());
    Files.delete(set.picture(one));
    assertThatThrownBy(() -> set.read(one)).hasMessageContaining("is gone");
  }

  @Test
  void whatAnotherProcessAppendsIsSeen() throws IOException {
    assertThat(set.all()).isEmpty();
    CorrectionSet other = new CorrectionSet(set.folder());
    Correction one = other.add(draft("l1", "тау", Correction.State.ACCEPTED), picture(1));
    assertThat(set.find(one.id())).contains(one);
  }

  private Correction add(String line, String text, int picture) throws IOException {
    return set.add(draft(line, text, Correction.State.ACCEPTED), picture(picture));
  }

  private static CorrectionDraft draft(String line, String text, Correction.State state) {
    return new CorrectionDraft(
        DOCUMENT,
        1,
        line,
        text,
        "",
        Style.PRINTED,
        "",
        "kr-1",
        0.5,
        "Әсел",
        "2026-01-01T00:00:00Z",
        state,
        List.of());
  }

  private static GreyImage picture(int kind) {
    byte[] pixels = new byte[200 * 48];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * kind);
    }
    return new GreyImage(200, 48, pixels);
  }
}
