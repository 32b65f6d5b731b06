package kz.muragat.pipeline;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.muragat.model.GreyImage;
import kz.muragat.model.Style;
import kz.muragat.store.AtomicFiles;
import kz.muragat.store.Correction;
import kz.muragat.store.CorrectionDraft;
import kz.muragat.store.CorrectionSet;
import kz.muragat.store.FileNames;
import kz.muragat.text.Alphabet;

/** Takes corrections to and from a folder of {@code NAME.png} and {@code NAME.gt.txt}, as kraken and Calamari use it. */
public final class PairFolder {

  private static final String LABEL = ".gt.txt";
  private static final List<String> PICTURES =
      List.of(".png", ".jpg", ".jpeg", ".nrm.png", ".bin.png");

  private PairFolder() {}

  /**
   * What came of it.
   *
   * @param pairs taken over
   * @param troubles a sentence for each pair that was not
   */
  public record Result(int pairs, List<String> troubles) {

    public Result {
      troubles = List.copyOf(troubles);
    }
  }

  /**
   * What is the same for all pairs of a folder.
   *
   * @param hand whose hand the lines are in; empty where they are printed
   * @param who takes them in
   * @param state they are kept in
   */
  public record Origin(String hand, String who, Instant when, Correction.State state) {}

  /** Writes what may train; pairs that are there already under the same name are written again. */
  public static Result export(CorrectionSet set, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> troubles = new ArrayList<>();
    int pairs = 0;
    for (Correction correction : set.trainable()) {
      Path picture = set.picture(correction);
      if (!Files.isRegularFile(picture)) {
        troubles.add("The picture of " + correction.id() + " is gone.");
        continue;
      }
      byte[] png = Files.readAllBytes(picture);
      AtomicFiles.write(folder.resolve(correction.id() + ".png"), out -> out.write(png));
      AtomicFiles.writeText(folder.resolve(correction.id() + LABEL), correction.text() + "\n");
      pairs++;
    }
    return new Result(pairs, troubles);
  }

  /** Takes pairs in; those that are in the set already, picture and text, are passed over and not counted. */
  public static Result takeIn(CorrectionSet set, Path folder, Origin origin, Alphabet alphabet)
      throws IOException {
    Set<String> known = new HashSet<>();
    set.all().forEach(correction -> known.add(correction.picture() + correction.text()));
    List<Path> labels;
    try (Stream<Path> tree = Files.walk(folder)) {
      labels = tree.filter(file -> FileNames.of(file).endsWith(LABEL)).sorted().toList();
    }
    List<String> troubles = new ArrayList<>();
    int pairs = 0;
    for (Path label : labels) {
      String stem = FileNames.of(label).substring(0, FileNames.of(label).length() - LABEL.length());
      Optional<Path> picture = PICTURES.stream()
          .map(ending -> label.resolveSibling(stem + ending))
          .filter(Files::isRegularFile)
          .findFirst();
      if (picture.isEmpty()) {
        troubles.add("There is no picture beside " + label + ".");
        continue;
      }
      try {
        GreyImage image = CorrectionSet.readPicture(picture.get());
        String text = PairCheck.label(Files.readString(label));
        if (known.add(CorrectionSet.hash(image) + text)) {
          set.add(draft(stem, text, image, origin, alphabet), image);
          pairs++;
        }
      } catch (MalformedInputException e) {
        troubles.add(label + " is not in UTF-8.");
      } catch (FileSystemException e) {
        throw e;
      } catch (IOException e) {
        troubles.add(e.getMessage() + ".");
      }
    }
    return new Result(pairs, troubles);
  }

  private static CorrectionDraft draft(
      String stem, String text, GreyImage image, Origin origin, Alphabet alphabet) {
    return new CorrectionDraft(
        "",
        0,
        stem,
        text,
        "",
        origin.hand().isEmpty() ? Style.PRINTED : Style.HANDWRITTEN,
        origin.hand(),
        "",
        0,
        origin.who(),
        origin.when().toString(),
        origin.state(),
        PairCheck.flags(text, image, alphabet));
  }
}
