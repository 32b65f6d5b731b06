package kz.muragat.recognise;

import java.util.List;

/**
 * The measures of a {@link LineNetwork}, as they stand in {@code model.json}.
 *
 * @param inputHeightPx height of the line picture; a multiple of 16
 * @param convolutions output channels of the six 3 × 3 convolutions
 * @param lstmUnits of one direction
 * @param lstmLayers bidirectional layers
 * @param classes characters of the alphabet and, first, the CTC blank
 */
public record NetworkShape(
    int inputHeightPx, List<Integer> convolutions, int lstmUnits, int lstmLayers, int classes) {

  /** The network takes a quarter of the picture's width as its number of steps. */
  public static final int PIXELS_PER_STEP = 4;

  public NetworkShape {
    convolutions = List.copyOf(convolutions);
    if (inputHeightPx < 16
        || inputHeightPx % 16 != 0
        || convolutions.size() != 6
        || lstmUnits < 1
        || lstmLayers < 1
        || classes < 2) {
      throw new IllegalArgumentException(
          "not a line network: " + inputHeightPx + " px, convolutions " + convolutions + ", LSTM "
              + lstmLayers + " x " + lstmUnits + ", " + classes + " classes");
    }
  }

  /**
   * The small network: 1.2 million parameters. Multiples of 16 channels, since the engine computes in blocks of 16; few
   * where the maps are large.
   */
  public static NetworkShape small(int alphabetSize) {
    return new NetworkShape(48, List.of(16, 32, 64, 96, 128, 192), 128, 2, alphabetSize + 1);
  }

  /** A network of 3.5 million parameters and twice the time a line, for handwriting: it has more shapes than print. */
  public static NetworkShape wide(int alphabetSize) {
    return new NetworkShape(48, List.of(16, 32, 64, 128, 192, 256), 256, 2, alphabetSize + 1);
  }

  /** The same for another number of classes. */
  NetworkShape withClasses(int others) {
    return new NetworkShape(inputHeightPx, convolutions, lstmUnits, lstmLayers, others);
  }
}
