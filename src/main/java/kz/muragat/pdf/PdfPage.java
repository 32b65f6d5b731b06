package kz.muragat.pdf;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;
import kz.muragat.model.Box;
import kz.muragat.model.LineShape;

/**
 * What a page of a PDF has to offer: a picture to be recognised, or text that is there already. Either way geometry is in
 * pixels of the page as it is displayed: crop box, {@code /Rotate} applied, origin top left.
 */
public sealed interface PdfPage {

  /** Of the displayed page. */
  int widthPx();

  /** Of the displayed page. */
  int heightPx();

  /** Pixels to an inch of paper, the same in both directions, more than 0. */
  double dpi();

  /**
   * A page to be recognised. Its picture is the embedded scan itself where the page is one scan, drawn otherwise.
   *
   * @param image the whole displayed page
   * @param embedded whether these are the pixels of the one embedded scan
   */
  record PictureOf(BufferedImage image, double dpi, boolean embedded) implements PdfPage {

    public PictureOf {
      if (!(dpi > 0)) {
        throw new IllegalArgumentException("a resolution is more than 0, not " + dpi);
      }
    }

    @Override
    public int widthPx() {
      return image.getWidth();
    }

    @Override
    public int heightPx() {
      return image.getHeight();
    }
  }

  /**
   * A page with real text.
   *
   * @param blocks in reading order, one or more
   */
  record CarriedText(int widthPx, int heightPx, double dpi, List<Block> blocks) implements PdfPage {

    public CarriedText {
      blocks = List.copyOf(blocks);
      if (blocks.isEmpty() || widthPx < 1 || heightPx < 1 || !(dpi > 0)) {
        throw new IllegalArgumentException("not a page with text: " + blocks.size() + " blocks on "
            + widthPx + " x " + heightPx + " px, " + dpi + " dpi");
      }
    }

    /** The lines, one under another. */
    public String text() {
      return blocks.stream()
          .flatMap(block -> block.lines().stream())
          .map(Line::text)
          .collect(Collectors.joining("\n"));
    }
  }

  /** A paragraph, or as much of one as the PDF tells. One or more lines. */
  record Block(List<Line> lines) {

    public Block {
      lines = List.copyOf(lines);
      if (lines.isEmpty()) {
        throw new IllegalArgumentException("a block has at least one line");
      }
    }
  }

  /** A line with one or more words, the baseline in the reading direction. */
  record Line(LineShape shape, List<Token> words) {

    public Line {
      words = List.copyOf(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("a line has at least one word");
      }
    }

    /** The words with single spaces between them. */
    public String text() {
      return words.stream().map(Token::text).collect(Collectors.joining(" "));
    }
  }

  /**
   * A word and its place.
   *
   * @param text NFC, without white space, not empty
   */
  record Token(String text, Box box) {

    public Token {
      if (text.isEmpty() || text.codePoints().anyMatch(Character::isWhitespace)) {
        throw new IllegalArgumentException("not a word: '" + text + "'");
      }
    }
  }
}
