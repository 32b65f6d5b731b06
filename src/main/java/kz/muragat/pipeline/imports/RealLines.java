package kz.muragat.pipeline.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Language;
import kz.muragat.model.Style;
import kz.muragat.text.Alphabet;
import kz.muragat.text.TextNormaliser;
import kz.muragat.train.synth.LabelledLine;

/** Lines to learn from, as {@link Importer} leaves them: {@code NAME.png} with {@code NAME.gt.txt}. */
public final class RealLines {

  private RealLines() {}

  /**
   * All usable lines of a folder and those below it.
   *
   * @param style of all of them
   * @param troubles takes a sentence for each line that cannot be used
   * @throws IOException where the folder cannot be read
   */
  public static List<LabelledLine> read(
      Path folder, Style style, Alphabet alphabet, Consumer<String> troubles) throws IOException {
    List<LabelledLine> lines = new ArrayList<>();
    new GtPairs().read(folder, new LineArchive.Taker() {
      @Override
      public void line(String source, GreyImage picture, String label) {
        String text = TextNormaliser.normalise(label);
        if (text.isEmpty() || !alphabet.canWrite(text)) {
          trouble(
              source,
              text.isEmpty() ? "it has no text" : "it has letters outside the alphabet: " + text);
        } else {
          lines.add(new LabelledLine(
              picture,
              text,
              style,
              LabelledLine.DAMAGED,
              String.valueOf(folder.getFileName()),
              Language.UNDETERMINED));
        }
      }

      @Override
      public void trouble(String source, String why) {
        troubles.accept(source + ": " + why);
      }
    });
    return lines;
  }
}
