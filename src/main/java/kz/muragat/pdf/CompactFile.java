package kz.muragat.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Writes a new PDF in as few bytes as its structure allows: everything but streams in object streams, a cross-reference
 * stream, no more white space than PDF/A asks for (ISO 19005-2, 6.1.9). Beside a small page in black and white a file's
 * frame is not little.
 */
final class CompactFile {

  /** Objects of an object stream; a reader must unpack them all to come to one. */
  private static final int MOST_TOGETHER = 200;

  private final Map<COSBase, Integer> numbers = new IdentityHashMap<>();
  private final List<COSDictionary> objects = new ArrayList<>();
  private final OutputStream out;
  private long written;

  /** For each object: whether it is in an object stream, its offset or that stream's number, its place there. */
  private final List<long[]> places = new ArrayList<>();

  private CompactFile(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a document that was made in memory.
   *
   * @param identifier of the file
   */
  static void write(PDDocument document, byte[] identifier, OutputStream out) throws IOException {
    CompactFile file = new CompactFile(out);
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    // The header says it.
    catalog.removeItem(COSName.VERSION);
    file.number(catalog);
    for (int i = 0; i < file.objects.size(); i++) {
      file.numberParts(file.objects.get(i));
    }
    file.writeObjects();
    file.writeEnd(catalog, identifier);
  }

  private void number(COSBase part) {
    if (numbers.containsKey(part)) {
      return;
    }
    if (part instanceof COSDictionary dictionary
        && (part instanceof COSStream || !part.isDirect())) {
      objects.add(dictionary);
      numbers.put(part, objects.size());
    } else {
      numberParts(part);
    }
  }

  private void numberParts(COSBase whole) {
    if (whole instanceof COSDictionary dictionary) {
      dictionary.keySet().forEach(key -> number(dictionary.getDictionaryObject(key)));
    } else if (whole instanceof COSArray array) {
      for (int i = 0; i < array.size(); i++) {
        number(array.getObject(i));
      }
    }
  }

  private void writeObjects() throws IOException {
    put("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
    objects.forEach(object -> places.add(new long[3]));
    List<COSDictionary> small = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      if (objects.get(i) instanceof COSStream stream) {
        places.set(i, new long[] {1, written, 0});
        try (InputStream data = stream.createRawInputStream()) {
          begin(i + 1, text(stream));
          written += data.transferTo(out);
          end();
        }
      } else {
        small.add(objects.get(i));
      }
    }
    for (int from = 0; from < small.size(); from += MOST_TOGETHER) {
      writeTogether(small.subList(from, Math.min(from + MOST_TOGETHER, small.size())));
    }
  }

  private void writeTogether(List<COSDictionary> together) throws IOException {
    StringBuilder index = new StringBuilder();
    StringBuilder all = new StringBuilder();
    int number = places.size() + 1;
    for (int i = 0; i < together.size(); i++) {
      int member = Objects.requireNonNull(numbers.get(together.get(i)));
      places.set(member - 1, new long[] {2, number, i});
      index.append(member).append(' ').append(all.length()).append(' ');
      all.append(text(together.get(i)));
    }
    places.add(new long[] {1, written, 0});
    writeDeflated(
        number,
        "/Type/ObjStm/N " + together.size() + "/First " + index.length(),
        (index.toString() + all).getBytes(StandardCharsets.ISO_8859_1));
  }

  private void writeEnd(COSDictionary catalog, byte[] identifier) throws IOException {
    long start = written;
    places.add(new long[] {1, start, 0});
    int width = (71 - Long.numberOfLeadingZeros(start)) / 8;
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    table.writeBytes(new byte[width + 2]);
    for (long[] place : places) {
      table.write((int) place[0]);
      for (int i = width - 1; i >= 0; i--) {
        table.write((int) (place[1] >> 8 * i));
      }
      table.write((int) place[2]);
    }
    String id = new CompactText(numbers).string(identifier).toString();
    writeDeflated(
        places.size(),
        "/Type/XRef/Size " + (places.size() + 1) + "/W[1 " + width + " 1]/Root "
            + numbers.get(catalog) + " 0 R/ID[" + id + id + "]",
        table.toByteArray());
    put("startxref\n" + start + "\n%%EOF\n");
  }

  private void writeDeflated(int number, String entries, byte[] bytes) throws IOException {
    byte[] data = DeflatedStream.deflated(bytes);
    begin(number, "<<" + entries + "/Filter/FlateDecode/Length " + data.length + ">>");
    out.write(data);
    written += data.length;
    end();
  }

  private void begin(int number, String dictionary) throws IOException {
    put(number + " 0 obj\n" + dictionary + "stream\n");
  }

  private void end() throws IOException {
    put("\nendstream\nendobj\n");
  }

  private String text(COSDictionary dictionary) throws IOException {
    return new CompactText(numbers).dictionary(dictionary).toString();
  }

  private void put(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    written += text.length();
  }
}
