package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.muragat.alto.AltoReader;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.recognise.LineRecogniser;
import kz.muragat.store.ContentHash;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.text.Alphabet;
import kz.muragat.text.LanguageGuess;
import org.jspecify.annotations.Nullable;

/**
 * Corrects lines of published documents: a correction goes into the ALTO, then into the PDF, the text file and the index,
 * in this order, each replaced as a whole; the earlier ALTO is kept, and the line's picture with its new text becomes a
 * pair to train with. What a crash leaves between the ALTO and the index is made up for by {@link #finishInterrupted}.
 *
 * <p>A correction names the text the person saw. Where that is no longer the line's, nothing is written and both texts are
 * told. Safe for several threads; one at a time changes a document. One process at a time may use it in a home.
 */
public final class CorrectLine {

  private final Path outbox;
  private final DocumentRegistry registry;
  private final RebuildDocument rebuild;
  private final PageChanges changes;
  private final LineRewriter rewriter;
  private final TrainingPairs pairs;
  private final AltoReader reader = new AltoReader();
  private final Map<Path, Object> locks = new ConcurrentHashMap<>();

  /**
   * @param outbox with the published documents
   * @param inbox that scans are dropped into, to find them again
   * @param unfinished a folder for notes about corrections in work; made when first needed
   * @param index stays the caller's to close
   * @param pairs that training will take
   * @param recogniser tells where the words of a new text stand, and stays the caller's to close; empty where the places of
   *     the old words have to do
   * @param alphabet of the model in charge, for the flags of pairs
   */
  public CorrectLine(
      Path outbox,
      Path inbox,
      Path unfinished,
      DocumentRegistry registry,
      IndexDocument index,
      CorrectionSet pairs,
      LanguageGuess languages,
      Optional<LineRecogniser> recogniser,
      Alphabet alphabet,
      InstantSource clock) {
    this.outbox = outbox.toAbsolutePath().normalize();
    this.registry = registry;
    this.rebuild = new RebuildDocument(inbox, index);
    this.changes = new PageChanges(unfinished, rebuild, clock);
    this.rewriter = new LineRewriter(languages, recogniser);
    this.pairs = new TrainingPairs(pairs, alphabet);
  }

  /**
   * Puts another text in the place of a line's.
   *
   * @param expected the line's text as the person saw it
   * @param text the right one; kept in NFC with single spaces, each word in one script
   * @param who says so, as they call themselves; may be empty
   * @throws IOException when something cannot be written; the ALTO then has either the old or the new text, and the rest
   *     follows at the next start
   */
  public CorrectionOutcome correct(LineRef ref, String expected, String text, String who)
      throws IOException {
    String wanted = LineText.tidy(text);
    Optional<CorrectionOutcome.Refused> problem = LineText.problem(wanted);
    return problem.isPresent()
        ? problem.get()
        : change(ref, LineChange.Kind.CORRECTED, who, expected, wanted);
  }

  /**
   * Finds a line right as it stands: it counts as corrected, with full confidence, and may train.
   *
   * @param expected the line's text as the person saw it
   * @param who says so; may be empty
   * @throws IOException as {@link #correct}
   */
  public CorrectionOutcome accept(LineRef ref, String expected, String who) throws IOException {
    return change(ref, LineChange.Kind.ACCEPTED, who, expected, expected);
  }

  /**
   * Puts other texts in the place of those of some lines of a page, all at once. Lines that have the text already are left
   * alone, and so are those that had it before they were corrected: whoever gives it has worked on an older state.
   *
   * @param texts by the ids of lines that the page has
   * @param who says so; may be empty
   * @return the changes made, and sentences about what could not be done; empty where there is no such page
   * @throws IOException as {@link #correct}
   */
  public Optional<PageCorrection> correctPage(
      String document, int number, Map<String, String> texts, String who) throws IOException {
    Optional<Path> folder = folderOf(document);
    if (folder.isEmpty() || !Files.exists(DocumentFiles.of(folder.get()).alto(number))) {
      return Optional.empty();
    }
    synchronized (lockOf(folder.get())) {
      DocumentFiles files = DocumentFiles.of(folder.get());
      Page page = reader.read(files.alto(number));
      LineHistory history = new LineHistory(folder.get());
      List<String> notes = new ArrayList<>();
      Map<TextLine, String> wanted = new LinkedHashMap<>();
      for (TextLine line : page.lines().toList()) {
        String text = LineText.tidy(texts.getOrDefault(line.id(), line.text()));
        Optional<CorrectionOutcome.Refused> problem = LineText.problem(text);
        if (LineText.same(text, line.text()) || history.had(number, line.id(), text)) {
          continue;
        }
        if (problem.isPresent()) {
          notes.add("Line " + line.id() + " stays as it was. " + problem.get().sentence());
        } else {
          wanted.put(line, text);
        }
      }
      return Optional.of(
          wanted.isEmpty()
              ? new PageCorrection(List.of(), notes)
              : write(files, page, LineChange.Kind.CORRECTED, who, wanted, notes)
                  .page());
    }
  }

