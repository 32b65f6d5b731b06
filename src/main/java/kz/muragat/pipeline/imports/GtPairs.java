package kz.muragat.pipeline.imports;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kz.muragat.model.UnreadableScanException;

/** Pairs of a line picture and {@code .gt.txt}. */
final class GtPairs implements LineArchive {

  private static final String ENDING = ".gt.txt";

  @Override
  public void read(Path folder, Taker taker) throws IOException {
    for (Path truth : Sources.files(folder, ENDING)) {
      String source = folder.relativize(truth).toString();
      Optional<Path> picture = Sources.picture(truth, List.of(Sources.stem(truth, ENDING)));
      try {
        List<String> lines =
            Files.readAllLines(truth).stream().filter(line -> !line.isBlank()).toList();
        if (picture.isEmpty()) {
          taker.trouble(source, "there is no picture for it");
        } else if (lines.size() > 1) {
          taker.trouble(source, "it has " + lines.size() + " lines; a line picture has one");
        } else {
          taker.line(source, Sources.read(picture.get()), lines.isEmpty() ? "" : lines.get(0));
        }
      } catch (CharacterCodingException e) {
        taker.trouble(source, "it is not UTF-8");
      } catch (UnreadableScanException e) {
        taker.trouble(source, String.valueOf(e.getMessage()));
      }
    }
  }
}
