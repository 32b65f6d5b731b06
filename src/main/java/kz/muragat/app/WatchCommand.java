package kz.muragat.app;

import java.time.InstantSource;
import picocli.CommandLine.Command;

/** {@code watch}: reads what is dropped into the inbox until it is stopped. */
@Command(
    name = "watch",
    description =
        "Watches the inbox and reads what is dropped into it, until stopped (Ctrl-C). The default.",
    footer = {
      "",
      "Example: muragat watch --home /srv/archive --set workers=4",
      "Read scans go to inbox/.done, unreadable ones to inbox/.failed with the reason beside them."
    })
final class WatchCommand extends HomeCommand {

  @Override
  public Integer call() {
    Settings settings = settings();
    LogProgress progress = new LogProgress(settings.progress(), InstantSource.system());
    try (Reader reader = Reader.load(settings);
        Archive archive = Archive.open(settings, reader, progress);
        CamelArchive camel = new CamelArchive(settings, archive, true)) {
      StartReport.log(settings, reader);
      StartReport.logWeb(settings, camel.webPort());
      camel.runUntilStopped();
    }
    StartReport.logEnd();
    return ExitCode.OK;
  }
}
