package kz.muragat.train.synth;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/** A letter as the same hand might have written it another time. */
final class Bend {

  private static final double FLAT = 0.01;

  private Bend() {}

  /** Its points moved along two slow waves, by a few hundredths of its size. */
  static Path2D.Double bent(Path2D path, double looseness, Dice dice) {
    Rectangle2D box = path.getBounds2D();
    double across = dice.bell(0, 0.05 * looseness) * box.getWidth();
    double along = dice.bell(0, 0.04 * looseness) * box.getHeight();
    double acrossPhase = dice.between(0, 2 * Math.PI);
    double alongPhase = dice.between(0, 2 * Math.PI);
    double acrossWave = dice.between(2, 6) / Math.max(0.1, box.getHeight());
    double alongWave = dice.between(2, 6) / Math.max(0.1, box.getWidth());
    Path2D.Double bent = new Path2D.Double();
    double[] p = new double[6];
    for (PathIterator at = path.getPathIterator(null, FLAT); !at.isDone(); at.next()) {
      int kind = at.currentSegment(p);
      double x = p[0] + across * Math.sin(acrossWave * p[1] + acrossPhase);
      double y = p[1] + along * Math.sin(alongWave * p[0] + alongPhase);
      switch (kind) {
        case PathIterator.SEG_MOVETO -> bent.moveTo(x, y);
        case PathIterator.SEG_LINETO -> bent.lineTo(x, y);
        default -> bent.closePath();
      }
    }
    return bent;
  }
}
