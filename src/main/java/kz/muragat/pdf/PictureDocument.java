package kz.muragat.pdf;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.muragat.model.Language;
import kz.muragat.model.Page;
import kz.muragat.model.UnreadableScanException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Makes a PDF/A-2u from a picture file: a page for each of its pictures, as it is coded, and the text over it. */
final class PictureDocument {

  /** Of pages that were not read, so that nothing is known about them. */
  private static final double USUAL_DPI = 300;

  /** No page of a PDF/A-2 may be larger in either direction, or smaller. */
  private static final double MOST_UNITS = 14400;

  private static final double LEAST_UNITS = 3;

  private final Path original;
  private final Map<Integer, Page> pages = new TreeMap<>();

  PictureDocument(Path original, List<Page> pages) {
    this.original = original;
    pages.forEach(page -> this.pages.put(page.number(), page));
  }

  void write(Path target) throws IOException, UnreadableScanException {
    PictureSource source = PictureSource.of(original);
    try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      PdfaMetadata metadata = metadata();
      GlyphlessFonts fonts = GlyphlessFonts.of(document, pages.values());
      boolean blackAndWhite = true;
      for (int i = 0; i < source.pageCount(); i++) {
        EmbeddedPicture picture = source.embed(document, i);
        blackAndWhite &= picture.blackAndWhite();
        add(document, picture, pages.get(i + 1), fonts);
      }
      metadata.writeTo(document, blackAndWhite);
      document.save(out);
    }
  }

  private static void add(
      PDDocument document,
      EmbeddedPicture picture,
      @org.jspecify.annotations.Nullable Page page,
      GlyphlessFonts documentFonts)
      throws IOException {
    double dpi = page == null ? USUAL_DPI : page.dpi();
    double width = picture.displayedWidth() * 72 / dpi;
    double height = picture.displayedHeight() * 72 / dpi;
    double unit = Math.max(1, Math.max(width, height) / MOST_UNITS);
    width = Math.max(LEAST_UNITS, width / unit);
    height = Math.max(LEAST_UNITS, height / unit);
    PDPage pdfPage = new PDPage(new PDRectangle((float) width, (float) height));
    document.addPage(pdfPage);
    if (unit > 1) {
      pdfPage.setUserUnit((float) unit);
    }
    COSDictionary resources = new COSDictionary();
    COSDictionary images = new COSDictionary();
    resources.setDirect(true);
    images.setDirect(true);
    for (int i = 0; i < picture.tiles().size(); i++) {
      images.setItem(COSName.getPDFName("Im" + i), picture.tiles().get(i).image());
    }
    resources.setItem(COSName.XOBJECT, images);
    ByteArrayOutputStream contents = new ByteArrayOutputStream();
    PageFrame scanned = PageFrame.of(pdfPage);
    if (page != null) {
      PageFrame displayed = scanned.turned(page.quarterTurns());
      byte[] text = new TextLayer(documentFonts).of(page, scanned, displayed);
      if (text.length > 0) {
        contents.writeBytes(text);
        COSDictionary fonts = new COSDictionary();
        fonts.setDirect(true);
        documentFonts.addTo(fonts);
        resources.setItem(COSName.FONT, fonts);
      }
      if (page.quarterTurns() != 0) {
        pdfPage.setRotation(displayed.rotation());
      }
    }
    contents.writeBytes(
        picture.operators(scanned.width(), scanned.height()).getBytes(StandardCharsets.US_ASCII));
    COSStream stream = DeflatedStream.of(document, contents.toByteArray());
    pdfPage.getCOSObject().setItem(COSName.CONTENTS, stream);
    pdfPage.getCOSObject().setItem(COSName.RESOURCES, resources);
  }

  private PdfaMetadata metadata() {
    Map<Language, Integer> words = new EnumMap<>(Language.class);
    pages.values().stream()
        .flatMap(Page::lines)
        .flatMap(line -> line.words().stream())
        .forEach(word -> words.merge(word.language(), 1, Integer::sum));
    words.remove(Language.UNDETERMINED);
    Language language = words.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Language.UNDETERMINED);
    Page last = pages.values().stream()
        .max(Comparator.comparing(page -> page.origin().when()))
        .orElse(null);
    return new PdfaMetadata(
        last == null ? String.valueOf(original.getFileName()) : last.sourceFileName(),
        last == null ? "Muragat" : last.origin().software(),
        last == null ? Instant.EPOCH : last.origin().when(),
        language);
  }
}
