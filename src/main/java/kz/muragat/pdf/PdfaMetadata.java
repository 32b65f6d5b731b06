package kz.muragat.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.regex.Pattern;
import javax.xml.transform.TransformerException;
import kz.muragat.model.Language;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.AdobePDFSchema;
import org.apache.xmpbox.schema.DublinCoreSchema;
import org.apache.xmpbox.schema.PDFAIdentificationSchema;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/**
 * What makes a document PDF/A-2u beside its pages: metadata that says so, in XMP and alike in the information dictionary,
 * and an output intent that gives grey and RGB a meaning.
 *
 * @param title the original's file name
 * @param software that wrote it
 * @param when it was read
 * @param language of most of its words
 */
record PdfaMetadata(String title, String software, Instant when, Language language) {

  private static final String SRGB = "sRGB IEC61966-2.1";

  /** The serialiser's indents, a third of the packet. */
  private static final Pattern BETWEEN_TAGS = Pattern.compile(">\\s+<");

  void writeTo(PDDocument document) throws IOException {
    document.setVersion(1.7f);
    GregorianCalendar date = GregorianCalendar.from(when.atZone(ZoneOffset.UTC));
    date.set(Calendar.MILLISECOND, 0);
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(title);
    information.setCreator(software);
    information.setProducer(software);
    information.setCreationDate(date);
    information.setModificationDate(date);
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    if (language != Language.UNDETERMINED) {
      catalog.setLanguage(language.tag());
    }
    // PDF/A-1 forbade a filter here; PDF/A-2 does not.
    COSStream metadata = DeflatedStream.of(document, xmp(date));
    metadata.setItem(COSName.TYPE, COSName.METADATA);
    metadata.setItem(COSName.SUBTYPE, COSName.getPDFName("XML"));
    catalog.setMetadata(new PDMetadata(metadata));
    addOutputIntent(document, catalog);
  }

  private byte[] xmp(Calendar date) throws IOException {
    XMPMetadata xmp = XMPMetadata.createXMPMetadata();
    try {
      PDFAIdentificationSchema pdfa = xmp.createAndAddPDFAIdentificationSchema();
      pdfa.setPart(2);
      pdfa.setConformance("U");
      DublinCoreSchema core = xmp.createAndAddDublinCoreSchema();
      core.setTitle(title);
      core.setFormat("application/pdf");
      if (language != Language.UNDETERMINED) {
        core.addLanguage(language.tag());
      }
      AdobePDFSchema pdf = xmp.createAndAddAdobePDFSchema();
      pdf.setProducer(software);
      XMPBasicSchema basic = xmp.createAndAddXMPBasicSchema();
      basic.setCreatorTool(software);
      basic.setCreateDate(date);
      basic.setModifyDate(date);
      basic.setMetadataDate(date);
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

  private static void addOutputIntent(PDDocument document, PDDocumentCatalog catalog)
      throws IOException {
    COSStream profile = new ColourProfiles(document).srgb();
    COSDictionary dictionary = new COSDictionary();
    dictionary.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
    dictionary.setItem(COSName.S, COSName.GTS_PDFA1);
    dictionary.setItem(COSName.DEST_OUTPUT_PROFILE, profile);
    PDOutputIntent intent = new PDOutputIntent(dictionary);
    intent.setInfo(SRGB);
    intent.setOutputCondition(SRGB);
    intent.setOutputConditionIdentifier(SRGB);
    intent.setRegistryName("http://www.color.org");
    catalog.addOutputIntent(intent);
  }
}
