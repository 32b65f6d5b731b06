package kz.muragat.alto;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import kz.muragat.model.Alternative;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.Page;
import kz.muragat.model.TextLine;
import kz.muragat.model.Word;
import kz.muragat.text.Hyphenation;

/** Writes the lines of one page, in order. */
final class AltoLines {

  private final XmlOut xml;

  /** By number of the word on the page: the whole word of which it is a half. */
  private final Map<Integer, String> wholeOfFirst = new HashMap<>();

  private final Map<Integer, String> wholeOfSecond = new HashMap<>();
  private int wordNumber;

  AltoLines(XmlOut xml, Page page) {
    this.xml = xml;
    for (Hyphenation.Split split : Hyphenation.of(page)) {
      wholeOfFirst.put(split.first(), split.whole());
      wholeOfSecond.put(split.second(), split.whole());
    }
  }

  void write(TextLine line, Language inherited) throws XMLStreamException {
    xml.start("TextLine")
        .attribute("ID", line.id())
        .attribute(
            "TAGREFS",
            AltoTags.id(line.style()) + " " + AltoTags.id(line.shape().xHeightPx()));
    AltoWriter.box(xml, line.shape().box());
    xml.attribute("BASELINE", AltoWriter.points(line.shape().baseline().points()));
    AltoWriter.language(xml, line.language(), inherited);
    if (line.corrected()) {
      xml.attribute("CS", "true");
    }
    xml.start("Shape")
        .empty("Polygon")
        .attribute("POINTS", AltoWriter.points(line.shape().boundary().points()))
        .end();
    words(line);
    xml.end();
  }

  private void words(TextLine line) throws XMLStreamException {
    List<Word> words = line.words();
    String lastText = words.get(words.size() - 1).text();
    boolean cut = Hyphenation.isCut(lastText);
    for (int i = 0; i < words.size(); i++) {
      boolean last = i == words.size() - 1;
      if (i > 0) {
        space(words.get(i - 1).box(), words.get(i).box());
      }
      String id = line.id() + String.format(Locale.ROOT, "_w%02d", i + 1);
      string(id, words.get(i), last && cut, line.language());
      wordNumber++;
    }
    if (cut) {
      xml.empty("HYP").attribute("CONTENT", lastText.substring(lastText.length() - 1));
    }
  }

  private void space(Box left, Box right) throws XMLStreamException {
    xml.empty("SP");
    if (right.x() > left.right()) {
      xml.attribute("HPOS", left.right())
          .attribute("VPOS", left.y())
          .attribute("WIDTH", right.x() - left.right());
    }
  }

  private void string(String id, Word word, boolean cut, Language inherited)
      throws XMLStreamException {
    String text = word.text();
    xml.start("String").attribute("ID", id);
    AltoWriter.box(xml, word.box());
    xml.attribute("CONTENT", cut ? text.substring(0, text.length() - 1) : text);
    substitution();
    xml.attribute("WC", word.confidence());
    if (!word.characterConfidences().isEmpty()) {
      xml.attribute("CC", digits(word.characterConfidences()));
    }
    AltoWriter.language(xml, word.language(), inherited);
    for (Alternative alternative : word.alternatives()) {
      xml.start("ALTERNATIVE")
          .attribute("PURPOSE", AltoWords.READING + XmlOut.number(alternative.probability()))
          .content(alternative.text())
          .end();
    }
    xml.end();
  }

  /** A word can be the second half of one cut and the first of another; the schema has room for one: the first. */
  private void substitution() throws XMLStreamException {
    String first = wholeOfFirst.get(wordNumber);
    String second = wholeOfSecond.get(wordNumber);
    if (first != null) {
      xml.attribute("SUBS_TYPE", "HypPart1").attribute("SUBS_CONTENT", first);
    } else if (second != null) {
      xml.attribute("SUBS_TYPE", "HypPart2").attribute("SUBS_CONTENT", second);
    }
  }

  private static String digits(List<Double> confidences) {
    StringBuilder digits = new StringBuilder(confidences.size());
    confidences.forEach(confidence -> digits.append(Math.round(9 * (1 - confidence))));
    return digits.toString();
  }
}
