package kz.muragat.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Names of files and folders: cut to what file systems allow, and free where one is taken. */
public final class FileNames {

  /** The longest name, in bytes of UTF-8, that the common file systems take; 127 Cyrillic letters fill it. */
  public static final int MAX_BYTES = 255;

  private FileNames() {}

  /** A file's own name, without folders. */
  public static String of(Path file) {
    Path name = file.getFileName();
    if (name == null) {
      throw new IllegalArgumentException(file + " has no name");
    }
    return name.toString();
  }

  /** A name without its extension: {@code delo-45.pdf} gives {@code delo-45}; {@code .hidden} stays as it is. */
  public static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** A name's extension with its dot: {@code delo-45.pdf} gives {@code .pdf}; empty where there is none. */
  public static String extension(String name) {
    return name.substring(stem(name).length());
  }

  /**
   * A stem and an ending as one name of at most {@value #MAX_BYTES} bytes; the stem is cut where they are too long, never
   * in the middle of a letter.
   */
  public static String fit(String stem, String ending) {
    int room = MAX_BYTES - ending.getBytes(StandardCharsets.UTF_8).length;
    if (room < 1) {
      throw new IllegalArgumentException("no room for a name before '" + ending + "'");
    }
    StringBuilder kept = new StringBuilder(stem);
    while (kept.toString().getBytes(StandardCharsets.UTF_8).length > room) {
      kept.setLength(kept.offsetByCodePoints(kept.length(), -1));
    }
    return kept + ending;
  }

  /**
   * The name to use when {@code count - 1} things of that name are there already: {@code delo.pdf}, {@code delo (2).pdf},
   * {@code delo (3).pdf} …
   *
   * @param count from 1
   */
  public static String numbered(String stem, int count, String extension) {
    return fit(stem, (count == 1 ? "" : " (" + count + ")") + extension);
  }
}
