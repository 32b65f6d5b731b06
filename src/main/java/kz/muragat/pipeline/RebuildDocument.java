package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.muragat.model.GreyImage;
import kz.muragat.model.LineShape;
import kz.muragat.model.Page;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import kz.muragat.pdf.SearchablePdf;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.DocumentRegistry;
import kz.muragat.store.PageRecord;
import kz.muragat.text.PlainText;

/**
 * Makes the PDF, the text file, the report and the index of a published document follow its ALTO, in this order, each
 * replaced as a whole. Doing it again changes nothing but the size of a PDF whose scan is gone.
 */
final class RebuildDocument {

  private final Originals originals;
  private final IndexDocument index;
  private final SearchablePdf pdf = new SearchablePdf();
  private final PageViews views = new PageViews();

  /**
   * @param inbox that scans are dropped into, to find them again
   */
  RebuildDocument(Path inbox, IndexDocument index) {
    this.originals = new Originals(inbox);
    this.index = index;
  }

  /**
   * Makes all follow.
   *
   * @param changed the page whose ALTO was changed
   * @return sentences about what could not be done; often none
   */
  List<String> follow(DocumentFiles document, Page changed) throws IOException {
    List<String> notes = new ArrayList<>();
    List<Page> pages = document.pages();
    writePdf(document, pages, changed, notes);
    Optional<Path> text = document.text();
    if (text.isPresent()) {
      AtomicFiles.writeText(text.get(), PlainText.of(pages));
    }
    Optional<PageRecord> before = document.report().pages().stream()
        .filter(page -> page.number() == changed.number())
        .findFirst();
    if (before.isPresent()) {
      document
          .report()
          .with(ReadPages.record(changed, before.get().seconds()))
          .write(document.folder().resolve(DocumentRegistry.DOCUMENT_FILE));
    }
    index.index(document.folder(), changed);
    return notes;
  }

  private void writePdf(DocumentFiles document, List<Page> pages, Page changed, List<String> notes)
      throws IOException {
    Optional<Path> published = document.pdf();
    if (published.isEmpty()) {
      notes.add("There is no PDF in " + document.folder() + " to be put right.");
      return;
    }
    if (changed.origin().step() == TextOrigin.Step.CARRIED) {
      notes.add("The PDF keeps the text it came with on page " + changed.number()
          + "; ALTO, text file and search have the correction.");
      return;
    }
    try {
      Optional<Path> original = originals.find(document.report());
      if (original.isPresent()) {
        AtomicFiles.writeAt(published.get(), target -> pdf.write(original.get(), pages, target));
      } else {
        fromPublished(document, published.get(), pages);
      }
    } catch (UnreadableScanException e) {
      notes.add("The PDF still has the old text: " + e.getMessage());
    }
  }

  private void fromPublished(DocumentFiles document, Path published, List<Page> pages)
      throws IOException, UnreadableScanException {
    Path scan = document.folder().resolve(AtomicFiles.TEMPORARY_PREFIX + UUID.randomUUID());
    try {
      if (Originals.cutOut(document.report(), published, scan)) {
        AtomicFiles.writeAt(published, target -> pdf.write(scan, pages, target));
      } else {
        AtomicFiles.writeAt(published, target -> pdf.rewrite(published, pages, target));
      }
    } finally {
      Files.deleteIfExists(scan);
    }
  }

  /**
   * The picture of a page as it was read.
   *
   * @throws UnreadableScanException when neither the scan nor the PDF shows it; a sentence
   */
  GreyImage picture(DocumentFiles document, Page page) throws IOException, UnreadableScanException {
    Optional<Path> original = originals.find(document.report());
    if (original.isPresent()) {
      return views.picture(original.get(), false, page);
    }
    Optional<Path> published = document.pdf();
    if (published.isEmpty()) {
      throw new UnreadableScanException(
          Fault.DAMAGED, "The scan " + document.report().fileName() + " and its PDF are gone.");
    }
    return views.picture(published.get(), true, page);
  }

  /** A line as the recogniser sees it, cut out of {@link #picture}. */
  LineView line(GreyImage picture, Page page, LineShape shape) throws UnreadableScanException {
    return views.line(picture, page, shape);
  }
}
