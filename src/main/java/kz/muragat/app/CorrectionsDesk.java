package kz.muragat.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.pipeline.TakeCorrections;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The steps of the route for files of corrections. */
public final class CorrectionsDesk {

  private final TakeCorrections corrections;

  CorrectionsDesk(TakeCorrections corrections) {
    this.corrections = corrections;
  }

  /**
   * Whether a file holds corrections, and no scan.
   *
   * @param file absolute
   */
  public boolean areIn(@Header(ReadingDesk.ABSOLUTE_PATH) String file) throws IOException {
    return TakeCorrections.areIn(Path.of(file));
  }

  /**
   * Takes them.
   *
   * @param file absolute
   * @param name relative to the inbox, with its sub-folders
   */
  public void take(
      @Header(ReadingDesk.ABSOLUTE_PATH) String file, @Header(Exchange.FILE_NAME) String name)
      throws IOException, UnreadableScanException {
    corrections.take(
        Path.of(file), Optional.ofNullable(Path.of(name).getParent()).orElse(Path.of("")));
  }
}
