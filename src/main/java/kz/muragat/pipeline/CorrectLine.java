package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.muragat.alto.AltoReader;
import kz.muragat.alto.AltoWriter;
import kz.muragat.model.Box;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.model.Page;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.Word;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.ContentHash;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionDraft;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.FileNames;
import kz.muragat.text.Alphabet;
import kz.muragat.text.Homoglyphs;
import kz.muragat.text.LanguageGuess;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Corrects lines of published documents: a correction goes into the ALTO, then into the PDF, the text file and the index,
 * in this order, each replaced as a whole; the earlier ALTO is kept, and the line's picture with its new text becomes a
 * pair to train with. What a crash leaves between the ALTO and the index is made up for by {@link #finishInterrupted}.
 *
 * <p>A correction names the text the person saw. Where that is no longer the line's, nothing is written and both texts are
 * told. Safe for several threads; one at a time changes a document. One process at a time may use it in a home.
 */
public final class CorrectLine {

  private static final Logger LOG = LoggerFactory.getLogger(CorrectLine.class);

  /** Longer ones are no lines. */
  private static final int MOST_LETTERS = 2000;

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /** What nobody can see, and what XML cannot hold. */
  private static final Pattern INVISIBLE = Pattern.compile(
      "[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF\\uFFFE\\uFFFF\\p{Cs}]"
          + "|[\\p{Cc}&&[^\\s]]");

  private final Path outbox;
  private final Path unfinished;
  private final DocumentRegistry registry;
  private final RebuildDocument rebuild;
  private final CorrectionSet pairs;
  private final LanguageGuess languages;
  private final Alphabet alphabet;
  private final InstantSource clock;
  private final AltoReader reader = new AltoReader();
  private final AltoWriter writer = new AltoWriter();
  private final Map<Path, Object> locks = new ConcurrentHashMap<>();

  /**
   * @param outbox with the published documents
   * @param inbox that scans are dropped into, to find them again
   * @param unfinished a folder for notes about corrections in work; made when first needed
   * @param index stays the caller's to close
   * @param pairs that training will take
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
      Alphabet alphabet,
      InstantSource clock) {
    this.outbox = outbox.toAbsolutePath().normalize();
    this.unfinished = unfinished;
    this.registry = registry;
    this.rebuild = new RebuildDocument(inbox, index);
    this.pairs = pairs;
    this.languages = languages;
    this.alphabet = alphabet;
    this.clock = clock;
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
    String wanted = tidy(text);
    if (wanted.isEmpty()) {
      return new CorrectionOutcome.Refused("A line cannot be left without text.");
    }
    if (wanted.length() > MOST_LETTERS) {
      return new CorrectionOutcome.Refused("A line of " + wanted.length() + " letters is too long: "
          + MOST_LETTERS + " are the most.");
    }
    return change(ref, LineChange.Kind.CORRECTED, who, expected, wanted);
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
      Written written =
          write(document, history, page, LineChange.Kind.UNDONE, who, now.get(), then.get());
      retract(document, ref, now.get(), then.get());
      return new CorrectionOutcome.Done(
          written.change, then.get(), Optional.empty(), written.notes);
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
      Optional<Path> folder =
          name.length == 2 && name[1].matches("\\d{1,9}") ? folderOf(name[0]) : Optional.empty();
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
      Optional<TextLine> found = line(page, ref.line());
      if (found.isEmpty()) {
        return noLine(ref);
      }
      TextLine line = found.get();
      if (!tidySpaces(expected).equals(tidySpaces(line.text()))) {
        return new CorrectionOutcome.Conflict(expected, line.text(), wanted);
      }
      List<String> troubles = new ArrayList<>();
      GreyImage picture = picture(document, page, troubles);
      TextLine changed = corrected(line, kind, wanted, picture);
      Written written =
          write(document, new LineHistory(folder.get()), page, kind, who, line, changed);
      troubles.addAll(written.notes);
      Optional<Correction> pair =
          pair(document, page, line, changed, picture, written.change, troubles);
      return new CorrectionOutcome.Done(written.change, changed, pair, troubles);
    }
  }

  private @Nullable GreyImage picture(DocumentFiles document, Page page, List<String> troubles)
      throws IOException {
    try {
      return rebuild.picture(document, page);
    } catch (UnreadableScanException e) {
      troubles.add(
          "The line's picture could not be cut out, so the line does not train: " + e.getMessage());
      return null;
    }
  }

  private TextLine corrected(
      TextLine line, LineChange.Kind kind, String wanted, @Nullable GreyImage picture) {
    boolean same = kind == LineChange.Kind.ACCEPTED || wanted.equals(line.text());
    List<String> texts =
        same ? line.words().stream().map(Word::text).toList() : List.of(wanted.split(" "));
    List<Box> boxes =
        same ? line.words().stream().map(Word::box).toList() : WordPlaces.of(line, texts, picture);
    List<Language> told = languages.ofLine(texts);
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      words.add(new Word(texts.get(i), boxes.get(i), 1, List.of(), List.of(), told.get(i)));
    }
    return new TextLine(
        line.id(), line.shape(), words, line.style(), LanguageGuess.mostOf(told), true);
  }

  /** Keeps the earlier ALTO, writes the new one, and lets all else follow. */
  private Written write(
      DocumentFiles document,
      LineHistory history,
      Page page,
      LineChange.Kind kind,
      String who,
      TextLine before,
      TextLine after)
      throws IOException {
    Instant now = clock.instant();
    String agent = tidy(who);
    Page changed =
        with(page, after, new TextOrigin.Edit(agent, now, description(kind, after.id())));
    int number = history.keep(page.number(), document.alto(page.number()));
    LineChange change = new LineChange(
        number,
        page.number(),
        after.id(),
        kind,
        agent,
        now.toString(),
        before.text(),
        after.text(),
        LineHistory.altoName(page.number(), number));
    Path note = unfinished.resolve(document.report().sha256() + "." + page.number());
    AtomicFiles.writeText(note, "");
    AtomicFiles.write(document.alto(page.number()), out -> writer.write(changed, out));
    history.note(change);
    List<String> notes = rebuild.follow(document, changed);
    Files.deleteIfExists(note);
    return new Written(change, notes);
  }

  private static String description(LineChange.Kind kind, String line) {
    return switch (kind) {
      case CORRECTED -> "Line " + line + " corrected by a person";
      case ACCEPTED -> "Line " + line + " found right by a person";
      case UNDONE -> "Last change of line " + line + " undone by a person";
    };
  }

  private static Page with(Page page, TextLine changed, TextOrigin.Edit edit) {
    List<TextBlock> blocks = page.blocks().stream()
        .map(block -> new TextBlock(
            block.id(),
            block.kind(),
            block.box(),
            block.lines().stream()
                .map(line -> line.id().equals(changed.id()) ? changed : line)
                .toList()))
        .toList();
    return new Page(
        page.number(),
        page.widthPx(),
        page.heightPx(),
        page.dpi(),
        page.sourceFileName(),
        page.quarterTurns(),
        page.language(),
        blocks,
        page.origin().edited(edit));
  }

  /** Keeps the line's picture and text for training; a person's own earlier reading of the line gives way. */
  private Optional<Correction> pair(
      DocumentFiles document,
      Page page,
      TextLine before,
      TextLine after,
      @Nullable GreyImage picture,
      LineChange change,
      List<String> troubles)
      throws IOException {
    if (picture == null) {
      return Optional.empty();
    }
    try {
      GreyImage crop = rebuild.line(picture, page, after.shape()).image();
      String label = PairCheck.label(after.text());
      String sha256 = document.report().sha256();
      for (Correction earlier : pairs.ofLine(sha256, page.number(), after.id())) {
        if (earlier.state() != Correction.State.REJECTED && earlier.who().equals(change.who())) {
          pairs.setState(earlier.id(), Correction.State.REJECTED);
        }
      }
      return Optional.of(pairs.add(
          new CorrectionDraft(
              sha256,
              page.number(),
              after.id(),
              label,
              before.text(),
              after.style(),
              "",
              page.origin().modelVersion(),
              Math.min(1, before.confidence()),
              change.who(),
              change.when(),
              Correction.State.ACCEPTED,
              PairCheck.flags(label, crop, alphabet)),
          crop));
    } catch (UnreadableScanException e) {
      troubles.add("The line does not train: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Rejects the pairs of a text that was taken back, and takes those of the text before it in again. */
  private void retract(DocumentFiles document, LineRef ref, TextLine undone, TextLine restored)
      throws IOException {
    String wrong = PairCheck.label(undone.text());
    String right = PairCheck.label(restored.text());
    Optional<Correction> again = Optional.empty();
    for (Correction pair : pairs.ofLine(document.report().sha256(), ref.page(), ref.line())) {
      if (restored.corrected() && pair.text().equals(right)) {
        again = Optional.of(pair);
      } else if (pair.text().equals(wrong) && pair.state() != Correction.State.REJECTED) {
        pairs.setState(pair.id(), Correction.State.REJECTED);
      }
    }
    if (again.isPresent()) {
      pairs.setState(again.get().id(), Correction.State.ACCEPTED);
    }
  }

  private static Optional<TextLine> line(Page page, String id) {
    return page.lines().filter(line -> line.id().equals(id)).findFirst();
  }

  private Object lockOf(Path folder) {
    return locks.computeIfAbsent(folder.toAbsolutePath().normalize(), key -> new Object());
  }

  private static String tidySpaces(String text) {
    return SPACES
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
        .replaceAll(" ")
        .strip();
  }

  private static String tidy(String text) {
    String visible = INVISIBLE.matcher(text).replaceAll("");
    return Homoglyphs.repair(tidySpaces(visible));
  }

  private static CorrectionOutcome noDocument(LineRef ref) {
    return new CorrectionOutcome.NotFound(
        "There is no document '" + ref.document() + "' in the outbox.");
  }

  private static CorrectionOutcome noLine(LineRef ref) {
    return new CorrectionOutcome.NotFound(
        "Page " + ref.page() + " has no line '" + ref.line() + "'.");
  }

  private record Written(LineChange change, List<String> notes) {}
}
