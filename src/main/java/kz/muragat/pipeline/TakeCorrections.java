package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.muragat.alto.MalformedAltoException;
import kz.muragat.alto.TranscriptionReader;
import kz.muragat.model.Page;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import kz.muragat.store.FileNames;

/**
 * Takes ALTO and PAGE files that other programs have made of our pages (eScriptorium, Transkribus) as corrections of them.
 * The page is found by what the file is called and says it is of, and proved by where its lines stand; of its lines only
 * those whose text differs are corrected. A file of several pages is taken whole or not at all.
 */
public final class TakeCorrections {

  /** Who corrected, where the file names nobody. */
  private static final String NOBODY = "import";

  private final PublishedDocuments documents;
  private final CorrectLine correctLine;
  private final Progress progress;
  private final TranscriptionReader reader = new TranscriptionReader();

  public TakeCorrections(PublishedDocuments documents, CorrectLine correctLine, Progress progress) {
    this.documents = documents;
    this.correctLine = correctLine;
    this.progress = progress;
  }

  /** A page of ours, and the texts that a file gives its lines. */
  private record Placed(PublishedDocument document, Page page, LineMatch match, String who) {}

  /** Whether a file looks as if it held corrections, and no scan. */
  public static boolean areIn(Path file) throws IOException {
    return TranscriptionReader.canRead(file);
  }

  /**
   * Takes the corrections of a file. Taken again, it changes nothing.
   *
   * @param subFolders below the inbox that the file lies in; of several documents of one name the one there is meant
   * @throws UnreadableScanException when it cannot be understood, or belongs to no page of ours; a sentence
   * @throws IOException when something cannot be read or written for now
   */
  public void take(Path file, Path subFolders) throws IOException, UnreadableScanException {
    String name = FileNames.of(file);
    List<Placed> placed = new ArrayList<>();
    for (Page given : read(file)) {
      placed.add(place(given, name, subFolders));
    }
    for (Placed on : placed) {
      int number = on.page().number();
      Optional<PageCorrection> done =
          correctLine.correctPage(on.document().id(), number, on.match().texts(), on.who());
      List<String> notes = new ArrayList<>();
      int strange = on.match().given() - on.match().texts().size();
      if (strange > 0) {
        notes.add(strange + " of its lines stand where page " + number + " has none.");
      }
      done.ifPresent(correction -> notes.addAll(correction.notes()));
      progress.corrected(
          subFolders.resolve(name).toString().replace('\\', '/'),
          on.document().path(),
          number,
          done.map(correction -> correction.changes().size()).orElse(0),
          notes);
    }
  }

  private List<Page> read(Path file) throws IOException, UnreadableScanException {
    String name = FileNames.of(file);
    List<Page> pages;
    try {
      pages = reader.readAll(file);
    } catch (MalformedAltoException e) {
      throw new UnreadableScanException(
          Fault.NO_CORRECTIONS,
          name + " cannot be taken as corrections: " + e.getMessage() + ".",
          e);
    }
    if (pages.stream().allMatch(page -> page.blocks().isEmpty())) {
      throw new UnreadableScanException(
          Fault.NO_CORRECTIONS,
          name + " cannot be taken as corrections: it has no lines with text.");
    }
    return pages.stream().filter(page -> !page.blocks().isEmpty()).toList();
  }

  private Placed place(Page given, String name, Path subFolders)
      throws IOException, UnreadableScanException {
    GivenName names = new GivenName(name, given.sourceFileName());
    List<PublishedDocument> named =
        documents.below("").stream().filter(names::isOf).toList();
    if (named.isEmpty()) {
      throw new UnreadableScanException(
          Fault.UNKNOWN_PAGE,
          name + " gives the text of "
              + (given.sourceFileName().isBlank()
                  ? "a page, but does not say of which scan"
                  : "'" + given.sourceFileName() + "'")
              + ", and no document of this archive is called like that.");
    }
    List<Placed> fitting = new ArrayList<>();
    for (PublishedDocument document : named) {
      fitting(document, given, names).ifPresent(fitting::add);
    }
    if (fitting.size() > 1) {
      String folder = subFolders.toString().replace('\\', '/');
      fitting.removeIf(placed -> !placed.document().folder().equals(folder));
    }
    if (fitting.isEmpty()) {
      throw new UnreadableScanException(
          Fault.UNKNOWN_PAGE,
          name + " belongs to " + named.get(0).name()
              + " by its name, but its lines stand where no page of "
              + named.stream().map(PublishedDocument::path).toList()
              + " in this archive has lines.");
    }
    if (fitting.size() > 1) {
      throw new UnreadableScanException(
          Fault.SEVERAL_PAGES,
          name + " fits several documents of this archive: "
              + fitting.stream().map(placed -> placed.document().path()).toList() + ".");
    }
    return fitting.get(0);
  }

  /** The page of a document that has its lines where they are given: of those that are named, else of all. */
  private Optional<Placed> fitting(PublishedDocument document, Page given, GivenName names)
      throws IOException {
    for (int number : names.pages(document, given.number())) {
      Optional<Page> page = documents.page(document, number);
      if (page.isPresent()) {
        LineMatch match = LineMatch.of(given, page.get());
        if (match.isOfThePage()) {
          return Optional.of(new Placed(document, page.get(), match, who(given, page.get())));
        }
      }
    }
    return Optional.empty();
  }

  /** Who has worked on the file since it left here; else the program that wrote it, if that was not this one. */
  private static String who(Page given, Page page) {
    List<String> persons = given.origin().edits().stream()
        .filter(edit -> !page.origin().edits().contains(edit))
        .map(TextOrigin.Edit::who)
        .filter(who -> !who.isBlank())
        .toList();
    if (!persons.isEmpty()) {
      return persons.get(persons.size() - 1);
    }
    String software = given.origin().software().strip();
    return software.isEmpty() || software.equals(page.origin().software()) ? NOBODY : software;
  }
}
