package kz.muragat.train.synth;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The faces that lines are set in, checked glyph by glyph when they are loaded, and kept as outlines: the font files are
 * closed again. Immutable.
 */
public final class FontShelf {

  private static final String BUNDLED = "/net/sf/jasperreports/fonts/dejavu/";
  private static final List<String> BUNDLED_FACES = List.of(
      "DejaVuSans",
      "DejaVuSans-Bold",
      "DejaVuSans-Oblique",
      "DejaVuSansCondensed",
      "DejaVuSerif",
      "DejaVuSerif-Bold",
      "DejaVuSerif-Italic",
      "DejaVuSerifCondensed",
      "DejaVuSansMono",
      "DejaVuSansMono-Bold");

  private final List<Face> faces;
  private final MixedHands mixed;
  private final List<String> refusals;

  private FontShelf(List<Face> faces, MixedHands mixed, List<String> refusals) {
    this.mixed = mixed;
    this.faces = faces.stream().sorted(Comparator.comparing(Face::name)).toList();
    this.refusals = List.copyOf(refusals);
  }

  /**
   * Loads every TTF, OTF and WOFF face below the folders that has the Russian letters and digits, and hands made of pictures
   * of letters.
   *
   * @param folders none for the bundled DejaVu faces alone; one with a folder of pictures for each letter ({@code
   *     а/0001.png}), or with letters of known writers ({@code chars/NAME_WRITER_SITTING_CODE.png}), or such a folder as a
   *     zip file, makes hands
   * @throws IllegalArgumentException where not one face can be used; the message says why for each of the first few
   * @throws UncheckedIOException where a folder cannot be read
   */
  public static FontShelf load(List<Path> folders) {
    return folders.isEmpty() ? bundled() : fromFolders(folders);
  }

  private static FontShelf fromFolders(List<Path> folders) {
    Map<String, Face> faces = new LinkedHashMap<>();
    List<String> refusals = new ArrayList<>();
    List<TabletHands.Sitting> writers = new ArrayList<>();
    Map<Character, List<Path2D>> letters = new TreeMap<>();
    for (Path folder : folders) {
      try {
        if (TabletHands.isAt(folder)) {
          writers.addAll(TabletHands.read(folder));
          continue;
        }
        if (LetterPictures.isAt(folder)) {
          LetterPictures pictures = LetterPictures.read(folder);
          pictures.faces().forEach(face -> faces.put(face.name(), face));
          pictures
              .learntFrom()
              .forEach((letter, strokes) ->
                  letters.computeIfAbsent(letter, any -> new ArrayList<>()).addAll(strokes));
          continue;
        }
        for (List<Path> files : FontFiles.faces(folder)) {
          try {
            Face face = FontReader.read(files);
            faces.putIfAbsent(face.name(), face);
          } catch (UnusableFontException e) {
            refusals.add(e.getMessage());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("fonts folder " + folder + " cannot be read", e);
      }
    }
    writers.stream()
        .flatMap(TabletHands.Sitting::faces)
        .forEach(face -> faces.put(face.name(), face));
    if (faces.isEmpty()) {
      throw new IllegalArgumentException("no usable font in " + folders
          + (refusals.isEmpty() ? ": no .ttf, .otf or .woff file there" : ": ")
          + String.join("; ", refusals.subList(0, Math.min(5, refusals.size()))));
    }
    return new FontShelf(List.copyOf(faces.values()), new MixedHands(writers, letters), refusals);
  }

  private static FontShelf bundled() {
    List<Face> faces = new ArrayList<>();
    for (String name : BUNDLED_FACES) {
      String resource = BUNDLED + name + ".ttf";
      try (InputStream in = FontShelf.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException(resource + " is not on the class path");
        }
        faces.add(FontReader.read(resource, in.readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException(resource + " cannot be read", e);
      } catch (UnusableFontException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
    return new FontShelf(faces, new MixedHands(List.of(), Map.of()), List.of());
  }

  /** Why faces were left out, a sentence each with the file's name. */
  public List<String> refusals() {
    return refusals;
  }

  /** The names of the faces of a split, sorted. */
  public List<String> names(Split split) {
    return faces(split).stream().map(Face::name).toList();
  }

  /** The families of the faces of a split, sorted, each once. */
  public List<String> families(Split split) {
    Stream<String> families = faces(split).stream().map(Face::family);
    return Stream.concat(families, mixed(split).stream().map(any -> MixedHands.FAMILY))
        .distinct()
        .sorted()
        .toList();
  }

  /** Hands that nobody has; they are for training only, and only where there are writers. */
  Optional<MixedHands> mixed(Split split) {
    return split == Split.TRAIN && !mixed.isEmpty() ? Optional.of(mixed) : Optional.empty();
  }

  List<Face> faces(Split split) {
    return faces.stream()
        .filter(face -> HeldOut.splitOfFamily(face.family()) == split)
        .toList();
  }
}
