package kz.muragat.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.jspecify.annotations.Nullable;

/**
 * Takes an earlier recogniser's text out of a page: strings shown invisibly, or under the image that covers the page. All
 * other operators stay, in their order.
 */
final class OldTextLayer {

  private static final int DEEPEST_FORM = 30;

  /** The two text rendering modes that paint nothing. */
  private static final int INVISIBLE = 3;

  private static final int CLIP_ONLY = 7;

  private final PDDocument document;
  private final Set<COSStream> doneForms = Collections.newSetFromMap(new IdentityHashMap<>());
  private int showsToDrop;

  OldTextLayer(PDDocument document) {
    this.document = document;
  }

  /**
   * Takes the text out of the page, which is changed.
   *
   * @param contents of this page, from {@link PageInspector}
   */
  void removeFrom(PDPage page, PageContents contents) throws IOException {
    showsToDrop = contents.coveredShows();
    List<Object> kept = filtered(page, page.getResources(), 0, 0);
    if (kept != null) {
      page.setContents(new PDStream(write(document.getDocument().createCOSStream(), kept)));
    }
  }

  private static COSStream write(COSStream stream, List<Object> tokens) throws IOException {
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      new ContentStreamWriter(out).writeTokens(tokens);
    }
    return stream;
  }

  /** The operators without hidden text, or null where nothing had to go. */
  private @Nullable List<Object> filtered(
      PDContentStream source, @Nullable PDResources resources, int inherited, int depth)
      throws IOException {
    List<Object> kept = new ArrayList<>();
    List<Object> operands = new ArrayList<>();
    Deque<Integer> saved = new ArrayDeque<>();
    int mode = inherited;
    boolean changed = false;
    PDFStreamParser parser = new PDFStreamParser(source);
    for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
      if (!(token instanceof Operator operator)) {
        operands.add(token);
        continue;
      }
      boolean drop = false;
      switch (operator.getName()) {
        case "q" -> saved.push(mode);
        case "Q" -> mode = saved.isEmpty() ? mode : saved.pop();
        case "Tr" ->
          mode =
              operands.size() == 1 && operands.get(0) instanceof COSNumber n ? n.intValue() : mode;
        case "Tj", "TJ", "'", "\"" -> drop = hidden(mode);
        case "Do" -> form(operands, resources, mode, depth);
        default -> {}
      }
      changed |= drop;
      kept.addAll(drop ? sideEffects(operator, operands) : operands);
      if (!drop) {
        kept.add(operator);
      }
      operands.clear();
    }
    return changed ? kept : null;
  }

  private boolean hidden(int mode) {
    return showsToDrop-- > 0 || mode == INVISIBLE || mode == CLIP_ONLY;
  }

  /** What a dropped text-showing operator does besides showing text: a new line, and its spacing. */
  private static List<Object> sideEffects(Operator operator, List<Object> operands) {
    List<Object> effects = new ArrayList<>();
    if (operator.getName().equals("\"") && operands.size() == 3) {
      effects.add(operands.get(0));
      effects.add(Operator.getOperator("Tw"));
      effects.add(operands.get(1));
      effects.add(Operator.getOperator("Tc"));
    }
    if (operator.getName().equals("\"") || operator.getName().equals("'")) {
      effects.add(Operator.getOperator("T*"));
    }
    return effects;
  }

  private void form(List<Object> operands, @Nullable PDResources resources, int mode, int depth)
      throws IOException {
    if (resources == null
        || depth >= DEEPEST_FORM
        || operands.isEmpty()
        || !(operands.get(0) instanceof COSName name)) {
      return;
    }
    COSStream stream = PageInspector.xObject(resources, name);
    if (stream == null
        || !COSName.FORM.equals(stream.getCOSName(COSName.SUBTYPE))
        || !doneForms.add(stream)) {
      return;
    }
    PDFormXObject form = new PDFormXObject(stream);
    PDResources own = form.getResources();
    List<Object> kept = filtered(form, own == null ? resources : own, mode, depth + 1);
    if (kept != null) {
      stream.removeItem(COSName.DECODE_PARMS);
      write(stream, kept);
      stream.setNeedToBeUpdated(true);
    }
  }
}
