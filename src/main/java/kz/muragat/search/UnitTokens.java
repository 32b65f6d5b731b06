package kz.muragat.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The units of a page as Lucene wants them: the terms of one unit share its position. */
final class UnitTokens extends TokenStream {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final List<PageUnits.Unit> units;
  private final TextField field;
  private int nextUnit;
  private List<String> terms = List.of();
  private int nextTerm;

  UnitTokens(List<PageUnits.Unit> units, TextField field) {
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
    if (nextTerm == terms.size()) {
      if (nextUnit == units.size()) {
        return false;
      }
      terms = terms(units.get(nextUnit++));
      nextTerm = 0;
    }
    increment.setPositionIncrement(nextTerm == 0 ? 1 : 0);
    term.append(terms.get(nextTerm++));
    return true;
  }

  private List<String> terms(PageUnits.Unit unit) {
    Set<String> distinct = new LinkedHashSet<>();
    unit.terms().forEach(t -> distinct.add(field.indexed(t, unit.language())));
    return List.copyOf(distinct);
  }
}
