package kz.muragat.train.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the font files of a folder and puts together those that are subsets of one face, as web fonts come:
 * {@code caveat-cyrillic-400-normal.woff}, {@code caveat-latin-400-normal.woff} …
 */
final class FontFiles {

  private static final Pattern SUBSET =
      Pattern.compile("(.+)-(cyrillic-ext|cyrillic|latin)-(\\d{3})-(normal|italic)\\.woff");
  private static final Pattern OTHER_SUBSET = Pattern.compile(".+-(\\d{3})-(normal|italic)\\.woff");

  private FontFiles() {}

  /** The files of each face, in a fixed order. */
  static List<List<Path>> faces(Path folder) throws IOException {
    Map<String, List<Path>> faces = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        key(file)
            .ifPresent(k -> faces.computeIfAbsent(k, x -> new ArrayList<>()).add(file));
      }
    }
    return List.copyOf(faces.values());
  }

  private static Optional<String> key(Path file) {
    String name = file.getFileName().toString();
    Matcher subset = SUBSET.matcher(name);
    if (subset.matches()) {
      int weight = Integer.parseInt(subset.group(3));
      // The hairline and poster weights of web fonts look like nothing an archive holds.
      return weight < 300 || weight > 800
          ? Optional.empty()
          : Optional.of(
              file.resolveSibling(subset.group(1) + "-" + subset.group(3) + "-" + subset.group(4))
                  .toString());
    }
    String lower = name.toLowerCase(Locale.ROOT);
    boolean font = lower.endsWith(".ttf")
        || lower.endsWith(".otf")
        || (lower.endsWith(".woff") && !OTHER_SUBSET.matcher(lower).matches());
    return font ? Optional.of(file.toString()) : Optional.empty();
  }

  /** The family in the name of a subset's file. */
  static Optional<String> subsetFamily(Path file) {
    Matcher subset = SUBSET.matcher(file.getFileName().toString());
    return subset.matches() ? Optional.of(subset.group(1)) : Optional.empty();
  }

  /** Family, weight and slope in the name of a subset's file. */
  static String faceName(Path file) {
    Matcher subset = SUBSET.matcher(file.getFileName().toString());
    return subset.matches()
        ? subset.group(1) + " " + subset.group(3) + " " + subset.group(4)
        : file.getFileName().toString();
  }
}