  /**
   * Takes back the last change of a line that still stands: the line is as it was before it, and its pair no longer trains.
   *
   * @param who wants so; may be empty
   * @throws IOException as {@link #correct}
   */
  public CorrectionOutcome undo(LineRef ref, String who) throws IOException {
    Optional<Path> folder = folderOf(ref.document());
    if (folder.isEmpty()) {
      return noDocument(ref);
    }
    synchronized (lockOf(folder.get())) {
      DocumentFiles document = DocumentFiles.of(folder.get());
      LineHistory history = new LineHistory(folder.get());
      Optional<LineChange> last = history.standing(ref.page(), ref.line());
      if (last.isEmpty()) {
        return new CorrectionOutcome.Refused(
            CorrectionOutcome.Why.NOTHING_TO_UNDO,
            "Nothing has been changed in line " + ref.line() + ", so nothing can be undone.");
      }
      if (!Files.exists(document.alto(ref.page())) || !Files.exists(history.alto(last.get()))) {
        return new CorrectionOutcome.NotFound("The ALTO of page " + ref.page()
            + " from before the change is gone, so it cannot be undone.");
      }
      Page page = reader.read(document.alto(ref.page()));
      Optional<TextLine> now = line(page, ref.line());
      Optional<TextLine> then = line(reader.read(history.alto(last.get())), ref.line());
      if (now.isEmpty() || then.isEmpty()) {
        return noLine(ref);
      }
      PageChanges.Written written = changes.write(
          document,
          page,
          LineText.tidy(who),
          List.of(new PageChanges.Edit(LineChange.Kind.UNDONE, now.get(), then.get())));
      pairs.retract(document.report().sha256(), ref.page(), now.get(), then.get());
      return new CorrectionOutcome.Done(
          written.changes().get(0), then.get(), Optional.empty(), written.notes());
    }
  }

  /** What was changed in a line, the oldest first; none where there is no such line. */
  public List<LineChange> history(LineRef ref) throws IOException {
    Optional<Path> folder = folderOf(ref.document());
    if (folder.isEmpty()) {
      return List.of();
    }
    synchronized (lockOf(folder.get())) {
      return new LineHistory(folder.get()).of(ref.page(), ref.line());
    }
  }

  /** A page as its ALTO says now; empty where there is none. */
  public Optional<Page> page(String document, int page) throws IOException {
    Optional<Path> folder = folderOf(document);
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Path alto = DocumentFiles.of(folder.get()).alto(page);
    return Files.exists(alto) ? Optional.of(reader.read(alto)) : Optional.empty();
  }

