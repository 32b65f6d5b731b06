package kz.muragat.alto;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.muragat.model.Alternative;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.LineShape;
import kz.muragat.model.Point;
import kz.muragat.model.Word;

/** Reads the words of a line. */
final class AltoWords {

  /** What stands before the probability in {@code ALTERNATIVE/@PURPOSE}. */
  static final String READING = "reading ";

  /** All but the spaces that do not break: a word may hold those (12 000). */
  private static final String SPACES = "[\\s\\p{Z}&&[^\\u00A0\\u2007\\u202F]]+";

  private final AltoUnit unit;

  AltoWords(AltoUnit unit) {
    this.unit = unit;
  }

  /** The words of a line; none where it has no text. */
  List<Word> of(XmlNode line, LineShape shape, Language inherited) throws MalformedAltoException {
    List<XmlNode> strings = line.children("String")
        .filter(string -> string.attribute("CONTENT").isPresent())
        .toList();
    String hyphen = line.child("HYP").flatMap(hyp -> hyp.attribute("CONTENT")).orElse("");
    List<Word> words = new ArrayList<>();
    List<Box> shares = shares(
        strings.stream().map(s -> s.attribute("CONTENT").orElseThrow()).toList(), shape.box());
    for (int i = 0; i < strings.size(); i++) {
      XmlNode string = strings.get(i);
      Box box = unit.box(string).orElse(shares.get(i));
      Language language = AltoPages.language(string).orElse(inherited);
      words.addAll(words(string, i == strings.size() - 1 ? hyphen : "", box, language));
    }
    return words;
  }

  private static List<Word> words(XmlNode string, String hyphen, Box box, Language language)
      throws MalformedAltoException {
    String content = Normalizer.normalize(
        string.attribute("CONTENT").orElseThrow() + hyphen.strip(), Normalizer.Form.NFC);
    List<String> texts = texts(content);
    double confidence = confidence(string);
    if (texts.size() == 1) {
      String text = texts.get(0);
      return List.of(new Word(
          text,
          box,
          confidence,
          characterConfidences(string, text),
          alternatives(string),
          language));
    }
    return shared(texts, box, confidence, language);
  }

  /** The words of a text that share a box, of which nothing else is known. */
  static List<Word> shared(String text, Box box) {
    return shared(texts(text), box, 1, Language.UNDETERMINED);
  }

  private static List<Word> shared(
      List<String> texts, Box box, double confidence, Language language) {
    List<Box> shares = shares(texts, box);
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      words.add(new Word(texts.get(i), shares.get(i), confidence, List.of(), List.of(), language));
    }
    return words;
  }

  private static List<String> texts(String content) {
    return List.of(content.strip().split(SPACES)).stream()
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** Shares a box out from left to right by the number of letters, with a letter's width between. */
  private static List<Box> shares(List<String> texts, Box box) {
    double letters = texts.stream().mapToInt(String::length).sum() + Math.max(0, texts.size() - 1);
    List<Box> shares = new ArrayList<>();
    double done = 0;
    for (String text : texts) {
      double left = box.x() + box.width() * done / letters;
      double right = box.x() + box.width() * (done + text.length()) / letters;
      shares.add(Box.around(List.of(new Point(left, box.y()), new Point(right, box.bottom()))));
      done += text.length() + 1;
    }
    return shares;
  }

  /** Some programs write percent; a word without a figure was typed by a person and is sure. */
  private static double confidence(XmlNode string) throws MalformedAltoException {
    double wc = string.number("WC").orElse(1.0);
    return Math.min(1, Math.max(0, wc > 1 ? wc / 100 : wc));
  }

  /** The digits (or numbers with spaces between) of {@code CC}, where there is one for each character. */
  private static List<Double> characterConfidences(XmlNode string, String text) {
    Optional<String> cc = string.attribute("CC").map(String::trim);
    if (cc.isEmpty() || !cc.get().matches("[0-9\\s]+")) {
      return List.of();
    }
    List<Double> confidences = cc.get()
        .codePoints()
        .filter(Character::isDigit)
        .mapToObj(digit -> 1 - (digit - '0') / 9.0)
        .collect(Collectors.toList());
    return confidences.size() == text.codePointCount(0, text.length()) ? confidences : List.of();
  }

  private static List<Alternative> alternatives(XmlNode string) throws MalformedAltoException {
    List<Alternative> alternatives = new ArrayList<>();
    for (XmlNode node : string.children("ALTERNATIVE").toList()) {
      Optional<String> purpose = node.attribute("PURPOSE").filter(p -> p.startsWith(READING));
      if (!node.text().isEmpty() && purpose.isPresent()) {
        double probability = node.parse("PURPOSE", purpose.get().substring(READING.length()));
        alternatives.add(new Alternative(node.text(), Math.min(1, Math.max(0, probability))));
      }
    }
    return alternatives;
  }
}
