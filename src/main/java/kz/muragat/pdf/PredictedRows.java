package kz.muragat.pdf;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes rows of samples as PNG does before deflating: each row with the one of five filters that leaves the smallest
 * differences (PNG specification, chapters 9 and 12.7).
 */
final class PredictedRows implements Closeable {

  private static final int FILTERS = 5;

  private final OutputStream out;
  private final int step;
  private final int filters;
  private byte[] before;
  private final byte[][] filtered;

  /**
   * @param out closed with this
   * @param rowBytes bytes in a row
   * @param pixelBytes bytes in a pixel, at least 1
   * @param predicted whether to look for the best filter; otherwise rows are written as they are
   */
  PredictedRows(OutputStream out, int rowBytes, int pixelBytes, boolean predicted) {
    this.out = out;
    this.step = pixelBytes;
    this.filters = predicted ? FILTERS : 1;
    this.before = new byte[rowBytes];
    this.filtered = new byte[FILTERS][rowBytes];
  }

  /** Writes a row; the array is not kept. */
  void write(byte[] row) throws IOException {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int filter = 0; filter < filters; filter++) {
      long sum = filter(filter, row);
      if (sum < least) {
        least = sum;
        best = filter;
      }
    }
    out.write(best);
    out.write(filtered[best]);
    before = row.clone();
  }

  private long filter(int filter, byte[] row) {
    byte[] result = filtered[filter];
    long sum = 0;
    for (int i = 0; i < row.length; i++) {
      int left = i >= step ? row[i - step] & 0xFF : 0;
      int up = before[i] & 0xFF;
      int upLeft = i >= step ? before[i - step] & 0xFF : 0;
      int guess = switch (filter) {
        case 1 -> left;
        case 2 -> up;
        case 3 -> (left + up) / 2;
        case 4 -> paeth(left, up, upLeft);
        default -> 0;
      };
      result[i] = (byte) (row[i] - guess);
      sum += Math.abs(result[i]);
    }
    return sum;
  }

  private static int paeth(int left, int up, int upLeft) {
    int guess = left + up - upLeft;
    int toLeft = Math.abs(guess - left);
    int toUp = Math.abs(guess - up);
    int toUpLeft = Math.abs(guess - upLeft);
    return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
