package kz.muragat.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import kz.muragat.alto.PageFormat;
import kz.muragat.model.Page;

/**
 * A page in a format of other programs, in memory.
 *
 * @param content which nobody changes any more
 */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
public record PageExport(String mediaType, byte[] content) {

  /**
   * Makes it.
   *
   * @param format {@code hocr} or {@code page}
   * @throws IllegalArgumentException for any other format
   */
  public static PageExport of(Page page, String format) throws IOException {
    PageFormat chosen = PageFormat.valueOf(format.toUpperCase(Locale.ROOT));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    chosen.write(page, out);
    return new PageExport(chosen.mediaType(), out.toByteArray());
  }
}
