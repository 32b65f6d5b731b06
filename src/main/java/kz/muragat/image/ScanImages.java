package kz.muragat.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;

/**
 * The pages of a raster file: JPEG, PNG, TIFF (one page or many), JPEG 2000 or BMP, told by content, not by name. Pages
 * are decoded one by one when asked for. Not for several threads at once.
 *
 * <pre>{@code
 * try (ScanImages scan = ScanImages.open(file)) {
 *   for (int i = 0; i < scan.pageCount(); i++) {
 *     Picture picture = scan.page(i);
 *   }
 * }
 * }</pre>
 */
public final class ScanImages implements AutoCloseable {

  private final Path file;
  private final ScanLimits limits;
  private final ImageInputStream stream;
  private final ImageReader reader;
  private final int pageCount;
  private boolean abandoned;

  private ScanImages(
      Path file, ScanLimits limits, ImageInputStream stream, ImageReader reader, int pageCount) {
    this.file = file;
    this.limits = limits;
    this.stream = stream;
    this.reader = reader;
    this.pageCount = pageCount;
  }

  /** Opens a file under {@link ScanLimits#DEFAULT}; see {@link #open(Path, ScanLimits)}. */
  public static ScanImages open(Path file) throws IOException, UnreadableScanException {
    return open(file, ScanLimits.DEFAULT);
  }

  /**
   * Opens a file and counts its pages; no pixel is decoded yet.
   *
   * @throws UnreadableScanException if the file is empty, is no picture of a known kind, or is broken at its beginning
   * @throws IOException if the file cannot be read from the disc
   */
  public static ScanImages open(Path file, ScanLimits limits)
      throws IOException, UnreadableScanException {
    if (Files.size(file) == 0) {
      throw new UnreadableScanException(Fault.EMPTY, file.getFileName() + " is empty");
    }
    ImageInputStream stream = ImageIO.createImageInputStream(file.toFile());
    if (stream == null) {
      throw new IOException(file + " cannot be opened");
    }
    try {
      ImageReader reader = readerFor(stream, file);
      reader.setInput(stream, false, false);
      int pages = countPages(reader, file);
      return new ScanImages(file, limits, stream, reader, pages);
    } catch (UnreadableScanException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  private static ImageReader readerFor(ImageInputStream stream, Path file)
      throws UnreadableScanException {
    ImageReader chosen = null;
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    while (readers.hasNext()) {
      ImageReader next = readers.next();
      // TwelveMonkeys reads the CMYK, JPEG-in-TIFF and damaged files on which the JDK's own readers
      // give up.
      if (chosen == null || next.getClass().getName().startsWith("com.twelvemonkeys")) {
        chosen = next;
      }
    }
    if (chosen == null) {
      throw new UnreadableScanException(
          Fault.NO_SCAN,
          file.getFileName()
              + " is not a picture that can be read here (JPEG, PNG, TIFF, JPEG 2000)");
    }
    return chosen;
  }

  private static int countPages(ImageReader reader, Path file) throws UnreadableScanException {
    try {
      int pages = reader.getNumImages(true);
      if (pages < 1) {
        throw new UnreadableScanException(Fault.NO_PAGE, file.getFileName() + " holds no page");
      }
      return pages;
    } catch (IOException | RuntimeException e) {
      throw new UnreadableScanException(
          Fault.DAMAGED,
          file.getFileName() + " is broken: its list of pages cannot be read (" + reason(e) + ")",
          e);
    }
  }

  public int pageCount() {
    return pageCount;
  }

  /**
   * Decodes a page.
   *
   * @param index from 0
   * @throws UnreadableScanException if the page is broken, truncated, larger than the limit, or takes too long
   */
  public Picture page(int index) throws UnreadableScanException {
    if (index < 0 || index >= pageCount) {
      throw new IndexOutOfBoundsException(index + " of " + pageCount + " pages");
    }
    try {
      checkSize(index);
      PageTags tags = PageTags.read(reader, index, file);
      BufferedImage decoded = decode(index);
      BufferedImage upright = Pixels.oriented(Pixels.plain(decoded), tags.orientation());
      return new Picture(upright, tags.dpiFor(upright.getWidth(), upright.getHeight()));
    } catch (IOException | RuntimeException e) {
      throw new UnreadableScanException(
          Fault.DAMAGED,
          name(index) + " is broken or was not copied completely (" + reason(e) + ")",
          e);
    } catch (OutOfMemoryError e) {
      throw new UnreadableScanException(
          Fault.TOO_LARGE, name(index) + " is too large for the memory this program was given", e);
    }
  }

  private void checkSize(int index) throws IOException, UnreadableScanException {
    int width = reader.getWidth(index);
    int height = reader.getHeight(index);
    if (width < 1 || height < 1) {
      throw new IIOException("it says it measures " + width + " x " + height + " pixels");
    }
    if ((long) width * height > limits.pixels()) {
      throw new UnreadableScanException(
          Fault.TOO_LARGE,
          String.format(
              Locale.ROOT,
              "%s measures %d x %d pixels, more than the limit of %d million",
              name(index),
              width,
              height,
              limits.pixels() / 1_000_000));
    }
  }

  /** Decodes in a thread of its own, since a decoder that loops for ever cannot be stopped from outside. */
  private BufferedImage decode(int index) throws IOException, UnreadableScanException {
    if (abandoned) {
      throw new UnreadableScanException(
          Fault.DAMAGED, name(index) + " cannot be read after an earlier page hung");
    }
    List<String> warnings = new CopyOnWriteArrayList<>();
    IIOReadWarningListener listener = (source, warning) -> warnings.add(warning);
    reader.addIIOReadWarningListener(listener);
    FutureTask<BufferedImage> task = new FutureTask<>(() -> reader.read(index));
    Thread thread = new Thread(task, "decode " + file.getFileName());
    thread.setDaemon(true);
    thread.start();
    try {
      BufferedImage image = task.get(limits.decoding().toMillis(), TimeUnit.MILLISECONDS);
      refuseHalf(warnings);
      return image;
    } catch (TimeoutException e) {
      abandoned = true;
      reader.abort();
      throw new UnreadableScanException(
          Fault.TOO_LARGE,
          name(index) + " could not be decoded within " + limits.decoding().toSeconds() + " s",
          e);
    } catch (InterruptedException e) {
      abandoned = true;
      reader.abort();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while decoding", e);
    } catch (ExecutionException e) {
      throw asIo(e);
    } finally {
      reader.removeIIOReadWarningListener(listener);
    }
  }

  /** Decoders of JPEG paint what is missing grey and only warn. Half a page must not pass for a whole one. */
  private static void refuseHalf(List<String> warnings) throws IIOException {
    for (String warning : warnings) {
      String lower = warning.toLowerCase(Locale.ROOT);
      if (lower.contains("premature") || lower.contains("truncated")) {
        throw new IIOException(warning);
      }
    }
  }

  private static IOException asIo(ExecutionException e) {
    if (e.getCause() instanceof OutOfMemoryError memory) {
      throw memory;
    }
    return e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
  }

  private String name(int index) {
    return pageCount == 1
        ? String.valueOf(file.getFileName())
        : "page " + (index + 1) + " of " + file.getFileName();
  }

  private static String reason(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  /** Closes the file. A page that is still being decoded after its time ran out is cut off from it. */
  @Override
  public void close() throws IOException {
    if (!abandoned) {
      reader.dispose();
    }
    stream.close();
  }
}
