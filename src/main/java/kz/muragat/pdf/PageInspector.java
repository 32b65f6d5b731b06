package kz.muragat.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kz.muragat.pdf.PageContents.PlacedImage;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/**
 * Runs through a page's operators and notes what they paint. Neither fonts nor images are loaded, so that a page costs
 * milliseconds and no decoder is trusted before its limits are known.
 */
final class PageInspector extends PDFStreamEngine {

  /** Beyond this, a form XObject that draws itself is assumed. */
  private static final int DEEPEST_FORM = 30;

  private final PageFrame frame;
  private final List<PlacedImage> images = new ArrayList<>();
  private int inlineImages;
  private int visibleBytes;
  private int hiddenBytes;
  private int shows;
  private int coveredShows;
  private int marks;
  private int depth;

  @SuppressWarnings("this-escape")
  private PageInspector(PageFrame frame) {
    this.frame = frame;
    addOperator(new Save(this));
    addOperator(new Restore(this));
    addOperator(new Concatenate(this));
    addOperator(new SetTextRenderingMode(this));
  }

  static PageContents inspect(PDPage page) throws IOException {
    PageInspector inspector = new PageInspector(PageFrame.of(page));
    inspector.processPage(page);
    return new PageContents(
        inspector.images,
        inspector.inlineImages,
        inspector.visibleBytes,
        inspector.hiddenBytes,
        inspector.coveredShows,
        inspector.marks + visibleAnnotations(page));
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    switch (operator.getName()) {
      case "Tj", "'", "\"", "TJ" -> textShown(operands);
      case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh" -> marks++;
      case "BI" -> inlineImages++;
      case "Do" -> drawn(operands);
      default -> super.processOperator(operator, operands);
    }
  }

  private void textShown(List<COSBase> operands) {
    shows++;
    int bytes = operands.isEmpty() ? 0 : length(operands.get(operands.size() - 1));
    RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
    if (mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP) {
      hiddenBytes += bytes;
    } else {
      visibleBytes += bytes;
    }
  }

  private static int length(COSBase shown) {
    if (shown instanceof COSString string) {
      return string.getBytes().length;
    }
    int sum = 0;
    if (shown instanceof COSArray array) {
      for (COSBase element : array) {
        sum += element instanceof COSString string ? string.getBytes().length : 0;
      }
    }
    return sum;
  }

  private void drawn(List<COSBase> operands) throws IOException {
    PDResources resources = getResources();
    if (operands.isEmpty() || !(operands.get(0) instanceof COSName name) || resources == null) {
      return;
    }
    COSStream stream = xObject(resources, name);
    if (stream == null) {
      return;
    }
    COSName subtype = stream.getCOSName(COSName.SUBTYPE);
    if (COSName.IMAGE.equals(subtype)) {
      place(stream, resources);
    } else if (COSName.FORM.equals(subtype) && depth < DEEPEST_FORM) {
      depth++;
      try {
        showForm(new PDFormXObject(stream));
      } finally {
        depth--;
      }
    }
  }

  static @Nullable COSStream xObject(PDResources resources, COSName name) {
    COSDictionary all = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
    return all == null ? null : all.getCOSStream(name);
  }

  private void place(COSStream stream, PDResources resources) {
    var placement = getGraphicsState().getCurrentTransformationMatrix().createAffineTransform();
    PlacedImage image =
        new PlacedImage(stream, resources, placement, PlacedImage.share(placement, frame));
    if (image.opaque() && image.share() >= PageContents.COVERING) {
      images.clear();
      inlineImages = 0;
      marks = 0;
      hiddenBytes += visibleBytes;
      visibleBytes = 0;
      coveredShows = shows;
    }
    images.add(image);
  }

  private static int visibleAnnotations(PDPage page) {
    COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
    int count = 0;
    for (int i = 0; annotations != null && i < annotations.size(); i++) {
      if (annotations.getObject(i) instanceof COSDictionary annotation
          && annotation.containsKey(COSName.AP)
          && !"Popup".equals(annotation.getNameAsString(COSName.SUBTYPE))
          && !"Link".equals(annotation.getNameAsString(COSName.SUBTYPE))) {
        count++;
      }
    }
    return count;
  }
}
