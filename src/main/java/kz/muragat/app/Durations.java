package kz.muragat.app;

import java.time.Duration;
import java.util.Locale;

/** Times as people say them. */
final class Durations {

  private Durations() {}

  /** For instance {@code 0.8 s}, {@code 25 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
  static String words(Duration time) {
    double seconds = time.toMillis() / 1000.0;
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    if (time.toHours() < 1) {
      return String.format(Locale.ROOT, "%d min %d s", time.toMinutes(), time.toSecondsPart());
    }
    return String.format(Locale.ROOT, "%d h %d min", time.toHours(), time.toMinutesPart());
  }
}
