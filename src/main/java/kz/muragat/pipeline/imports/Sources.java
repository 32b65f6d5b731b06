package kz.muragat.pipeline.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kz.muragat.image.GreyImages;
import kz.muragat.image.ScanImages;
import kz.muragat.model.GreyImage;
import kz.muragat.model.UnreadableScanException;

/** What all layouts need: files by their endings, pictures beside them. */
final class Sources {

  private static final List<String> PICTURES =
      List.of(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bin.png", ".nrm.png");

  private static final List<String> PLACES =
      List.of("", "img", "images", "../img", "../images", "../Images", "..");

  private Sources() {}

  /** Files with an ending below a folder, in the order of their names. */
  static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> name(file).toLowerCase(Locale.ROOT).endsWith(ending))
          .sorted()
          .toList();
    }
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** A file's name without its ending. */
  static String stem(Path file, String ending) {
    String name = name(file);
    return name.substring(0, name.length() - ending.length());
  }

  /**
   * The picture that belongs to a file: of one of the names, with or without ending, in its folder or one of those that
   * layouts keep pictures in.
   */
  static Optional<Path> picture(Path file, List<String> names) {
    for (String name : names) {
      if (name.isBlank() || name.contains("..")) {
        continue;
      }
      for (String place : PLACES) {
        Path folder = file.toAbsolutePath().resolveSibling(place.isEmpty() ? "." : place);
        for (String ending : Stream.concat(Stream.of(""), PICTURES.stream()).toList()) {
          Path picture = folder.resolve(name + ending).normalize();
          if (Files.isRegularFile(picture)
              && !picture.equals(file.toAbsolutePath().normalize())) {
            return Optional.of(picture);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The one picture of a file. */
  static GreyImage read(Path picture) throws IOException, UnreadableScanException {
    try (ScanImages scan = ScanImages.open(picture)) {
      return GreyImages.of(scan.page(0).image());
    }
  }
}
