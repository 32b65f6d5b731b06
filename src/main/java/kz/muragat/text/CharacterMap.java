package kz.muragat.text;

import java.util.Arrays;

/** Which character of an old text each character of a new one stands for, by the cheapest way from one to the other. */
public final class CharacterMap {

  /** A letter for a space is worse than leaving out one and putting in the other: words keep their ends. */
  private static final int SPACE_SWAP = 3;

  private CharacterMap() {}

  /**
   * Maps a text onto another.
   *
   * @param old code points of the old text
   * @param fresh code points of the new text
   * @return for each code point of the new text the index of its code point in the old one, rising; -1 where it was put in
   */
  public static int[] of(int[] old, int[] fresh) {
    int[][] cost = new int[old.length + 1][fresh.length + 1];
    for (int i = 0; i <= old.length; i++) {
      for (int j = 0; j <= fresh.length; j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
        } else {
          cost[i][j] = Math.min(
              cost[i - 1][j - 1] + swap(old[i - 1], fresh[j - 1]),
              Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        }
      }
    }
    int[] map = new int[fresh.length];
    Arrays.fill(map, -1);
    int i = old.length;
    int j = fresh.length;
    while (i > 0 && j > 0) {
      if (cost[i][j] == cost[i - 1][j - 1] + swap(old[i - 1], fresh[j - 1])) {
        i--;
        j--;
        map[j] = i;
      } else if (cost[i][j] == cost[i - 1][j] + 1) {
        i--;
      } else {
        j--;
      }
    }
    return map;
  }

  private static int swap(int a, int b) {
    if (a == b) {
      return 0;
    }
    return a == ' ' || b == ' ' ? SPACE_SWAP : 1;
  }
}
