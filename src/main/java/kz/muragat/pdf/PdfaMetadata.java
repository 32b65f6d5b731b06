package kz.muragat.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.transform.TransformerException;
import kz.muragat.model.Language;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.DublinCoreSchema;
import org.apache.xmpbox.schema.PDFAIdentificationSchema;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/**
 * What makes a document PDF/A-2u beside its pages: metadata that says so, in XMP alone (ISO 32000-2 gives up the information
 * dictionary), and an output intent that gives grey and RGB a meaning.
 *
 * @param title the original's file name
 * @param software that wrote it
 * @param when it was read
 * @param language of most of its words
 */
record PdfaMetadata(String title, String software, Instant when, Language language) {

  private static final String SRGB = "sRGB IEC61966-2.1";
  private static final String GREY = "Grey";

  /** The serialiser's indents, a third of the packet. */
  private static final Pattern BETWEEN_TAGS = Pattern.compile(">\\s+<");

  /**
   * Writes it.
   *
   * @param blackAndWhite whether the document has no other pictures; it then needs a smaller profile
   */
  void writeTo(PDDocument document, boolean blackAndWhite) throws IOException {
    document.setVersion(1.7f);
    GregorianCalendar date = GregorianCalendar.from(when.atZone(ZoneOffset.UTC));
    date.set(Calendar.MILLISECOND, 0);
    identify(document);
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    if (language != Language.UNDETERMINED) {
      catalog.setLanguage(language.tag());
    }
    // PDF/A-1 forbade a filter here; PDF/A-2 does not.
    COSStream metadata = DeflatedStream.of(document, xmp(date));
    metadata.setItem(COSName.TYPE, COSName.METADATA);
    metadata.setItem(COSName.SUBTYPE, COSName.getPDFName("XML"));
    catalog.setMetadata(new PDMetadata(metadata));
    addOutputIntent(document, catalog, blackAndWhite);
  }

  /** PDFBox would write 64 bytes, twice, as hexadecimal digits. */
  private void identify(PDDocument document) {
    String identifier = UUID.nameUUIDFromBytes((title + when).getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
    COSArray both = new COSArray();
    both.add(new COSString(identifier));
    both.add(new COSString(identifier));
    document.getDocument().setDocumentID(both);
  }

  private byte[] xmp(Calendar date) throws IOException {
    XMPMetadata xmp = XMPMetadata.createXMPMetadata();
    try {
      PDFAIdentificationSchema pdfa = xmp.createAndAddPDFAIdentificationSchema();
      pdfa.setPart(2);
      pdfa.setConformance("U");
      DublinCoreSchema core = xmp.createAndAddDublinCoreSchema();
      core.setTitle(title);
      if (language != Language.UNDETERMINED) {
        core.addLanguage(language.tag());
      }
      XMPBasicSchema basic = xmp.createAndAddXMPBasicSchema();
      basic.setCreatorTool(software);
      basic.setCreateDate(date);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new XmpSerializer().serialize(xmp, out, true);
      return BETWEEN_TAGS
          .matcher(out.toString(StandardCharsets.UTF_8))
          .replaceAll("><")
          .getBytes(StandardCharsets.UTF_8);
    } catch (BadFieldValueException | TransformerException e) {
      throw new IllegalStateException("metadata of " + title, e);
    }
  }

  private static void addOutputIntent(
      PDDocument document, PDDocumentCatalog catalog, boolean blackAndWhite) throws IOException {
    ColourProfiles profiles = new ColourProfiles(document);
    COSDictionary intent = new COSDictionary();
    intent.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
    intent.setItem(COSName.S, COSName.GTS_PDFA1);
    intent.setItem(COSName.DEST_OUTPUT_PROFILE, blackAndWhite ? profiles.grey() : profiles.srgb());
    intent.setString(COSName.OUTPUT_CONDITION_IDENTIFIER, blackAndWhite ? GREY : SRGB);
    intent.setString(COSName.INFO, blackAndWhite ? GREY : SRGB);
    if (!blackAndWhite) {
      intent.setString(COSName.REGISTRY_NAME, "http://www.color.org");
    }
    catalog.addOutputIntent(new PDOutputIntent(intent));
  }
}
