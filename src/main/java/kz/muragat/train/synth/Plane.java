package kz.muragat.train.synth;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import kz.muragat.model.GreyImage;

/** A picture of floats, row after row, with the few operations that damage is made of. */
final class Plane {

  final int width;
  final int height;
  final float[] values;

  Plane(int width, int height) {
    this(width, height, new float[width * height]);
  }

  Plane(int width, int height, float[] values) {
    this.width = width;
    this.height = height;
    this.values = values;
  }

  /** 0 black to 1 white. */
  static Plane of(BufferedImage grey) {
    byte[] bytes = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    Plane plane = new Plane(grey.getWidth(), grey.getHeight());
    for (int i = 0; i < bytes.length; i++) {
      plane.values[i] = (bytes[i] & 0xFF) / 255f;
    }
    return plane;
  }

  BufferedImage toImage() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    fill(bytes);
    return image;
  }

  GreyImage toGrey() {
    byte[] bytes = new byte[values.length];
    fill(bytes);
    return new GreyImage(width, height, bytes);
  }

  private void fill(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(values[i] * 255)));
    }
  }

  /** Smooth noise in about [-1, 1] with bumps of the given size. */
  static Plane clouds(int width, int height, double bump, Dice dice) {
    int columns = (int) Math.ceil(width / bump) + 2;
    int rows = (int) Math.ceil(height / bump) + 2;
    Plane coarse = new Plane(columns, rows);
    for (int i = 0; i < coarse.values.length; i++) {
      coarse.values[i] = dice.noise();
    }
    double offsetX = dice.between(0, 0.99);
    double offsetY = dice.between(0, 0.99);
    Plane plane = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      double v = y / bump + offsetY;
      int row = (int) v;
      float fy = (float) (v - row);
      int above = Math.min(row, rows - 1) * columns;
      int below = Math.min(row + 1, rows - 1) * columns;
      for (int x = 0; x < width; x++) {
        double u = x / bump + offsetX;
        int left = Math.min((int) u, columns - 2);
        float fx = (float) (u - left);
        float a = coarse.values[above + left] * (1 - fx) + coarse.values[above + left + 1] * fx;
        float b = coarse.values[below + left] * (1 - fx) + coarse.values[below + left + 1] * fx;
        plane.values[y * width + x] = a + (b - a) * fy;
      }
    }
    return plane;
  }

  /** Gaussian blur, borders repeated; nothing below a deviation of 0.15 pixels. */
  Plane blur(double sigma) {
    return sigma < 0.15 ? this : blurRows(sigma).blurColumns(sigma);
  }

  /** Blur along the rows alone, as from a moving scanner. */
  Plane blurRows(double sigma) {
    float[] kernel = kernel(sigma);
    int radius = kernel.length / 2;
    float[] out = new float[values.length];
    for (int y = 0; y < height; y++) {
      int row = y * width;
      for (int x = 0; x < width; x++) {
        float sum = 0;
        if (x >= radius && x < width - radius) {
          for (int k = -radius; k <= radius; k++) {
            sum += values[row + x + k] * kernel[k + radius];
          }
        } else {
          for (int k = -radius; k <= radius; k++) {
            sum += values[row + Math.max(0, Math.min(width - 1, x + k))] * kernel[k + radius];
          }
        }
        out[row + x] = sum;
      }
    }
    return new Plane(width, height, out);
  }

  private Plane blurColumns(double sigma) {
    float[] kernel = kernel(sigma);
    int radius = kernel.length / 2;
    float[] out = new float[values.length];
    for (int y = 0; y < height; y++) {
      for (int k = -radius; k <= radius; k++) {
        int from = Math.max(0, Math.min(height - 1, y + k)) * width;
        float weight = kernel[k + radius];
        int to = y * width;
        for (int x = 0; x < width; x++) {
          out[to + x] += values[from + x] * weight;
        }
      }
    }
    return new Plane(width, height, out);
  }

  private static float[] kernel(double sigma) {
    int radius = Math.max(1, (int) Math.ceil(2.5 * sigma));
    float[] kernel = new float[2 * radius + 1];
    float sum = 0;
    for (int k = -radius; k <= radius; k++) {
      kernel[k + radius] = (float) Math.exp(-k * k / (2 * sigma * sigma));
      sum += kernel[k + radius];
    }
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] /= sum;
    }
    return kernel;
  }

  /** Brought to another size: areas are averaged when it shrinks, values interpolated when it grows. */
  Plane scaled(int newWidth, int newHeight) {
    return newWidth == width && newHeight == height
        ? this
        : scaledRows(newHeight).transposed().scaledRows(newWidth).transposed();
  }

  private Plane scaledRows(int newHeight) {
    if (newHeight == height) {
      return this;
    }
    Plane out = new Plane(width, newHeight);
    double step = (double) height / newHeight;
    double reach = Math.max(1, step);
    for (int y = 0; y < newHeight; y++) {
      double centre = (y + 0.5) * step - 0.5;
      int from = (int) Math.ceil(centre - reach);
      int to = (int) Math.floor(centre + reach);
      float sum = 0;
      int target = y * width;
      for (int k = from; k <= to; k++) {
        float weight = (float) (1 - Math.abs(k - centre) / reach);
        if (weight <= 0) {
          continue;
        }
        sum += weight;
        int source = Math.max(0, Math.min(height - 1, k)) * width;
        for (int x = 0; x < width; x++) {
          out.values[target + x] += weight * values[source + x];
        }
      }
      for (int x = 0; x < width; x++) {
        out.values[target + x] /= sum;
      }
    }
    return out;
  }

  private Plane transposed() {
    Plane out = new Plane(height, width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        out.values[x * height + y] = values[y * width + x];
      }
    }
    return out;
  }
}
