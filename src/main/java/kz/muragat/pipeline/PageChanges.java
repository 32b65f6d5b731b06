package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.muragat.alto.AltoReader;
import kz.muragat.alto.AltoWriter;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.FileNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes changed lines into a page's ALTO, keeps the earlier ALTO and the history, and lets PDF, text file and index follow.
 * What a crash leaves between the ALTO and the index is made up for by {@link #finishInterrupted}. For one thread a document.
 */
final class PageChanges {

  private static final Logger LOG = LoggerFactory.getLogger(PageChanges.class);

  private final Path unfinished;
  private final RebuildDocument rebuild;
  private final InstantSource clock;
  private final AltoReader reader = new AltoReader();
  private final AltoWriter writer = new AltoWriter();

  /**
   * @param unfinished a folder for notes about changes in work; made when first needed
   */
  PageChanges(Path unfinished, RebuildDocument rebuild, InstantSource clock) {
    this.unfinished = unfinished;
    this.rebuild = rebuild;
    this.clock = clock;
  }

  /** A line as it was and as it is to be; both have the same id. */
  record Edit(LineChange.Kind kind, TextLine before, TextLine after) {}

  /**
   * What was written.
   *
   * @param changes one for each edit, in their order
   * @param notes sentences about what could not be done; often none
   */
  record Written(List<LineChange> changes, List<String> notes) {}

  /**
   * Writes some lines of a page, all at once.
   *
   * @param page as its ALTO is now
   * @param edits one or more, of different lines
   */
  Written write(DocumentFiles document, Page page, String who, List<Edit> edits)
      throws IOException {
    LineHistory history = new LineHistory(document.folder());
    Instant now = clock.instant();
    Page changed = changed(page, who, now, edits);
    int number = history.keep(page.number(), document.alto(page.number()));
    Path note = unfinished.resolve(document.report().sha256() + "." + page.number());
    AtomicFiles.writeText(note, "");
    AtomicFiles.write(document.alto(page.number()), out -> writer.write(changed, out));
    List<LineChange> changes = new ArrayList<>();
    for (Edit edit : edits) {
      LineChange change = new LineChange(
          number + changes.size(),
          page.number(),
          edit.after().id(),
          edit.kind(),
          who,
          now.toString(),
          edit.before().text(),
          edit.after().text(),
          LineHistory.altoName(page.number(), number));
      history.note(change);
      changes.add(change);
    }
    List<String> notes = rebuild.follow(document, changed);
    Files.deleteIfExists(note);
    return new Written(changes, notes);
  }

  /**
   * Lets PDF, text file and index follow where a crash kept them from it.
   *
   * @param folderOf finds published documents by the SHA-256 of their scans
   * @return how many pages that were
   */
  int finishInterrupted(Function<String, Optional<Path>> folderOf) throws IOException {
    if (!Files.isDirectory(unfinished)) {
      return 0;
    }
    int finished = 0;
    List<Path> notes;
    try (Stream<Path> files = Files.list(unfinished)) {
      notes = files.sorted().toList();
    }
    for (Path note : notes) {
      String[] name = FileNames.of(note).split("\\.", 2);
      Optional<Path> folder = name.length == 2 && name[1].matches("\\d{1,9}")
          ? folderOf.apply(name[0])
          : Optional.empty();
      if (folder.isPresent()) {
        DocumentFiles document = DocumentFiles.of(folder.get());
        Path alto = document.alto(Integer.parseInt(name[1]));
        if (Files.exists(alto)) {
          rebuild.follow(document, reader.read(alto)).forEach(LOG::warn);
          finished++;
        }
      }
      Files.deleteIfExists(note);
    }
    return finished;
  }

  private static Page changed(Page page, String who, Instant when, List<Edit> edits) {
    Map<String, TextLine> byId =
        edits.stream().collect(Collectors.toMap(edit -> edit.after().id(), Edit::after));
    TextOrigin origin = page.origin();
    for (Edit edit : edits) {
      origin = origin.edited(new TextOrigin.Edit(who, when, description(edit)));
    }
    return page.with(byId, origin);
  }

  private static String description(Edit edit) {
    String line = edit.after().id();
    return switch (edit.kind()) {
      case CORRECTED -> "Line " + line + " corrected by a person";
      case ACCEPTED -> "Line " + line + " found right by a person";
      case UNDONE -> "Last change of line " + line + " undone by a person";
    };
  }
}
