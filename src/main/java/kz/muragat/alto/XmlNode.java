package kz.muragat.alto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of a file in memory, its name without prefix or namespace, since ALTO of all versions and prefixes is read.
 *
 * @param text all character data directly inside, stripped
 * @param line where it starts in the file, from 1
 */
record XmlNode(
    String file,
    String name,
    Map<String, String> attributes,
    List<XmlNode> children,
    String text,
    int line) {

  /** An attribute that is there and not blank. */
  Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute)).filter(value -> !value.isBlank());
  }

  Stream<XmlNode> children(String childName) {
    return children.stream().filter(child -> child.name.equals(childName));
  }

  Optional<XmlNode> child(String childName) {
    return children(childName).findFirst();
  }

  /** All elements of a name below this one, in the order of the file. */
  List<XmlNode> descendants(String descendantName) {
    List<XmlNode> found = new ArrayList<>();
    for (XmlNode child : children) {
      if (child.name.equals(descendantName)) {
        found.add(child);
      } else {
        found.addAll(child.descendants(descendantName));
      }
    }
    return found;
  }

  /** The text of the first element of a name below this one; empty where there is none. */
  String textOf(String descendantName) {
    return descendants(descendantName).stream().findFirst().map(XmlNode::text).orElse("");
  }

  /** What an IDREFS attribute points to; references into nowhere are passed over. */
  List<XmlNode> references(String attribute, Map<String, XmlNode> targets) {
    return attribute(attribute).stream()
        .flatMap(ids -> Stream.of(ids.trim().split("\\s+")))
        .filter(targets::containsKey)
        .map(targets::get)
        .toList();
  }

  Optional<Double> number(String attribute) throws MalformedAltoException {
    Optional<String> value = attribute(attribute);
    return value.isEmpty() ? Optional.empty() : Optional.of(parse(attribute, value.get()));
  }

  double parse(String attribute, String value) throws MalformedAltoException {
    try {
      double number = Double.parseDouble(value.trim());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new MalformedAltoException(
          problem("in " + attribute + ", '" + value + "' is no number"), e);
    }
    throw new MalformedAltoException(problem("in " + attribute + ", '" + value + "' is no number"));
  }

  /** A sentence that names the file and the line. */
  String problem(String what) {
    return file + ", line " + line + ", <" + name + ">: " + what;
  }
}
