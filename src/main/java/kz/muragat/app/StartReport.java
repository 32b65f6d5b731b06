package kz.muragat.app;

import java.nio.charset.Charset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log says first and last: where the program works and with what. */
final class StartReport {

  private static final Logger LOG = LoggerFactory.getLogger("muragat");

  private StartReport() {}

  static void log(Settings settings, Reader reader) {
    LOG.info("{}, home {}", Software.nameAndVersion(), settings.home());
    LOG.info("drop scans into {}", settings.inbox());
    LOG.info("results appear in {}, the index is in {}", settings.outbox(), settings.index());
    LOG.info(
        "model {} from {}; {}; {} page workers, {} documents at a time",
        reader.recogniser().version(),
        settings.models(),
        reader.device(),
        settings.workers(),
        settings.documents());
    warnOfFileNames();
  }

  /** Where the workbench is to be found. */
  static void logWeb(Settings settings, int port) {
    if (settings.web().enabled()) {
      LOG.info("the workbench is at http://{}:{}/", settings.web().host(), port);
    }
  }

  static void logEnd() {
    LOG.info("stopped; what was in work goes on at the next start");
  }

  /** Under a POSIX locale Java cannot name files with Cyrillic names. */
  private static void warnOfFileNames() {
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    if (!Charset.isSupported(encoding)
        || !Charset.forName(encoding).newEncoder().canEncode('ә')) {
      LOG.warn(
          "file names are {} here, so that files with Cyrillic names cannot be opened:"
              + " set the environment variable LC_ALL to C.UTF-8",
          encoding);
    }
  }
}
