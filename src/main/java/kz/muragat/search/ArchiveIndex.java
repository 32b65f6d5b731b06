package kz.muragat.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The archive's index, open for writing and searching. One for the life of the program; only one program at a time can
 * have it open, others search beside it by {@link #openForSearch}.
 *
 * <pre>{@code
 * try (ArchiveIndex index = ArchiveIndex.open(home.resolve("index"))) {
 *   for (Page page : pages) index.put(new PageEntry(sha256, "fond-12/delo-45", page, now));
 *   index.commit();                                  // after each document
 *   index.search("мұрағат", 10).hits().get(0).boxes();
 * }
 * }</pre>
 *
 * <p>What was put is seen by searches of this object at once, by others and after a crash from {@link #commit} on. Safe for
 * many threads; searches do not hold up writing.
 */
public final class ArchiveIndex implements PageSearch {

  /** Raised whenever an index of an earlier program would be misread or would lack what is asked of it. */
  public static final int VERSION = 5;

  private static final double RAM_BUFFER_MB = 32;

  private final Path folder;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private ArchiveIndex(Path folder, Directory directory, IndexWriter writer) throws IOException {
    this.folder = folder;
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, null);
  }

  /**
   * Opens the index in a folder for writing, or begins one where there is none.
   *
   * @throws IndexUnavailableException if another program is writing it, or it is damaged or of another version
   * @throws IOException if the folder cannot be used
   */
  public static ArchiveIndex open(Path folder) throws IOException {
    return open(folder, OpenMode.CREATE_OR_APPEND);
  }

  /**
   * Begins an empty index in place of whatever index is there: the first step of making it again from the ALTO files. Until
   * the first {@link #commit}, others still see the old one.
   *
   * @throws IndexUnavailableException if another program is writing it
   */
  public static ArchiveIndex recreate(Path folder) throws IOException {
    return open(folder, OpenMode.CREATE);
  }

  /**
   * Opens the index in a folder for searching only, while another program may be writing it. Each search sees what had been
   * committed when it began.
   *
   * @throws IndexUnavailableException if there is none, or it is damaged or of another version
   */
  public static PageSearch openForSearch(Path folder) throws IOException {
    return new ReadOnlyIndex(folder);
  }

  private static ArchiveIndex open(Path folder, OpenMode mode) throws IOException {
    Directory directory = FSDirectory.open(folder);
    IndexWriter writer = null;
    try {
      if (mode != OpenMode.CREATE) {
        IndexFolder.checkVersion(directory, folder);
      }
      writer = new IndexWriter(directory, config(mode));
      writer.setLiveCommitData(
          Map.of(IndexFolder.VERSION_KEY, Integer.toString(VERSION)).entrySet());
      if (mode != OpenMode.CREATE) {
        // so that a first search from elsewhere finds an index, if an empty one
        writer.commit();
      }
      return new ArchiveIndex(folder, directory, writer);
    } catch (IOException | IllegalArgumentException e) {
      if (writer != null) {
        writer.rollback();
      }
      directory.close();
      throw IndexFolder.explained(folder, e);
    }
  }

  private static IndexWriterConfig config(OpenMode mode) {
    // texts come as tokens already: the analyzer is never asked
    return new IndexWriterConfig(new KeywordAnalyzer())
        .setOpenMode(mode)
        .setRAMBufferSizeMB(RAM_BUFFER_MB)
        .setCodec(new Lucene912Codec(Lucene912Codec.Mode.BEST_COMPRESSION));
  }

  /** Adds a page, or puts it in the place of the one with the same document and number. */
  public void put(PageEntry entry) throws IOException {
    writer.updateDocument(PageDocument.key(entry), PageDocument.of(entry));
  }

  /** Removes all pages of a document; nothing happens where it has none. */
  public void remove(String documentId) throws IOException {
    writer.deleteDocuments(new Term(PageDocument.DOCUMENT, documentId));
  }

  /** Makes all that was put and removed last, and seen by other programs. */
  public void commit() throws IOException {
    writer.commit();
  }

  @Override
  public SearchResult search(String query, int limit) throws QueryProblem, IOException {
    return IndexFolder.search(folder, searchers, query, limit);
  }

  @Override
  public long pages() throws IOException {
    return IndexFolder.pages(folder, searchers);
  }

  /** Commits and lets go of the index. Closing twice does no harm. */
  @Override
  public void close() throws IOException {
    try (directory;
        writer) {
      searchers.close();
    }
  }
}
