package kz.muragat.text;

import java.util.List;
import java.util.stream.Collectors;
import kz.muragat.model.Page;
import kz.muragat.model.TextBlock;
import kz.muragat.model.TextLine;

/**
 * Pages as a plain text file: a line of text for each line, an empty line between blocks, a form feed (U+000C) between
 * pages, as {@code pdftotext} does it. The cells of a table row stand in one line, with tabs between them.
 */
public final class PlainText {

  private PlainText() {}

  /** The text of a page, each line ended by a line feed; empty for a blank page. */
  public static String of(Page page) {
    return page.blocks().stream().map(PlainText::of).collect(Collectors.joining("\n"));
  }

  /** The text of all pages with form feeds between them: n pages have n - 1 form feeds, blank pages too. */
  public static String of(List<Page> pages) {
    return pages.stream().map(PlainText::of).collect(Collectors.joining("\f"));
  }

  private static String of(TextBlock block) {
    String between = switch (block.kind()) {
      case TABLE_ROW -> "\t";
      case TEXT, HEADING, MARGINALIA, PAGE_NUMBER -> "\n";
    };
    return block.lines().stream()
        .map(TextLine::text)
        .collect(Collectors.joining(between, "", "\n"));
  }
}
