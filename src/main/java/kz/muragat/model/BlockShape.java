package kz.muragat.model;

import java.util.List;

/** A block before anyone has read it: one or more lines in reading order. */
public record BlockShape(BlockKind kind, Box box, List<LineShape> lines) {

  public BlockShape {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a block has at least one line");
    }
  }
}
