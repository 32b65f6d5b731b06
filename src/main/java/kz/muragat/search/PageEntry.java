package kz.muragat.search;

import java.time.Instant;
import kz.muragat.model.Page;

/**
 * A page as it goes into the index. Document and page number together are its identity.
 *
 * @param documentId SHA-256 of the original, in hexadecimal
 * @param path of the document's folder below the outbox, with {@code /} between names, such as {@code fond-12/delo-45}
 * @param page its text
 * @param date when the document was read
 */
public record PageEntry(String documentId, String path, Page page, Instant date) {

  public PageEntry {
    if (documentId.isBlank() || path.isBlank()) {
      throw new IllegalArgumentException("a page in the index needs a document and a path, not '"
          + documentId + "', '" + path + "'");
    }
    path = path.replace('\\', '/');
  }
}
