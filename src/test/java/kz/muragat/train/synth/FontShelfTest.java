package kz.muragat.train.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import kz.muragat.model.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FontShelfTest {

  @TempDir
  Path folder;

  @Test
  void theBundledFacesHaveEveryKazakhAndOldLetter() {
    FontShelf shelf = FontShelf.load(List.of());
    for (Split split : Split.values()) {
      assertThat(shelf.faces(split))
          .isNotEmpty()
          .allMatch(face -> face.covers("ӘәҒғҚқҢңӨөҰұҮүҺһІіѢѣѲѳЁё №§«»„“—…"));
    }
  }

  @Test
  void fixedWidthFacesAreTypescript() throws UnusableFontException {
    assertThat(FontReader.read("mono", dejaVu("DejaVuSansMono")).kind().style())
        .isEqualTo(Style.TYPEWRITTEN);
    assertThat(FontReader.read("sans", dejaVu("DejaVuSans")).kind().style())
        .isEqualTo(Style.PRINTED);
  }

  @Test
  void aFaceWithoutRussianLettersIsRefusedAndTheMessageSaysWhich() throws IOException {
    // The cmap table renamed away: a real font that has no letter any more.
    byte[] font = dejaVu("DejaVuSans");
    int at = new String(font, 0, 600, StandardCharsets.ISO_8859_1).indexOf("cmap");
    font[at] = 'x';
    Files.write(folder.resolve("bare.ttf"), font);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FontShelf.load(List.of(folder)))
        .withMessageContaining("no usable font")
        .withMessageContaining("bare.ttf");
  }

  @Test
  void aRefusedFontDoesNotHideTheOthers() throws IOException {
    Files.writeString(folder.resolve("broken.otf"), "not a font at all");
    Files.write(folder.resolve("good.ttf"), dejaVu("DejaVuSerif"));
    FontShelf shelf = FontShelf.load(List.of(folder));
    assertThat(shelf.names(Split.VALIDATION)).containsExactly("DejaVu Serif Book");
    assertThat(shelf.refusals()).singleElement().asString().contains("broken.otf");
  }

  @Test
  void aLackingLetterIsNamed() {
    assertThatThrownBy(() -> FontReader.read(List.of(lacking("woff-without-cyrillic"))))
        .isInstanceOf(UnusableFontException.class)
        .hasMessageContaining("woff-without-cyrillic");
  }

  @Test
  void anEmptyFolderIsSaidToHoldNoFont() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FontShelf.load(List.of(folder)))
        .withMessageContaining("no .ttf, .otf or .woff file");
  }

  @Test
  void woffIsUnpackedToTheSameOutlines() throws IOException, UnusableFontException {
    byte[] plain = dejaVu("DejaVuSans");
    byte[] woff = woff(plain);
    assertThat(Woff.isWoff(woff)).isTrue();
    Face packed = FontReader.read("packed", woff);
    assertThat(packed.glyph('Ұ').bounds())
        .isEqualTo(FontReader.read("plain", plain).glyph('Ұ').bounds());
    assertThatThrownBy(() -> Woff.unpack(java.util.Arrays.copyOf(woff, 2000)))
        .isInstanceOf(IOException.class);
  }

  private Path lacking(String name) throws IOException {
    return Files.write(folder.resolve(name + ".woff"), new byte[100]);
  }

  private static byte[] dejaVu(String name) {
    try (InputStream in = FontShelfTest.class.getResourceAsStream(
        "/net/sf/jasperreports/fonts/dejavu/" + name + ".ttf")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Packs a TrueType font as WOFF. */
  private static byte[] woff(byte[] font) {
    ByteBuffer in = ByteBuffer.wrap(font);
    int tables = in.getShort(4);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    ByteBuffer head = ByteBuffer.allocate(44 + 20 * tables);
    head.putInt(0x774F4646)
        .putInt(in.getInt(0))
        .putInt(0)
        .putShort((short) tables)
        .position(44);
    for (int i = 0; i < tables; i++) {
      int entry = 12 + 16 * i;
      int length = in.getInt(entry + 12);
      byte[] packed = deflated(font, in.getInt(entry + 8), length);
      head.putInt(in.getInt(entry)).putInt(head.capacity() + data.size());
      head.putInt(packed.length).putInt(length).putInt(in.getInt(entry + 4));
      data.writeBytes(packed);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(head.array());
    file.writeBytes(data.toByteArray());
    return file.toByteArray();
  }

  private static byte[] deflated(byte[] font, int offset, int length) {
    Deflater deflater = new Deflater();
    deflater.setInput(font, offset, length);
    deflater.finish();
    byte[] buffer = new byte[length + 100];
    int size = deflater.deflate(buffer);
    deflater.end();
    return size < length
        ? java.util.Arrays.copyOf(buffer, size)
        : java.util.Arrays.copyOfRange(font, offset, offset + length);
  }
}
