package kz.muragat.pipeline;

import java.util.List;
import java.util.Locale;
import kz.muragat.text.Confusions;

/** A page for a browser, written from top to bottom. All text is escaped unless it is said to be HTML. */
final class Html {

  private static final String STYLE = """
      body { font: 15px/1.45 system-ui, sans-serif; max-width: 1200px; margin: 2em auto; padding: 0 1em;
        color: #1a1a1a; background: #fff }
      table { border-collapse: collapse; margin: 1em 0; font-variant-numeric: tabular-nums }
      th, td { padding: .2em .7em; border-bottom: 1px solid #ddd; text-align: right }
      th { font-weight: 600; vertical-align: bottom }
      th:first-child, td:first-child { text-align: left }
      tbody th { text-align: left; padding-top: 1em; background: #f6f6f4 }
      figure { margin: 0 0 1.6em; padding: 0 0 1em; border-bottom: 1px solid #ddd }
      figure img { max-width: 100%; border: 1px solid #ccc; background: #fff }
      figcaption { color: #555; font-size: 13px }
      dl { margin: .3em 0 0; display: grid; grid-template-columns: 5em 1fr; font-size: 16px }
      dt { color: #555 } dd { margin: 0; white-space: pre-wrap }
      ins { background: #ffd9d6; text-decoration: none } del { background: #cfe8ff; color: #345 }
      """;

  private final StringBuilder out = new StringBuilder();

  Html(String title) {
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<title>")
        .append(escaped(title))
        .append("</title>\n<style>")
        .append(STYLE)
        .append("</style></head>\n<body>\n");
  }

  void heading(int level, String text) {
    out.append("<h").append(level).append('>').append(escaped(text));
    out.append("</h").append(level).append(">\n");
  }

  void paragraph(String text) {
    out.append("<p>").append(escaped(text)).append("</p>\n");
  }

  void startTable(List<String> columns) {
    out.append("<table><thead><tr>");
    columns.forEach(c -> out.append("<th scope=\"col\">").append(escaped(c)).append("</th>"));
    out.append("</tr></thead><tbody>\n");
  }

  /** A row that names the rows below it. */
  void section(String title, int columns) {
    out.append("<tr><th colspan=\"").append(columns).append("\">");
    out.append(escaped(title)).append("</th></tr>\n");
  }

  void row(List<String> cells) {
    out.append("<tr>");
    cells.forEach(cell -> out.append("<td>").append(escaped(cell)).append("</td>"));
    out.append("</tr>\n");
  }

  void endTable() {
    out.append("</tbody></table>\n");
  }

  void startDetails(String summary) {
    out.append("<details><summary>").append(escaped(summary)).append("</summary>\n");
  }

  void endDetails() {
    out.append("</details>\n");
  }

  void startFigure(String pictureAddress) {
    out.append("<figure><img alt=\"the picture\" src=\"").append(escaped(pictureAddress));
    out.append("\">\n");
  }

  void caption(String text) {
    out.append("<figcaption>").append(escaped(text)).append("</figcaption><dl>");
  }

  /**
   * A named text.
   *
   * @param html is not escaped again
   */
  void text(String name, String html) {
    out.append("<dt>").append(escaped(name)).append("</dt><dd>").append(html).append("</dd>\n");
  }

  void endFigure() {
    out.append("</dl></figure>\n");
  }

  /** HTML of a reading: what is wrong in it marked as inserted, what is missing as deleted. */
  static String differences(String truth, String read) {
    StringBuilder html = new StringBuilder();
    for (Confusions.Difference part : Confusions.differences(truth, read)) {
      if (part.same()) {
        html.append(escaped(part.read()));
      } else if (part.read().isEmpty()) {
        html.append("<del>").append(escaped(part.truth())).append("</del>");
      } else {
        html.append("<ins>").append(escaped(part.read())).append("</ins>");
      }
    }
    return html.toString();
  }

  /** A character that can be seen: a space and nothing get a sign. */
  static String visible(String character) {
    return character.isEmpty() ? "∅" : character.equals(" ") ? "␣" : character;
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return out + "</body></html>\n";
  }
}
