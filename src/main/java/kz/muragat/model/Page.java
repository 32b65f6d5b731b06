package kz.muragat.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A page that has been read.
 *
 * @param number from 1, in its document
 * @param widthPx of the page picture as displayed
 * @param heightPx of the page picture as displayed
 * @param dpi resolution of that picture, more than 0
 * @param sourceFileName the file the archivist dropped, without folders
 * @param quarterTurns how many clockwise quarter turns (0–3) make the picture upright
 * @param language the one most of its words have
 * @param blocks in reading order; none on a blank page
 * @param origin who read it
 */
public record Page(
    int number,
    int widthPx,
    int heightPx,
    double dpi,
    String sourceFileName,
    int quarterTurns,
    Language language,
    List<TextBlock> blocks,
    TextOrigin origin) {

  public Page {
    blocks = List.copyOf(blocks);
    if (number < 1
        || widthPx < 1
        || heightPx < 1
        || !(dpi > 0)
        || quarterTurns < 0
        || quarterTurns > 3) {
      throw new IllegalArgumentException("not a page: number " + number + ", " + widthPx + " x "
          + heightPx + " px, " + dpi + " dpi, " + quarterTurns + " quarter turns");
    }
  }

  /** All lines, block after block. */
  public Stream<TextLine> lines() {
    return blocks.stream().flatMap(block -> block.lines().stream());
  }

  /**
   * The same page with other lines in place of those of the same id.
   *
   * @param changed by id; what the page does not have is left out
   */
  public Page with(Map<String, TextLine> changed, TextOrigin newOrigin) {
    List<TextBlock> newBlocks = blocks.stream()
        .map(block -> new TextBlock(
            block.id(),
            block.kind(),
            block.box(),
            block.lines().stream()
                .map(line -> changed.getOrDefault(line.id(), line))
                .toList()))
        .toList();
    return new Page(
        number,
        widthPx,
        heightPx,
        dpi,
        sourceFileName,
        quarterTurns,
        language,
        newBlocks,
        newOrigin);
  }
}
