package kz.muragat.search;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The units of a page as Lucene wants them: the terms of one unit share its position, which may have none. */
final class UnitTokens extends TokenStream {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final List<UnitTerms> units;
  private final TextField field;
  private int nextUnit;
  private List<String> terms = List.of();
  private int nextTerm;

  UnitTokens(List<UnitTerms> units, TextField field) {
    this.units = units;
    this.field = field;
  }

  @Override
  public void reset() {
    nextUnit = 0;
    nextTerm = 0;
    terms = List.of();
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    int step = 0;
    while (nextTerm == terms.size()) {
      if (nextUnit == units.size()) {
        return false;
      }
      terms = List.copyOf(field.indexed(units.get(nextUnit++)));
      nextTerm = 0;
      step++;
    }
    increment.setPositionIncrement(step);
    term.append(terms.get(nextTerm++));
    return true;
  }
}
