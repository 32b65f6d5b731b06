package kz.muragat.pipeline;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.muragat.store.FileNames;

/**
 * What a description of a page is called, by its file and by the scan that it says it is of: {@code delo-45.pdf}, {@code
 * delo-45-12.alto.xml}, {@code delo-45_page_0012.png}, or with the scan's SHA-256 in it.
 */
final class GivenName {

  private static final Pattern TRAILING_NUMBER = Pattern.compile("(?:.*\\D)?0*([1-9]\\d{0,5})");

  private final List<String> stems;

  /**
   * @param file of the description
   * @param source as the description names it, perhaps with folders; may be empty
   */
  GivenName(String file, String source) {
    String name = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
    stems = Stream.of(name, file)
        .map(GivenName::stem)
        .filter(stem -> !stem.isEmpty())
        .toList();
  }

  /** Whether a document may be meant: it, or its scan, is called like that, perhaps with a page's number behind. */
  boolean isOf(PublishedDocument document) {
    return stems.stream()
        .anyMatch(stem -> stem.contains(document.id())
            || own(document).stream().anyMatch(own -> suffix(stem, own).matches()));
  }

  /**
   * The pages that may be meant, the likeliest first.
   *
   * @param said by the description itself, from 1
   */
  Set<Integer> pages(PublishedDocument document, int said) {
    Set<Integer> pages = new LinkedHashSet<>();
    pages.add(said);
    for (String stem : stems) {
      for (String own : own(document)) {
        Matcher suffix = suffix(stem, own);
        if (suffix.matches() && suffix.group(1) != null) {
          pages.add(Integer.parseInt(suffix.group(1)));
        }
      }
      Matcher trailing = TRAILING_NUMBER.matcher(stem);
      if (trailing.matches()) {
        pages.add(Integer.parseInt(trailing.group(1)));
      }
    }
    pages.removeIf(page -> page < 1 || page > document.pages().size());
    return pages;
  }

  /** What a document is called: its scan's name, and that of its folder. */
  private static Set<String> own(PublishedDocument document) {
    String path = document.path();
    return new LinkedHashSet<>(
        List.of(stem(document.name()), folded(path.substring(path.lastIndexOf('/') + 1))));
  }

  private static Matcher suffix(String stem, String own) {
    return Pattern.compile(
            Pattern.quote(own) + "(?:[-_. ]+(?:page|p|стр|бет|лист|л)?[-_. ]*0*(\\d{1,6}))?")
        .matcher(stem);
  }

  private static String stem(String name) {
    String stem = folded(FileNames.stem(name));
    return stem.replaceFirst("\\.(alto|page|pdf|tiff?|jpe?g|png|jp2)$", "");
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}
