package kz.muragat.pipeline.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kz.muragat.alto.AltoReader;
import kz.muragat.alto.MalformedAltoException;
import kz.muragat.image.LineCropper;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.UnreadableScanException;

/** Lines of pages that ALTO describes, cut out as Muragat cuts them when it reads. */
final class AltoPictures implements LineArchive {

  private final LineCropper cropper = new LineCropper();

  @Override
  public void read(Path folder, Taker taker) throws IOException {
    for (Path alto : Sources.files(folder, ".xml")) {
      String source = folder.relativize(alto).toString();
      try {
        page(alto, source, new AltoReader().read(alto), taker);
      } catch (MalformedAltoException | UnreadableScanException e) {
        taker.trouble(source, String.valueOf(e.getMessage()));
      }
    }
  }

  private void page(Path alto, String source, Page page, Taker taker)
      throws IOException, UnreadableScanException {
    Optional<Path> picture =
        Sources.picture(alto, List.of(Sources.stem(alto, ".xml"), page.sourceFileName()));
    if (picture.isEmpty()) {
      taker.trouble(source, "its picture " + page.sourceFileName() + " is not there");
      return;
    }
    GreyImage image = Sources.read(picture.get());
    if (page.quarterTurns() != 0
        || image.width() != page.widthPx()
        || image.height() != page.heightPx()) {
      taker.trouble(
          source,
          "it speaks of a page of " + page.widthPx() + " x " + page.heightPx()
              + (page.quarterTurns() == 0 ? "" : ", turned,") + " but the picture has "
              + image.width() + " x " + image.height());
      return;
    }
    for (TextLine line : page.lines().toList()) {
      taker.line(source + "#" + line.id(), cropper.crop(image, line.shape()).image(), line.text());
    }
  }
}
