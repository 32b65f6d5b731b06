package kz.muragat.train.synth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes sets of pictures whose labels stand together in one file, or in archives. Pictures are made on all cores; the same
 * seeds give the same bytes, in the order of the seeds.
 */
public final class LabelledSet {

  /** So many pictures wait in memory for their place in a file. */
  private static final int BLOCK = 512;

  /** Archives of the same content are the same bytes: no time of day in them. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final LineSource source;
  private final double hardness;

  private record Picture(long seed, LabelledLine line, byte[] png) {}

  /** What is done with each picture, in order. */
  private interface Taker {
    void take(Picture picture) throws IOException;
  }

  /** @param hardness 0 easy to 1 as hard as they get */
  public LabelledSet(LineSource source, double hardness) {
    this.source = source;
    this.hardness = hardness;
  }

  /**
   * Writes pictures in a folder a subset, as {@link LineSetWriter} names them, and one file of labels, which appears last.
   */
  public void writeFiles(Path folder, long firstSeed, long count, LabelFormat format)
      throws IOException {
    Files.createDirectories(folder);
    Path unfinished = folder.resolve(format.fileName() + ".part");
    try (BufferedWriter labels = Files.newBufferedWriter(unfinished)) {
      labels.write(format.head());
      each(firstSeed, count, picture -> {
        String file = String.format(
            Locale.ROOT,
            "%s/%s-%07d.png",
            LineSetWriter.subset(picture.line),
            picture.line.language().tag(),
            picture.seed);
        Path place = folder.resolve(file);
        Files.createDirectories(folder.resolve(LineSetWriter.subset(picture.line)));
        Files.write(place, picture.png);
        labels.write(format.row(file, picture.line));
      });
    }
    Files.move(unfinished, folder.resolve(format.fileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Writes archives of equal size, each with {@code images/} and its labels as CSV, JSONL and text. An archive that is there
   * already, of the same seeds, is kept: an interrupted run goes on where it stopped.
   *
   * @param archives at least 1, at most {@code count}
   * @return how many pictures were made now
   */
  public long writeArchives(Path folder, long firstSeed, long count, int archives)
      throws IOException {
    if (archives < 1 || archives > count) {
      throw new IllegalArgumentException(
          "there are 1 to " + count + " archives of " + count + " pictures, not " + archives);
    }
    Files.createDirectories(folder);
    long made = 0;
    for (int i = 0; i < archives; i++) {
      long from = firstSeed + count * i / archives;
      long to = firstSeed + count * (i + 1) / archives;
      Path archive = folder.resolve(String.format(
          Locale.ROOT, "words-%02d-of-%02d-seeds-%d-%d.zip", i + 1, archives, from, to - 1));
      if (!Files.exists(archive)) {
        Path unfinished = archive.resolveSibling(archive.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
          archive(out, from, to - from);
        }
        Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        made += to - from;
      }
    }
    return made;
  }

  private void archive(OutputStream out, long firstSeed, long count) throws IOException {
    StringBuilder[] labels = new StringBuilder[LabelFormat.values().length];
    for (LabelFormat format : LabelFormat.values()) {
      labels[format.ordinal()] = new StringBuilder(format.head());
    }
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      // PNG is packed already.
      zip.setLevel(0);
      each(firstSeed, count, picture -> {
        String file = String.format(Locale.ROOT, "images/%07d.png", picture.seed);
        entry(zip, file, picture.png);
        for (LabelFormat format : LabelFormat.values()) {
          labels[format.ordinal()].append(format.row(file, picture.line));
        }
      });
      zip.setLevel(6);
      for (LabelFormat format : LabelFormat.values()) {
        byte[] text = labels[format.ordinal()].toString().getBytes(StandardCharsets.UTF_8);
        entry(zip, format.fileName(), text);
      }
    }
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private void each(long firstSeed, long count, Taker taker) throws IOException {
    for (long from = firstSeed; from < firstSeed + count; from += BLOCK) {
      long to = Math.min(firstSeed + count, from + BLOCK);
      List<Picture> block;
      try {
        block = LongStream.range(from, to).parallel().mapToObj(this::picture).toList();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      for (Picture picture : block) {
        taker.take(picture);
      }
    }
  }

  private Picture picture(long seed) {
    LabelledLine line = source.line(seed, hardness);
    try {
      return new Picture(seed, line, Png.bytes(line.image()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
