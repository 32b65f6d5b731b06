package kz.muragat.train;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which corrected lines are never learnt from, so that every round is measured on lines unseen. Decided for ever by hashes,
 * never by what else has been corrected: a line held out today is held out in all rounds to come, and figures compare.
 *
 * <ol>
 *   <li>All lines of one document in ten: they show what a new document of known hands gains.
 *   <li>Of the other documents one line in six, since an archive that has corrected a single document must be measured too.
 * </ol>
 *
 * Together about one line in four.
 */
public final class HeldOutRule {

  private static final int DOCUMENTS = 10;
  private static final int LINES = 6;

  private HeldOutRule() {}

  /**
   * Whether a line is kept out of training.
   *
   * @param document SHA-256 of its scan, or whatever else names it for ever
   * @param page from 1
   * @param line its id on the page
   */
  public static boolean heldOut(String document, int page, String line) {
    return share("document " + document, DOCUMENTS)
        || share("line " + document + " " + page + " " + line, LINES);
  }

  private static boolean share(String name, int of) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256")
          .digest(("muragat held out: " + name).getBytes(StandardCharsets.UTF_8));
      int number = (hash[0] & 0xFF) << 16 | (hash[1] & 0xFF) << 8 | (hash[2] & 0xFF);
      return number % of == 0;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
