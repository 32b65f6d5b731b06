package kz.muragat.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.pipeline.UnfitNameException.Why;
import kz.muragat.store.FileNames;
import kz.muragat.store.Inbox;

/** Puts scans into the inbox that come over the network, and failed ones back. Nothing is ever overwritten. */
public final class DropScan {

  /** What the watcher passes over, so that it would lie in the inbox for ever. */
  private static final List<String> PASSED_OVER =
      List.of(".part", ".crdownload", ".tmp", "thumbs.db", "desktop.ini");

  private final Inbox inbox;

  public DropScan(Inbox inbox) {
    this.inbox = inbox;
  }

  /**
   * Writes a scan whole and then moves it into the inbox.
   *
   * @param folder below the inbox, with {@code /} between names; empty for the inbox itself
   * @param name wished for; a number is put behind it where it is taken
   * @return where it lies, relative to the inbox, with {@code /}
   * @throws UnfitNameException when folder or name cannot be one; the message is a sentence
   * @throws UnreadableScanException when the content is neither a scan nor ALTO or PAGE XML; nothing is kept then
   * @throws IOException when it cannot be written
   */
  public String drop(String folder, String name, InputStream content)
      throws IOException, UnreadableScanException {
    Path subFolders = folders(folder);
    String plain = checked(name);
    if (PASSED_OVER.stream().anyMatch(plain.toLowerCase(Locale.ROOT)::endsWith)
        || plain.startsWith("~$")) {
      throw new UnfitNameException(
          Why.PASSED_OVER,
          "Files named like '" + plain + "' are passed over in the inbox: give it another name.");
    }
    Path temporary = inbox.temporary();
    try {
      Files.copy(content, temporary);
      try {
        if (!TakeCorrections.areIn(temporary)) {
          ScanType.of(temporary);
        }
      } catch (UnreadableScanException e) {
        throw new UnreadableScanException(
            e.fault(), String.valueOf(e.getMessage()).replace(FileNames.of(temporary), plain), e);
      }
      return relative(inbox.accept(temporary, subFolders, plain));
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Puts a failed scan back into the inbox.
   *
   * @return where it lies, relative to the inbox, with {@code /}
   * @throws UnfitNameException when folder or name cannot be one; the message is a sentence
   * @throws java.nio.file.NoSuchFileException when no scan of that name failed
   */
  public String retry(String folder, String name) throws IOException {
    return relative(inbox.retry(folders(folder), checked(name)));
  }

  private String relative(Path file) {
    return inbox.root().relativize(file).toString().replace('\\', '/');
  }

  private static Path folders(String folder) {
    Path path = Path.of("");
    for (String part : folder.split("/")) {
      if (!part.isEmpty()) {
        path = path.resolve(checked(part));
      }
    }
    return path;
  }

  private static String checked(String name) {
    boolean bad = name.isBlank()
        || name.startsWith(".")
        || name.codePoints().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    if (bad) {
      throw new UnfitNameException(
          Why.FORBIDDEN,
          "'" + name + "' cannot be the name of a file or folder:"
              + " it must not be empty, begin with a dot or hold a slash.");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > FileNames.MAX_BYTES) {
      throw new UnfitNameException(
          Why.TOO_LONG, "The name '" + name.substring(0, 40) + "…' is too long.");
    }
    return name;
  }
}
