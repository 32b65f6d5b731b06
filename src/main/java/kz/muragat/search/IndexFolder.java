package kz.muragat.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import kz.muragat.search.IndexUnavailableException.Reason;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/** What writing and read-only indexes do alike, and the sentences for what can be wrong with an index's folder. */
final class IndexFolder {

  static final String VERSION_KEY = "muragat.index";
  private static final int MAX_HITS = 1000;

  private static final String REBUILD =
      " Nothing is lost: it can be made again from the ALTO files in the outbox.";

  private IndexFolder() {}

  static SearchResult search(Path folder, SearcherManager searchers, String query, int limit)
      throws QueryProblem, IOException {
    if (limit < 1 || limit > MAX_HITS) {
      throw new IllegalArgumentException(
          "1 to " + MAX_HITS + " hits can be asked for, not " + limit);
    }
    try {
      searchers.maybeRefreshBlocking();
      IndexSearcher searcher = searchers.acquire();
      try {
        return new PageFinder(searcher).find(query, limit);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw explained(folder, e);
    }
  }

  static long pages(Path folder, SearcherManager searchers) throws IOException {
    try {
      searchers.maybeRefreshBlocking();
      IndexSearcher searcher = searchers.acquire();
      try {
        return searcher.getIndexReader().numDocs();
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw explained(folder, e);
    }
  }

  /** Refuses an index that another version of Muragat, or another program, has made. */
  static void checkVersion(Directory directory, Path folder) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return;
    }
    String version = SegmentInfos.readLatestCommit(directory).getUserData().get(VERSION_KEY);
    if (!Integer.toString(ArchiveIndex.VERSION).equals(version)) {
      throw otherVersion(folder, null);
    }
  }

  /** The failure as an archivist can understand it, where it is one that the folder explains. */
  static IOException explained(Path folder, Exception failure) {
    if (failure instanceof IndexUnavailableException known) {
      return known;
    } else if (failure instanceof LockObtainFailedException) {
      return new IndexUnavailableException(
          Reason.LOCKED,
          "The index in " + folder + " is being written by another program, most likely a running"
              + " watcher: stop that first, or only search.",
          failure);
    } else if (failure instanceof IndexFormatTooOldException
        || failure instanceof IndexFormatTooNewException) {
      return otherVersion(folder, failure);
    } else if (failure instanceof CorruptIndexException
        || failure instanceof EOFException
        || failure instanceof NoSuchFileException
        || failure instanceof FileNotFoundException
        || failure instanceof IllegalArgumentException) {
      return new IndexUnavailableException(
          Reason.CORRUPT, "The index in " + folder + " is damaged." + REBUILD, failure);
    }
    return failure instanceof IOException io ? io : new IOException(failure);
  }

  private static IndexUnavailableException otherVersion(Path folder, @Nullable Exception cause) {
    return new IndexUnavailableException(
        Reason.OTHER_VERSION,
        "The index in " + folder + " was written by another version of Muragat." + REBUILD,
        cause);
  }
}
