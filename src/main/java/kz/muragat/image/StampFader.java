package kz.muragat.image;

import java.util.ArrayList;
import java.util.List;
import kz.muragat.image.Components.Piece;
import kz.muragat.model.GreyImage;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/**
 * Takes out of the ink what is large and lighter than the letters, such as a stamp or a stain, and leaves the letters that
 * lie under it. How dark a stroke is, its darkest pixels tell: its edges are lighter, whatever wrote it.
 */
final class StampFader {

  /** In x-heights: no letter, and no accent on it, is as tall. */
  private static final double LARGE = 3;

  /** In x-heights: the shorter side of a stamp with letters of its own, and the longer side of any. */
  private static final double LEAST_STAMP = 6;

  private static final double LARGEST_STAMP = 60;

  /** Slimmer things are edges of sheets and ornaments. */
  private static final double SLIMMEST = 5;

  /** Denser things are pictures. */
  private static final double DENSE = 0.35;

  private static final double LEAST_LETTER = 0.6;
  private static final double TALLEST_LETTER = 2.6;

  /** Of 255: how much lighter a stamp is than letters. */
  private static final int LIGHTER = 28;

  private static final int STROKE = 5;
  private static final double MOST_STAMP = 0.75;
  private static final double LEAST_DARK = 0.35;
  private static final int FEWEST = 200;

  private final Ink ink;
  private final Components components;
  private final byte[] strokes;
  private final double xHeight;

  private StampFader(Ink ink, Components components, GreyImage levelled, double xHeight) {
    this.ink = ink;
    this.components = components;
    this.strokes = strokes(levelled);
    this.xHeight = xHeight;
  }

  /** For each pixel the darkest near it: the tone of the stroke whose edge it may be. */
  private static byte[] strokes(GreyImage levelled) {
    Mat page = OpenCv.mat(levelled);
    Mat kernel = Mat.ones(STROKE, STROKE, CvType.CV_8U);
    try {
      Imgproc.erode(page, page, kernel);
      return OpenCv.image(page).pixels();
    } finally {
      OpenCv.release(page, kernel);
    }
  }

  /**
   * Takes stamps out of the ink, in place.
   *
   * @param components of the ink
   * @param levelled the grey page with its paper levelled to white
   * @return whether anything was taken out
   */
  static boolean fade(Ink ink, Components components, GreyImage levelled, double xHeight) {
    // Most pages have none, and need no tones.
    return components.pieces().stream().anyMatch(piece -> mayBeStamp(piece, xHeight))
        && new StampFader(ink, components, levelled, xHeight).fade();
  }

  private boolean fade() {
    List<Piece> pieces = components.pieces();
    int[] letters = new int[256];
    for (int i = 0; i < pieces.size(); i++) {
      double h = pieces.get(i).height() / xHeight;
      if (h > LEAST_LETTER && h < TALLEST_LETTER) {
        count(i, letters);
      }
    }
    int letterTone = share(letters, 0.5);
    boolean any = false;
    for (int i = 0; i < pieces.size() && letterTone >= 0; i++) {
      if (mayBeStamp(pieces.get(i), xHeight)) {
        int[] tones = new int[256];
        count(i, tones);
        int tone = share(tones, MOST_STAMP);
        if (tone - letterTone >= LIGHTER) {
          any = true;
          fade(i, (tone + letterTone) / 2);
        }
      }
    }
    return any;
  }

  private static boolean mayBeStamp(Piece p, double xHeight) {
    int shorter = Math.min(p.width(), p.height());
    int longer = Math.max(p.width(), p.height());
    return shorter > LARGE * xHeight
        && longer < LARGEST_STAMP * xHeight
        && longer < SLIMMEST * shorter
        && p.fill() < DENSE;
  }

  /** Counts the tones of a piece's strokes. */
  private void count(int index, int[] tones) {
    Piece p = components.pieces().get(index);
    for (int y = p.y(); y < p.bottom(); y++) {
      for (int x = p.x(); x < p.right(); x++) {
        int at = y * components.width() + x;
        if (components.labels()[at] == index + 1) {
          tones[strokes[at] & 0xFF]++;
        }
      }
    }
  }

  /** The tone that a share of the pixels do not exceed, or -1 where there are too few. */
  private static int share(int[] tones, double share) {
    long total = 0;
    for (int count : tones) {
      total += count;
    }
    if (total < FEWEST) {
      return -1;
    }
    long left = Math.round(share * total);
    int tone = 0;
    while (tone < 255 && (left -= tones[tone]) > 0) {
      tone++;
    }
    return tone;
  }

  private void fade(int index, int limit) {
    Piece stamp = components.pieces().get(index);
    clear(index, limit);
    boolean holdsLetters = Math.min(stamp.width(), stamp.height()) > LEAST_STAMP * xHeight;
    for (int i : holdsLetters ? inside(stamp) : List.<Integer>of()) {
      Piece piece = components.pieces().get(i);
      if (dark(i, limit) < LEAST_DARK * piece.area()) {
        clear(i, 0);
      }
    }
  }

  private List<Integer> inside(Piece stamp) {
    List<Integer> inside = new ArrayList<>();
    for (int i = 0; i < components.pieces().size(); i++) {
      Piece p = components.pieces().get(i);
      if (p != stamp
          && p.x() >= stamp.x()
          && p.right() <= stamp.right()
          && p.y() >= stamp.y()
          && p.bottom() <= stamp.bottom()) {
        inside.add(i);
      }
    }
    return inside;
  }

  private int dark(int index, int limit) {
    Piece p = components.pieces().get(index);
    int n = 0;
    for (int y = p.y(); y < p.bottom(); y++) {
      for (int x = p.x(); x < p.right(); x++) {
        int at = y * components.width() + x;
        n += components.labels()[at] == index + 1 && (strokes[at] & 0xFF) < limit ? 1 : 0;
      }
    }
    return n;
  }

  /** Clears a piece but for its dark strokes. */
  private void clear(int index, int limit) {
    Piece p = components.pieces().get(index);
    for (int y = p.y(); y < p.bottom(); y++) {
      for (int x = p.x(); x < p.right(); x++) {
        int at = y * components.width() + x;
        if (components.labels()[at] == index + 1 && (strokes[at] & 0xFF) >= limit) {
          ink.pixels()[at] = 0;
        }
      }
    }
  }
}
