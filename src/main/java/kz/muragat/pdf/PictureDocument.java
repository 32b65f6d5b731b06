package kz.muragat.pdf;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.muragat.model.Page;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Makes a PDF from a picture file. */
final class PictureDocument {

  private static final String FONT = "MuragatText";

  private final Path original;
  private final Map<Integer, Page> pages = new HashMap<>();

  PictureDocument(Path original, List<Page> pages) {
    this.original = original;
    pages.forEach(page -> this.pages.put(page.number(), page));
  }

  void write(Path target) throws IOException {
    try (PDDocument document = new PDDocument();
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      PDImageXObject image = PDImageXObject.createFromFileByContent(original.toFile(), document);
      Page page = pages.get(1);
      double dpi = page == null ? 300 : page.dpi();
      float width = (float) (image.getWidth() * 72 / dpi);
      float height = (float) (image.getHeight() * 72 / dpi);
      PDPage pdfPage = new PDPage(new PDRectangle(width, height));
      document.addPage(pdfPage);
      try (PDPageContentStream content = new PDPageContentStream(document, pdfPage)) {
        content.drawImage(image, 0, 0, width, height);
      }
      if (page != null) {
        GlyphlessFont font = new GlyphlessFont(document);
        PageFrame frame = PageFrame.of(pdfPage);
        byte[] text = new TextLayer(font, FONT).of(page, frame, frame.turned(page.quarterTurns()));
        COSStream layer = document.getDocument().createCOSStream();
        try (OutputStream operators = layer.createOutputStream(COSName.FLATE_DECODE)) {
          operators.write(text);
        }
        pdfPage.setContents(List.of(
            new PDStream(layer),
            new PDStream(pdfPage.getCOSObject().getCOSStream(COSName.CONTENTS))));
        pdfPage.setRotation(90 * page.quarterTurns());
        PDResources resources = pdfPage.getResources();
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName(FONT), font.dictionary());
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        font.finish();
      }
      document.save(out);
    }
  }
}
