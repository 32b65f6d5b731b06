package kz.muragat.search;

import java.util.Map;
import java.util.Set;

/**
 * All that answers a word of a query, from what it says to what it may mean.
 *
 * @param exact terms of the exact field
 * @param folded terms of the folded field
 * @param stems terms of the stem field, and of the folded field where the stem is written by itself
 * @param readings terms of the field of next-best readings
 * @param misread terms of the folded field that are likely mistakes for the word, and what each costs: 0 to 1, less is
 *     likelier
 * @param damaged terms of the field of words that were read with doubt
 */
record WordForms(
    Set<String> exact,
    Set<String> folded,
    Set<String> stems,
    Set<String> readings,
    Map<String, Double> misread,
    Set<String> damaged) {

  WordForms {
    exact = Set.copyOf(exact);
    folded = Set.copyOf(folded);
    stems = Set.copyOf(stems);
    readings = Set.copyOf(readings);
    misread = Map.copyOf(misread);
    damaged = Set.copyOf(damaged);
  }
}