  /**
   * The folder of a published document.
   *
   * @param document SHA-256 of its scan, or its folder below the outbox
   */
  public Optional<Path> folderOf(String document) throws IOException {
    if (document.matches("[0-9a-f]{64}")) {
      return registry.folderOf(new ContentHash(document));
    }
    try {
      Path folder = outbox.resolve(document).normalize();
      return folder.startsWith(outbox)
              && Files.isRegularFile(folder.resolve(DocumentRegistry.DOCUMENT_FILE))
          ? Optional.of(folder)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * Lets PDF, text file and index follow where a crash kept them from it. To be called once at the start.
   *
   * @return how many pages that were
   */
  public int finishInterrupted() throws IOException {
    return changes.finishInterrupted(sha256 -> sha256.matches("[0-9a-f]{64}")
        ? registry.folderOf(new ContentHash(sha256))
        : Optional.empty());
  }

  private CorrectionOutcome change(
      LineRef ref, LineChange.Kind kind, String who, String expected, String wanted)
      throws IOException {
    Optional<Path> folder = folderOf(ref.document());
    if (folder.isEmpty()) {
      return noDocument(ref);
    }
    synchronized (lockOf(folder.get())) {
      DocumentFiles document = DocumentFiles.of(folder.get());
      Path alto = document.alto(ref.page());
      if (!Files.exists(alto)) {
        return new CorrectionOutcome.NotFound(
            document.report().fileName() + " has no page " + ref.page() + " with text.");
      }
      Page page = reader.read(alto);
      Optional<TextLine> line = line(page, ref.line());
      if (line.isEmpty()) {
        return noLine(ref);
      }
      if (!LineText.same(expected, line.get().text())) {
        return new CorrectionOutcome.Conflict(expected, line.get().text(), wanted);
      }
      return write(document, page, kind, who, Map.of(line.get(), wanted), new ArrayList<>())
          .onlyLine();
    }
  }

  /** What was written, with the lines as they are now and the pairs kept of them. */
  private record Made(
      List<LineChange> changes, List<TextLine> lines, List<Correction> pairs, List<String> notes) {

    PageCorrection page() {
      return new PageCorrection(changes, notes);
    }

    CorrectionOutcome onlyLine() {
      return new CorrectionOutcome.Done(
          changes.get(0), lines.get(0), pairs.stream().findFirst(), notes);
    }
  }

  private Made write(
      DocumentFiles document,
      Page page,
      LineChange.Kind kind,
      String who,
      Map<TextLine, String> wanted,
      List<String> notes)
      throws IOException {
    GreyImage picture = picture(document, page, notes);
    List<PageChanges.Edit> edits = new ArrayList<>();
    List<Optional<LineView>> views = new ArrayList<>();
    for (Map.Entry<TextLine, String> entry : wanted.entrySet()) {
      TextLine line = entry.getKey();
      Optional<LineView> view = view(picture, page, line, notes);
      boolean same = kind == LineChange.Kind.ACCEPTED || entry.getValue().equals(line.text());
      GreyImage ownPixels = view.isPresent() && view.get().scale() == 1 ? picture : null;
      edits.add(new PageChanges.Edit(
          kind,
          line,
          same
              ? rewriter.accepted(line)
              : rewriter.rewritten(line, entry.getValue(), ownPixels, view)));
      views.add(view);
    }
    PageChanges.Written written = changes.write(document, page, LineText.tidy(who), edits);
    notes.addAll(written.notes());
    List<Correction> kept = new ArrayList<>();
    for (int i = 0; i < edits.size(); i++) {
      Optional<LineView> view = views.get(i);
      if (view.isPresent()) {
        kept.add(pairs.keep(
            document.report().sha256(),
            page,
            edits.get(i).before(),
            edits.get(i).after(),
            view.get().image(),
            written.changes().get(i)));
      }
    }
    return new Made(
        written.changes(), edits.stream().map(PageChanges.Edit::after).toList(), kept, notes);
  }

  private @Nullable GreyImage picture(DocumentFiles document, Page page, List<String> notes)
      throws IOException {
    try {
      return rebuild.picture(document, page);
    } catch (UnreadableScanException e) {
      notes.add(
          "The line's picture could not be cut out, so the line does not train: " + e.getMessage());
      return null;
    }
  }

  private Optional<LineView> view(
      @Nullable GreyImage picture, Page page, TextLine line, List<String> notes) {
    if (picture == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(rebuild.line(picture, page, line.shape()));
    } catch (UnreadableScanException e) {
      notes.add("The line does not train: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<TextLine> line(Page page, String id) {
    return page.lines().filter(line -> line.id().equals(id)).findFirst();
  }

  private Object lockOf(Path folder) {
    return locks.computeIfAbsent(folder.toAbsolutePath().normalize(), key -> new Object());
  }

  private static CorrectionOutcome noDocument(LineRef ref) {
    return new CorrectionOutcome.NotFound(
        "There is no document '" + ref.document() + "' in the outbox.");
  }

  private static CorrectionOutcome noLine(LineRef ref) {
    return new CorrectionOutcome.NotFound(
        "Page " + ref.page() + " has no line '" + ref.line() + "'.");
  }
}
