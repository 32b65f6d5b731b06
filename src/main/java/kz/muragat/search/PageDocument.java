package kz.muragat.search;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.muragat.model.Language;
import kz.muragat.model.Page;
import kz.muragat.model.Style;
import kz.muragat.model.TextLine;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** What Lucene keeps of a page. */
final class PageDocument {

  // Lucene wants each document to use a field in the same way. A field that a page may lack (style
  // on a blank page) is
  // therefore not the one that holds the value for facets, which every page has.
  static final String KEY = "key";
  static final String DOCUMENT = "document";
  static final String PATH = "path";
  static final String PATH_VALUE = "path_value";
  static final String PAGE = "page";
  static final String PAGE_VALUE = "page_value";
  static final String LANGUAGE = "language";
  static final String LANGUAGE_VALUE = "language_value";
  /** Of a page's words: a style or language that fewer have is as likely a short line or a cell misjudged. */
  private static final double LEAST_SHARE = 0.05;

  static final String STYLE = "style";
  static final String STYLE_VALUE = "style_value";
  static final String LANGUAGE_FACET = "language_facet";
  static final String STYLE_FACET = "style_facet";
  static final String DATE = "date";
  static final String CONFIDENCE = "confidence";
  static final String WORDS = "words";

  private static final Map<TextField, FieldType> TEXT = textTypes();

  private PageDocument() {}

  /** What a page is known by, so that a later reading of it takes its place. */
  static Term key(PageEntry entry) {
    return new Term(KEY, entry.documentId() + "#" + entry.page().number());
  }

  static Document of(PageEntry entry) {
    Page page = entry.page();
    PageUnits units = new PageUnits(page);
    Document document = new Document();
    document.add(new StringField(KEY, key(entry).text(), Field.Store.NO));
    document.add(new StringField(DOCUMENT, entry.documentId(), Field.Store.YES));
    folders(entry.path())
        .forEach(folder -> document.add(new StringField(PATH, folder, Field.Store.NO)));
    document.add(new SortedDocValuesField(PATH_VALUE, new BytesRef(entry.path())));
    document.add(new StoredField(PATH_VALUE, entry.path()));
    document.add(new IntPoint(PAGE, page.number()));
    document.add(new NumericDocValuesField(PAGE, page.number()));
    document.add(new StoredField(PAGE_VALUE, page.number()));
    document.add(new LongPoint(DATE, entry.date().toEpochMilli()));
    document.add(new NumericDocValuesField(DATE, entry.date().toEpochMilli()));
    document.add(new DoublePoint(CONFIDENCE, confidence(page)));
    document.add(new DoubleDocValuesField(CONFIDENCE, confidence(page)));
    addLanguagesAndStyles(document, page);
    List<UnitTerms> terms = units.units().stream().map(UnitTerms::of).toList();
    for (TextField field : TextField.values()) {
      document.add(new Field(field.fieldName(), new UnitTokens(terms, field), type(field)));
    }
    document.add(new StoredField(WORDS, StoredWords.encode(page, units)));
    return document;
  }

  private static void addLanguagesAndStyles(Document document, Page page) {
    document.add(new StoredField(LANGUAGE_VALUE, page.language().tag()));
    document.add(
        new SortedDocValuesField(LANGUAGE_VALUE, new BytesRef(page.language().tag())));
    Set<Language> languages = common(words(page, TextLine::language));
    languages.add(page.language());
    languages.forEach(language -> addBoth(document, LANGUAGE, LANGUAGE_FACET, language.tag()));

    Map<Style, Long> words = words(page, TextLine::style);
    Style most = words.entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .map(Map.Entry::getKey)
        .orElse(Style.PRINTED);
    document.add(new StoredField(STYLE_VALUE, most.name()));
    document.add(new SortedDocValuesField(STYLE_VALUE, new BytesRef(styleName(most))));
    common(words).forEach(style -> addBoth(document, STYLE, STYLE_FACET, styleName(style)));
  }

  /** How many words of the page stand in lines of each kind. */
  private static <K extends Enum<K>> Map<K, Long> words(Page page, Function<TextLine, K> kind) {
    return page.lines()
        .collect(Collectors.groupingBy(
            kind, TreeMap::new, Collectors.summingLong(line -> line.words().size())));
  }

  private static <K> Set<K> common(Map<K, Long> words) {
    long all = words.values().stream().mapToLong(Long::longValue).sum();
    return words.keySet().stream()
        .filter(kind -> Objects.requireNonNull(words.get(kind)) >= LEAST_SHARE * all)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What can be asked for, and counted. */
  private static void addBoth(Document document, String field, String facet, String value) {
    document.add(new StringField(field, value, Field.Store.NO));
    document.add(new SortedSetDocValuesField(facet, new BytesRef(value)));
  }

  static String styleName(Style style) {
    return style.name().toLowerCase(Locale.ROOT);
  }

  /** A path as it is compared: {@code Fond-12/} and {@code fond-12} are one. */
  static String foldedPath(String path) {
    return Normalizer.normalize(path, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace('\\', '/')
        .replaceAll("^/+|/+$", "");
  }

  /** All a path can be found by: each folder on the way, from the top, and each name by itself. */
  private static Set<String> folders(String path) {
    Set<String> folders = new LinkedHashSet<>();
    StringBuilder way = new StringBuilder();
    for (String name : foldedPath(path).split("/+")) {
      way.append(way.isEmpty() ? "" : "/").append(name);
      folders.add(way.toString());
      folders.add(name);
    }
    return folders;
  }

  private static double confidence(Page page) {
    return page.lines().mapToDouble(TextLine::confidence).average().orElse(1);
  }

  private static FieldType type(TextField field) {
    return Objects.requireNonNull(TEXT.get(field));
  }

  private static Map<TextField, FieldType> textTypes() {
    Map<TextField, FieldType> types = new EnumMap<>(TextField.class);
    for (TextField field : TextField.values()) {
      FieldType type = new FieldType();
      type.setTokenized(true);
      type.setIndexOptions(field.options());
      // pages differ little in length
      type.setOmitNorms(true);
      type.freeze();
      types.put(field, type);
    }
    return types;
  }
}
