package kz.muragat.search;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;

/**
 * How large an index is on the disk, as last committed.
 *
 * @param bytes of all its files
 * @param stored of them, what is kept to answer with: words with their boxes
 * @param positions of them, where on their pages words stand
 */
public record IndexSize(long bytes, long stored, long positions) {

  /**
   * Measures an index.
   *
   * @throws IndexUnavailableException if there is none or it is damaged
   */
  public static IndexSize of(Path folder) throws IOException {
    try (Directory directory = FSDirectory.open(folder)) {
      long bytes = 0;
      long stored = 0;
      long positions = 0;
      for (SegmentCommitInfo segment : SegmentInfos.readLatestCommit(directory)) {
        SegmentInfo info = segment.info;
        try (Directory files = info.getUseCompoundFile()
            ? info.getCodec()
                .compoundFormat()
                .getCompoundReader(directory, info, IOContext.READONCE)
            : FSDirectory.open(folder)) {
          stored += size(files, info.name, ".fdt");
          positions += size(files, info.name, ".pos");
        }
        bytes += segment.sizeInBytes();
      }
      return new IndexSize(bytes, stored, positions);
    } catch (IOException | IllegalArgumentException e) {
      throw IndexFolder.explained(folder, e);
    }
  }

  private static long size(Directory files, String segment, String ending) throws IOException {
    long bytes = 0;
    for (String file : files.listAll()) {
      if (file.endsWith(ending) && IndexFileNames.parseSegmentName(file).equals(segment)) {
        bytes += files.fileLength(file);
      }
    }
    return bytes;
  }
}
