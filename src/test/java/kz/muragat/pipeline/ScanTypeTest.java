package kz.muragat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.muragat.model.UnreadableScanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTypeTest {

  @TempDir
  Path folder;

  @Test
  void theContentTellsTheTypeAndNotTheName() throws Exception {
    assertThat(ScanType.of(file("a.txt", "junk\n%PDF-1.7\n"))).isEqualTo(ScanType.PDF);
    assertThat(ScanType.of(file("a.pdf", "II*\0"))).isEqualTo(ScanType.TIFF);
    assertThat(ScanType.of(file("b.pdf", "MM\0*"))).isEqualTo(ScanType.TIFF);
    assertThat(ScanType.of(file("c.pdf", "\u00FF\u00D8\u00FF\u00E0"))).isEqualTo(ScanType.JPEG);
    assertThat(ScanType.of(file("d.pdf", "\u0089PNG\r\n"))).isEqualTo(ScanType.PNG);
    assertThat(ScanType.of(file("e.pdf", "\0\0\0\u000CjP  "))).isEqualTo(ScanType.JPEG_2000);
  }

  @Test
  void whatIsNoScanIsCalledWhatItSeemsToBe() throws IOException {
    assertThatThrownBy(() -> ScanType.of(file("a.pdf", "")))
        .isInstanceOf(UnreadableScanException.class)
        .hasMessageContaining("a.pdf is empty");
    assertThatThrownBy(() -> ScanType.of(file("b.pdf", "PK\3\4"))).hasMessageContaining("Word");
    assertThatThrownBy(() -> ScanType.of(file("c.pdf", "Dear all"))).hasMessageContaining("text");
    assertThatThrownBy(() -> ScanType.of(file("d.pdf", "\1\2\3"))).hasMessageContaining("unknown");
  }

  @Test
  void aFileWithoutItsEndDoesNotLookComplete() throws IOException {
    assertThat(ScanType.looksComplete(file("a", "%PDF-1.7 ..."))).isFalse();
    assertThat(ScanType.looksComplete(file("b", "%PDF-1.7 ... %%EOF\n"))).isTrue();
    assertThat(ScanType.looksComplete(file("c", "\u00FF\u00D8\u00FF\u00E0 ...")))
        .isFalse();
    assertThat(ScanType.looksComplete(file("d", "\u00FF\u00D8\u00FF\u00E0 ...\u00FF\u00D9")))
        .isTrue();
    byte[] tiff =
        ByteBuffer.allocate(64).put(new byte[] {'M', 'M', 0, 42}).putInt(1000).array();
    assertThat(ScanType.looksComplete(Files.write(folder.resolve("e"), tiff))).isFalse();
    tiff[6] = 0;
    tiff[7] = 8;
    assertThat(ScanType.looksComplete(Files.write(folder.resolve("f"), tiff))).isTrue();
    assertThat(ScanType.looksComplete(file("g", "any text"))).isTrue();
  }

  private Path file(String name, String content) throws IOException {
    return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
  }
}
