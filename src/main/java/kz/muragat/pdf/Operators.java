package kz.muragat.pdf;

import java.awt.geom.AffineTransform;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Content stream operators as text; numbers are short and the same on every machine. */
final class Operators {

  private final StringBuilder text = new StringBuilder();

  Operators add(String operators) {
    text.append(operators);
    return this;
  }

  /** A number, rounded to so many digits after the point, and a space. */
  Operators number(double value, int digits) {
    text.append(decimal(value, digits)).append(' ');
    return this;
  }

  /** Six numbers, without a space after the last. */
  Operators matrix(AffineTransform m) {
    number(m.getScaleX(), 6).number(m.getShearY(), 6);
    number(m.getShearX(), 6).number(m.getScaleY(), 6);
    number(m.getTranslateX(), 3);
    text.append(decimal(m.getTranslateY(), 3));
    return this;
  }

  static String decimal(double value, int digits) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
