package kz.muragat.pipeline;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import kz.muragat.model.BlockKind;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.Page;
import kz.muragat.model.Style;
import kz.muragat.model.TextOrigin;
import kz.muragat.model.Word;
import kz.muragat.pdf.PdfPage;
import kz.muragat.text.LanguageGuess;

/** Pages of a PDF whose text is there already: taken over as it is, with full confidence. Safe for several threads. */
public final class CarriedPages {

  private final PageAssembly assembly;
  private final String software;
  private final InstantSource clock;

  /**
   * @param software name and version, for the origin of the text
   */
  public CarriedPages(LanguageGuess languages, String software, InstantSource clock) {
    this.assembly = new PageAssembly(languages);
    this.software = software;
    this.clock = clock;
  }

  /**
   * Takes a page over.
   *
   * @param number from 1, in its document
   * @param fileName of the scan
   */
  public Page page(PdfPage.CarriedText text, int number, String fileName) {
    List<PageAssembly.Block> blocks = new ArrayList<>();
    for (PdfPage.Block block : text.blocks()) {
      List<PageAssembly.Line> lines = block.lines().stream()
          .map(line -> new PageAssembly.Line(line.shape(), Style.PRINTED, words(line)))
          .toList();
      Box around =
          lines.stream().map(line -> line.shape().box()).reduce(Box::union).orElseThrow();
      blocks.add(new PageAssembly.Block(BlockKind.TEXT, around, lines));
    }
    PageAssembly.Frame frame =
        new PageAssembly.Frame(number, text.widthPx(), text.heightPx(), text.dpi(), fileName, 0);
    return assembly.assemble(
        frame, blocks, new TextOrigin(TextOrigin.Step.CARRIED, software, "", clock.instant()));
  }

  private static List<Word> words(PdfPage.Line line) {
    return line.words().stream()
        .map(token ->
            new Word(token.text(), token.box(), 1, List.of(), List.of(), Language.UNDETERMINED))
        .toList();
  }
}
