package kz.muragat.recognise;

import java.util.Map;
import java.util.stream.Collectors;
import kz.muragat.model.Style;

/**
 * What a network of a model is for. Both take lines of one height and write one alphabet.
 *
 * <p>Two, because a small network that learns a hand forgets some of its print: with one for each, what an archive corrects in
 * its handwriting leaves print as it was. Print costs no more than with one; handwriting is read twice.
 */
public enum NetworkRole {
  /** Reads every line, and tells how it was written. */
  GENERAL(""),

  /** Reads the lines again that the other tells to be handwritten; a model may be without it. */
  HANDWRITING("handwriting.");

  private final String prefix;

  NetworkRole(String prefix) {
    this.prefix = prefix;
  }

  /** Whose reading of such a line counts, in a model that has both. */
  public static NetworkRole of(Style style) {
    return style == Style.HANDWRITTEN ? HANDWRITING : GENERAL;
  }

  /** What the arrays of this network are called in a model's file, with what they are in the network. */
  Map<String, long[]> shapes(NetworkShape shape) {
    return LineNetwork.parameterShapes(shape).entrySet().stream()
        .collect(Collectors.toMap(entry -> inFile(entry.getKey()), Map.Entry::getValue));
  }

  /** Name of an array in a model's file. */
  String inFile(String name) {
    return prefix + name;
  }
}
