package kz.muragat.search;

import java.util.List;

/**
 * A piece of a page's text around its hits, in one line.
 *
 * @param text words with single spaces between, an ellipsis where the page goes on
 * @param marks where hit words stand in the text, in order, not overlapping
 */
public record Snippet(String text, List<Mark> marks) {

  public Snippet {
    marks = List.copyOf(marks);
    int from = 0;
    for (Mark mark : marks) {
      if (mark.start < from || mark.end > text.length()) {
        throw new IllegalArgumentException("marks overlap or leave the text: " + marks);
      }
      from = mark.end;
    }
  }

  /**
   * A part of a text in {@code char}s.
   *
   * @param start of the first, from 0
   * @param end one past the last, above {@code start}
   */
  public record Mark(int start, int end) {

    public Mark {
      if (start < 0 || end <= start) {
        throw new IllegalArgumentException("not a part of a text: " + start + " to " + end);
      }
    }
  }

  /** The text with something put before and after each mark, such as {@code [} and {@code ]}. */
  public String marked(String before, String after) {
    StringBuilder marked = new StringBuilder(text);
    for (int i = marks.size() - 1; i >= 0; i--) {
      marked.insert(marks.get(i).end, after).insert(marks.get(i).start, before);
    }
    return marked.toString();
  }
}
