package kz.muragat.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.muragat.search.IndexUnavailableException.Reason;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** An index that someone else may be writing. */
final class ReadOnlyIndex implements PageSearch {

  private final Path folder;
  private final Directory directory;
  private final SearcherManager searchers;

  ReadOnlyIndex(Path folder) throws IOException {
    this.folder = folder;
    if (!Files.isDirectory(folder)) {
      throw missing(folder);
    }
    this.directory = FSDirectory.open(folder);
    try {
      if (!DirectoryReader.indexExists(directory)) {
        throw missing(folder);
      }
      IndexFolder.checkVersion(directory, folder);
      this.searchers = new SearcherManager(directory, null);
    } catch (IOException | IllegalArgumentException e) {
      directory.close();
      throw IndexFolder.explained(folder, e);
    }
  }

  private static IndexUnavailableException missing(Path folder) {
    return new IndexUnavailableException(
        Reason.MISSING,
        "There is no index in " + folder + " yet: it begins with the first document that is read.");
  }

  @Override
  public SearchResult search(String query, int limit) throws QueryProblem, IOException {
    return IndexFolder.search(folder, searchers, query, limit);
  }

  @Override
  public long pages() throws IOException {
    return IndexFolder.pages(folder, searchers);
  }

  @Override
  public void close() throws IOException {
    try (directory) {
      searchers.close();
    }
  }
}
