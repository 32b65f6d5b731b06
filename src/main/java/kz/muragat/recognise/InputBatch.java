package kz.muragat.recognise;

import java.util.Arrays;
import java.util.List;

/**
 * Line pictures side by side for the network.
 *
 * @param size lines, at least 1
 * @param heightPx of each
 * @param width of each in pixels, the widest one's rounded up
 * @param ink float32 [size, 1, height, width], 0 paper to 1 ink, right-padded with 0
 */
@SuppressWarnings("ArrayRecordComponent") // one step's numbers, never compared
public record InputBatch(int size, int heightPx, int width, float[] ink) {

  /** Widths are rounded up to this, so that the engine meets few different shapes. */
  private static final int WIDTH_STEP = 32;

  /** PyTorch gives a single picture of no more pixels to another engine than oneDNN, which warns where it cannot start. */
  private static final int LONER_PX = 20_480;

  /** Lays lines of one height beside each other. */
  public static InputBatch of(List<LineInput> lines, int heightPx) {
    int widest = lines.stream().mapToInt(LineInput::width).max().orElseThrow();
    int width = (widest + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP;
    float[] ink = new float[lines.size() * heightPx * width];
    for (int i = 0; i < lines.size(); i++) {
      LineInput line = lines.get(i);
      for (int y = 0; y < heightPx; y++) {
        System.arraycopy(
            line.ink(), y * line.width(), ink, (i * heightPx + y) * width, line.width());
      }
    }
    return new InputBatch(lines.size(), heightPx, width, ink);
  }

  /** The same, or with a blank line more where one small line would not be computed as others are. */
  InputBatch inCompany() {
    return size == 1 && heightPx * width <= LONER_PX
        ? new InputBatch(2, heightPx, width, Arrays.copyOf(ink, 2 * ink.length))
        : this;
  }

  /** Steps of the network's output for each line, padding included. */
  public int steps() {
    return width / NetworkShape.PIXELS_PER_STEP;
  }
}
