package kz.muragat.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.muragat.model.Point;

/** The ink that a line has been given, and what can be measured in it. Working pixels; changed while ink is added. */
final class LineDraft {

  private static final int NONE = Integer.MIN_VALUE;

  /** In heights of the track: a piece as wide as two of these is two letters. */
  private static final double WIDE_LETTER = 1.6;

  /** In heights of the track. */
  private static final double LEAST_WORD = 0.7;

  private static final double FULLEST_WORD = 0.9;

  private final Track track;
  private final double binWidth;
  private final int firstBin;
  private final int[] top;
  private final int[] bottom;
  private final int[] columnBottom;
  private final int[] profile;
  private final int profileZero;
  private int left = Integer.MAX_VALUE;
  private int right = NONE;
  private int ink;
  private final List<Point> letterFeet = new ArrayList<>();
  private final List<Integer> letterHeights = new ArrayList<>();
  private int letters;
  private double letterWidths;
  private double odd;
  private double contrast;

  LineDraft(Track track, double binWidth) {
    this.track = track;
    this.binWidth = binWidth;
    int slack = (int) (6 * track.height() / binWidth) + 2;
    this.firstBin = (int) (track.left() / binWidth) - slack;
    int bins = (int) (track.right() / binWidth) + slack + 2 - firstBin;
    this.top = new int[bins];
    this.bottom = new int[bins];
    Arrays.fill(top, Integer.MAX_VALUE);
    Arrays.fill(bottom, NONE);
    this.columnBottom = new int[(int) Math.ceil(bins * binWidth)];
    Arrays.fill(columnBottom, NONE);
    this.profileZero = (int) (4 * track.height());
    this.profile = new int[2 * profileZero + 1];
  }

  /** Notes a letter (or several that touch or are joined), whose pixels are added one by one. */
  void addLetter(Components.Piece piece) {
    letters += Math.max(1, (int) Math.round(piece.width() / (WIDE_LETTER * track.height())));
    letterWidths += piece.width();
    letterFeet.add(new Point(piece.middleX(), piece.bottom()));
    letterHeights.add(piece.height());
    // A word whose letters are joined has the heights of all of them.
    boolean tall = piece.height() > 3.2 * track.height() && piece.width() < piece.height();
    if (tall
        || piece.height() > 9.0 * track.height()
        || piece.height() > 4.0 * piece.width()
        || isBar(piece)) {
      odd += piece.area();
    }
  }

  /** Whether it is a stroke across; a word whose letters touch is as long, but as tall as they are and not as full. */
  private boolean isBar(Components.Piece piece) {
    return piece.width() > 9.0 * piece.height()
        && (piece.height() < LEAST_WORD * track.height() || piece.fill() > FULLEST_WORD);
  }

  /** Notes a piece of which this line has a share: its feet are not to be told. */
  void addShare(Components.Piece piece) {
    letters++;
    letterWidths += Math.min(piece.width(), 2 * track.height());
  }

  /**
   * Adds a pixel of ink.
   *
   * @param darker than its paper by this much, 0–255
   */
  void add(int x, int y, int darker) {
    contrast += darker;
    int bin = Math.max(0, Math.min(top.length - 1, (int) (x / binWidth) - firstBin));
    top[bin] = Math.min(top[bin], y);
    bottom[bin] = Math.max(bottom[bin], y + 1);
    int column = x - (int) Math.floor(firstBin * binWidth);
    if (column >= 0 && column < columnBottom.length) {
      columnBottom[column] = Math.max(columnBottom[column], y + 1);
    }
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    ink++;
    int level = (int) Math.round(y + 0.5 - track.yAt(x)) + profileZero;
    if (level >= 0 && level < profile.length) {
      profile[level]++;
    }
  }

  Track track() {
    return track;
  }

  boolean isEmpty() {
    return ink == 0;
  }

  int ink() {
    return ink;
  }

  /** The lowest level of each whole letter, at its middle. */
  List<Point> letterFeet() {
    return letterFeet;
  }

  /** The middle height of whole letters, 0 where there are none. */
  double letterHeight() {
    List<Integer> sorted = letterHeights.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }

  /** The lowest level of the ink in each bin, at the bin's middle. */
  List<Point> feet() {
    List<Point> feet = new ArrayList<>();
    for (int i = 0; i < bottom.length; i++) {
      if (hasInk(i)) {
        feet.add(new Point(binLeft(i) + binWidth / 2, bottom[i]));
      }
    }
    return feet;
  }

  /** Pieces as tall as small letters or taller. */
  int letters() {
    return letters;
  }

  /** The mean width of letters, 0 where there are none. */
  double letterWidth() {
    return letters == 0 ? 0 : letterWidths / letters;
  }

  /** The share of ink in pieces that have no letter's shape. */
  double odd() {
    return ink == 0 ? 0 : odd / ink;
  }

  /** How much darker than paper its ink is on average, 0–1. */
  double contrast() {
    return ink == 0 ? 0 : contrast / ink / 255;
  }

  int left() {
    return left;
  }

  int right() {
    return right;
  }

  int width() {
    return right - left;
  }

  /** Ink of each level relative to the track, level {@link #profileZero()} being the track itself. */
  int[] profile() {
    return profile;
  }

  int profileZero() {
    return profileZero;
  }

  int bins() {
    return top.length;
  }

  double binLeft(int bin) {
    return (bin + firstBin) * binWidth;
  }

  /** How far down the ink reaches at a place across; nowhere near the page where there is none. */
  int bottomAt(int x) {
    int column = x - (int) Math.floor(firstBin * binWidth);
    return column < 0 || column >= columnBottom.length ? NONE : columnBottom[column];
  }

  double binWidth() {
    return binWidth;
  }

  boolean hasInk(int bin) {
    return bottom[bin] != NONE;
  }

  int top(int bin) {
    return top[bin];
  }

  int bottom(int bin) {
    return bottom[bin];
  }
}
