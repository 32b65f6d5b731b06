package kz.muragat.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import kz.muragat.model.GreyImage;
import kz.muragat.model.UnreadableScanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format that archives have, written here and read back: a dark square at the upper left of a light page. */
class ScanImagesTest {

  private static final int WIDTH = 200;
  private static final int HEIGHT = 300;

  @TempDir
  private Path folder;

  private static BufferedImage sample(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setColor(Color.BLACK);
    g.fillRect(20, 30, 50, 50);
    g.dispose();
    return image;
  }

  private Path write(String format, BufferedImage image) throws IOException {
    Path file = folder.resolve("scan." + format);
    assertThat(ImageIO.write(image, format, file.toFile()))
        .as("a writer for %s", format)
        .isTrue();
    return file;
  }

  private static void assertShowsTheSquare(GreyImage grey) {
    assertThat(grey.width()).isEqualTo(WIDTH);
    assertThat(grey.height()).isEqualTo(HEIGHT);
    assertThat(grey.at(45, 55)).isLessThan(40);
    assertThat(grey.at(120, 200)).isGreaterThan(215);
    assertThat(grey.at(45, 240)).isGreaterThan(215);
  }

  private static Picture only(Path file) throws IOException, UnreadableScanException {
    try (ScanImages scan = ScanImages.open(file)) {
      assertThat(scan.pageCount()).isEqualTo(1);
      return scan.page(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB
      })
  void pngOfEveryDepth(int type) throws Exception {
    assertShowsTheSquare(GreyImages.of(only(write("png", sample(type))).image()));
  }

  @Test
  void sixteenBitGreyKeepsItsBrightness() throws Exception {
    BufferedImage image = new BufferedImage(10, 10, BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < 100; i++) {
      image.getRaster().setSample(i % 10, i / 10, 0, 100 * 256);
    }
    assertThat(GreyImages.of(only(write("png", image)).image()).at(5, 5)).isEqualTo(100);
  }

  @Test
  void transparencyIsPaper() throws Exception {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.BLACK);
    g.fillRect(20, 30, 50, 50);
    g.dispose();
    assertShowsTheSquare(GreyImages.of(only(write("png", image)).image()));
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR})
  void jpegGreyAndColour(int type) throws Exception {
    assertShowsTheSquare(GreyImages.of(only(write("jpg", sample(type))).image()));
  }

  @Test
  void jpeg2000() throws Exception {
    assertShowsTheSquare(GreyImages.of(
        only(write("jpeg2000", sample(BufferedImage.TYPE_BYTE_GRAY))).image()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CCITT T.4", "CCITT T.6", "LZW", "JPEG", "Deflate", "PackBits"})
  void tiffOfManyPagesInEveryCompression(String compression) throws Exception {
    int type = compression.startsWith("CCITT")
        ? BufferedImage.TYPE_BYTE_BINARY
        : BufferedImage.TYPE_BYTE_GRAY;
    Path file = folder.resolve("scan.tif");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("TIFF").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType(compression);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < 3; i++) {
        writer.writeToSequence(new IIOImage(sample(type), null, null), param);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    try (ScanImages scan = ScanImages.open(file)) {
      assertThat(scan.pageCount()).isEqualTo(3);
      assertShowsTheSquare(GreyImages.of(scan.page(2).image()));
      assertShowsTheSquare(GreyImages.of(scan.page(0).image()));
    }
  }

  /** A JPEG with an Exif segment that holds an orientation and a resolution of 300 dpi. */
  private Path jpegWithExif(int orientation) throws IOException {
    byte[] plain = Files.readAllBytes(write("jpg", sample(BufferedImage.TYPE_BYTE_GRAY)));
    ByteBuffer tiff = ByteBuffer.allocate(70);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 3);
    tiff.putShort((short) 0x112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0);
    tiff.putShort((short) 0x11A).putShort((short) 5).putInt(1).putInt(50);
    tiff.putShort((short) 0x128)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) 2)
        .putShort((short) 0);
    tiff.putInt(0).putInt(300).putInt(1);
    byte[] exif = Arrays.copyOf(tiff.array(), tiff.position());
    Path file = folder.resolve("exif.jpg");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(plain, 0, 2);
      out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (exif.length + 8)});
      out.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
      out.write(exif);
      int skip = plain[3] == (byte) 0xE0 ? 4 + ((plain[4] & 0xFF) << 8 | (plain[5] & 0xFF)) : 2;
      out.write(plain, skip, plain.length - skip);
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void exifOrientationIsApplied(int orientation) throws Exception {
    Picture picture = only(jpegWithExif(orientation));
    boolean lying = orientation >= 5;
    assertThat(picture.image().getWidth()).isEqualTo(lying ? HEIGHT : WIDTH);
    // Where the square's middle (45, 55) comes to lie, by the definition of each orientation.
    int[][] at = {
      {45, 55},
      {WIDTH - 46, 55},
      {WIDTH - 46, HEIGHT - 56},
      {45, HEIGHT - 56},
      {55, 45},
      {HEIGHT - 56, 45},
      {HEIGHT - 56, WIDTH - 46},
      {55, WIDTH - 46}
    };
    GreyImage grey = GreyImages.of(picture.image());
    assertThat(grey.at(at[orientation - 1][0], at[orientation - 1][1])).isLessThan(40);
    assertThat(picture.dpi()).isCloseTo(300, within(0.5));
  }

  @Test
  void withoutResolutionAnA4SheetIsAssumed() throws Exception {
    BufferedImage image = new BufferedImage(1654, 2339, BufferedImage.TYPE_BYTE_BINARY);
    assertThat(only(write("png", image)).dpi()).isCloseTo(200, within(1.0));
  }

  @Test
  void hugePicturesAreRefusedBeforeTheyAreDecoded() throws Exception {
    Path file = write("png", sample(BufferedImage.TYPE_BYTE_GRAY));
    try (ScanImages scan = ScanImages.open(file, new ScanLimits(1000, Duration.ofSeconds(5)))) {
      assertThatThrownBy(() -> scan.page(0))
          .isInstanceOf(UnreadableScanException.class)
          .hasMessageContaining("scan.png")
          .hasMessageContaining("200 x 300");
    }
  }

  @Test
  void aHeaderThatLiesIsRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(write("png", sample(BufferedImage.TYPE_BYTE_GRAY)));
    ByteBuffer.wrap(bytes).putInt(16, 60_000).putInt(20, 60_000);
    Path file = Files.write(folder.resolve("lie.png"), bytes);
    try (ScanImages scan = ScanImages.open(file)) {
      assertThatThrownBy(() -> scan.page(0)).isInstanceOf(UnreadableScanException.class);
    }
  }

  @Test
  void emptyAndForeignFilesAreNamed() throws Exception {
    Path empty = Files.createFile(folder.resolve("бос файл.jpg"));
    assertThatThrownBy(() -> ScanImages.open(empty))
        .isInstanceOf(UnreadableScanException.class)
        .hasMessage("бос файл.jpg is empty");
    Path text = Files.writeString(folder.resolve("note.tif"), "no picture at all");
    assertThatThrownBy(() -> ScanImages.open(text))
        .isInstanceOf(UnreadableScanException.class)
        .hasMessageContaining("note.tif is not a picture");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "tif", "jpeg2000"})
  void truncatedFilesAreRefusedWithASentence(String format) throws Exception {
    BufferedImage noisy = sample(BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      noisy.getRaster().setSample(i % WIDTH, i / WIDTH, 0, i * 7919 % 251);
    }
    byte[] whole = Files.readAllBytes(write(format, noisy));
    Path file =
        Files.write(folder.resolve("half." + format), Arrays.copyOf(whole, whole.length * 2 / 5));
    assertThatThrownBy(() -> only(file))
        .isInstanceOf(UnreadableScanException.class)
        .hasMessageContaining("half." + format);
  }

  @Test
  void everyKindHasAReader() {
    for (String format : new String[] {"jpeg", "png", "tiff", "jpeg2000", "bmp"}) {
      Iterator<?> readers = ImageIO.getImageReadersByFormatName(format);
      assertThat(readers.hasNext()).as(format).isTrue();
    }
  }
}
