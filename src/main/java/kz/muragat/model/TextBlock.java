package kz.muragat.model;

import java.util.List;

/**
 * A block of lines that belong together, in reading order.
 *
 * @param id unique in its document, an XML name such as {@code p0001_b02}
 */
public record TextBlock(String id, BlockKind kind, Box box, List<TextLine> lines) {

  public TextBlock {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("block " + id + " has no lines");
    }
  }
}
