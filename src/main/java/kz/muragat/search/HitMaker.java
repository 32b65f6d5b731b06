package kz.muragat.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kz.muragat.model.Box;
import kz.muragat.model.Language;
import kz.muragat.model.Style;
import kz.muragat.search.StoredWords.StoredWord;
import org.apache.lucene.document.Document;

/** Makes an answer of a stored page and the numbers of its hit units. */
final class HitMaker {

  /** A snippet is filled up with words before and after its hits to this many characters. */
  private static final int SNIPPET_CHARS = 160;

  /** Of those, before the first hit. */
  private static final int LEAD_CHARS = 50;

  private static final String ELLIPSIS = "…";

  private final Document document;
  private final double score;
  private final List<StoredWord> words;

  HitMaker(Document document, double score) throws IOException {
    this.document = document;
    this.score = score;
    this.words = StoredWords.decode(document.getBinaryValue(PageDocument.WORDS)).stream()
        .flatMap(List::stream)
        .toList();
  }

  Hit hit(List<Integer> hitUnits) {
    Set<Integer> units = new HashSet<>(hitUnits);
    boolean[] isHit = new boolean[words.size()];
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < isHit.length; i++) {
      StoredWord word = words.get(i);
      isHit[i] = word.unit().isPresent() && units.contains(word.unit().getAsInt());
      if (isHit[i]) {
        boxes.add(word.box());
      }
    }
    return new Hit(
        document.get(PageDocument.DOCUMENT),
        document.get(PageDocument.PATH_VALUE),
        document.getField(PageDocument.PAGE_VALUE).numericValue().intValue(),
        snippet(isHit),
        boxes,
        score,
        Language.ofTag(document.get(PageDocument.LANGUAGE_VALUE)),
        Style.valueOf(document.get(PageDocument.STYLE_VALUE)));
  }

  private Snippet snippet(boolean[] isHit) {
    int first = densest(isHit);
    int start = first;
    int lead = 0;
    while (start > 0 && lead + length(start - 1) <= LEAD_CHARS) {
      start--;
      lead += length(start);
    }
    StringBuilder text = new StringBuilder(start > 0 ? ELLIPSIS : "");
    List<Snippet.Mark> marks = new ArrayList<>();
    int end = start;
    while (end < words.size() && text.length() < SNIPPET_CHARS) {
      if (end > start) {
        text.append(' ');
      }
      String word = words.get(end).text();
      if (isHit[end]) {
        marks.add(new Snippet.Mark(text.length(), text.length() + word.length()));
      }
      text.append(word);
      end++;
    }
    return new Snippet(text.append(end < words.size() ? ELLIPSIS : "").toString(), marks);
  }

  /** The hit word from which a snippet's length holds the most hits; the first word where nothing was hit. */
  private int densest(boolean[] isHit) {
    int best = 0;
    int bestHits = 0;
    for (int start : IntStream.range(0, isHit.length).filter(i -> isHit[i]).toArray()) {
      int hits = 0;
      int chars = 0;
      for (int i = start; i < isHit.length && chars < SNIPPET_CHARS - LEAD_CHARS; i++) {
        hits += isHit[i] ? 1 : 0;
        chars += length(i);
      }
      if (hits > bestHits) {
        best = start;
        bestHits = hits;
      }
    }
    return best;
  }

  private int length(int word) {
    return words.get(word).text().length() + 1;
  }
}
