package kz.muragat.pdf;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.muragat.model.Page;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.UnreadableScanException;
import kz.muragat.model.UnreadableScanException.Fault;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Lays recognised text over the pages of a PDF.
 *
 * <p>The result is the original, byte for byte, followed by an incremental update (ISO 32000-1, 7.5.6) that holds the text
 * layers and the changed page dictionaries: nothing is re-encoded, signatures still cover what they covered, and time and
 * memory do not depend on the pictures. Where the original cannot be continued, because its cross-reference table had to
 * be repaired or it is encrypted, it is written anew, its streams as they are.
 */
final class PdfOverlay {

  private final Path original;
  private final Map<Integer, Page> pages = new HashMap<>();
  private final boolean turned;

  PdfOverlay(Path original, List<Page> pages) {
    this(original, pages, false);
  }

  /**
   * @param turned whether pages that were read in another direction are turned for display already
   */
  PdfOverlay(Path original, List<Page> pages, boolean turned) {
    this.original = original;
    this.turned = turned;
    pages.forEach(page -> this.pages.put(page.number(), page));
  }

  void write(Path target) throws IOException, UnreadableScanException {
    PdfFile.checkWhole(original);
    boolean continued = PdfFile.hasUsableXref(original);
    try (PDDocument document =
            Loader.loadPDF(original.toFile(), IOUtils.createTempFileOnlyStreamCache());
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      // PDFBox makes the file identifier from this; a clock would make every run's bytes differ.
      document.setDocumentId(pages.values().stream()
          .mapToLong(page -> page.origin().when().toEpochMilli())
          .max()
          .orElse(0));
      lay(document);
      if (continued && !document.isEncrypted()) {
        document.saveIncremental(out);
      } else {
        document.setAllSecurityToBeRemoved(true);
        document.save(out);
      }
    } catch (FileSystemException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnreadableScanException(
          Fault.DAMAGED, original.getFileName() + " is damaged: no text can be laid over it.", e);
    }
  }

  private void lay(PDDocument document) throws IOException {
    GlyphlessFonts fonts = GlyphlessFonts.of(
        document, pages.values().stream().filter(PdfOverlay::recognised).toList());
    TextLayer layer = new TextLayer(fonts);
    OldTextLayer old = new OldTextLayer(document);
    int number = 0;
    for (PDPage pdfPage : document.getPages()) {
      number++;
      Page page = pages.get(number);
      if (page != null && recognised(page)) {
        PageContents contents = PageInspector.inspect(pdfPage);
        if (contents.hiddenBytes() > 0) {
          old.removeFrom(pdfPage, contents);
        }
        lay(document, pdfPage, page, layer, fonts);
      }
    }
  }

  private static boolean recognised(Page page) {
    return page.origin().step() == TextOrigin.Step.RECOGNISED;
  }

  private void lay(
      PDDocument document, PDPage pdfPage, Page page, TextLayer layer, GlyphlessFonts fonts)
      throws IOException {
    PageFrame now = PageFrame.of(pdfPage);
    PageFrame scanned = turned ? now.turned((4 - page.quarterTurns()) % 4) : now;
    PageFrame displayed = scanned.turned(page.quarterTurns());
    byte[] operators = layer.of(page, scanned, displayed);
    if (operators.length > 0) {
      putFirst(pdfPage, DeflatedStream.of(document, operators));
      addFonts(pdfPage, fonts);
    }
    if (page.quarterTurns() != 0) {
      pdfPage.setRotation(displayed.rotation());
    }
    pdfPage.getCOSObject().setNeedToBeUpdated(true);
  }

  /** Before everything else, where no state that the page's own operators leave behind can reach the text. */
  private static void putFirst(PDPage page, COSStream layer) {
    COSArray all = new COSArray();
    all.add(layer);
    COSBase own = page.getCOSObject().getItem(COSName.CONTENTS);
    if (page.getCOSObject().getDictionaryObject(COSName.CONTENTS) instanceof COSArray streams) {
      for (int i = 0; i < streams.size(); i++) {
        all.add(streams.get(i));
      }
    } else if (own != null) {
      all.add(own);
    }
    page.getCOSObject().setItem(COSName.CONTENTS, all);
  }

  /** Resources may be inherited or shared, so the page gets a list of its own with the same entries. */
  private static void addFonts(PDPage page, GlyphlessFonts documentFonts) {
    COSDictionary resources = new COSDictionary();
    COSDictionary fonts = new COSDictionary();
    resources.setDirect(true);
    fonts.setDirect(true);
    if (page.getResources() != null) {
      COSDictionary own = page.getResources().getCOSObject();
      resources.addAll(own);
      COSDictionary ownFonts = own.getCOSDictionary(COSName.FONT);
      if (ownFonts != null) {
        fonts.addAll(ownFonts);
      }
    }
    documentFonts.addTo(fonts);
    resources.setItem(COSName.FONT, fonts);
    page.getCOSObject().setItem(COSName.RESOURCES, resources);
  }
}
