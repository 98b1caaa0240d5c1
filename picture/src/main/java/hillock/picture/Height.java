// SPDX-License-Identifier: Apache-2.0
package hillock.picture;

import hillock.draw.Axis;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// The values that a picture of functions shows: all of them, unless a pole would flatten the rest.
record Height(double lo, double hi) {
  private static final int SAMPLES = 401;

  /// Values that are this many times the usual height away are cut off.
  private static final double FAR = 3;

  private static final double MARGIN_OF_CUT = 0.6;
  private static final double MARGIN = 0.05;

  /// The height of the graphs of functions.
  static Height of(List<DoubleUnaryOperator> functions, Window window) {
    double[] values =
        functions.stream()
            .flatMapToDouble(f -> Arrays.stream(samples(f, window)))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (values.length == 0) {
      return new Height(0, 1);
    }
    return of(values).padded();
  }

  /// @param values in ascending order
  private static Height of(double[] values) {
    double least = values[0];
    double greatest = values[values.length - 1];
    double low = values[values.length / 20];
    double high = values[values.length - 1 - values.length / 20];
    double usual = high - low;
    if (usual <= 0 || !Double.isFinite(usual)) {
      return new Height(least, greatest);
    }
    return new Height(
        least < low - FAR * usual ? low - MARGIN_OF_CUT * usual : least,
        greatest > high + FAR * usual ? high + MARGIN_OF_CUT * usual : greatest);
  }

  private static double[] samples(DoubleUnaryOperator f, Window window) {
    return IntStream.rangeClosed(0, SAMPLES)
        .mapToDouble(i -> (double) i / SAMPLES)
        .map(part -> f.applyAsDouble(window.from() * (1 - part) + window.to() * part))
        .toArray();
  }

  private Height padded() {
    double margin = length() > 0 ? MARGIN * length() : Math.max(0.5, Math.abs(hi) / 2);
    return new Height(finite(lo - margin), finite(hi + margin));
  }

  /// This height with room below and above.
  Height with(double below, double above) {
    return new Height(finite(lo - below), finite(hi + above));
  }

  double length() {
    return Math.min(hi - lo, Double.MAX_VALUE);
  }

  Axis axis(String label) {
    return Axis.of(label).from(lo).to(hi);
  }

  private static double finite(double value) {
    return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }
}
