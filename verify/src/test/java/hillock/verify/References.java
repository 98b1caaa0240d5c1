// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

/// Single values of references.
final class References {
  private References() {}

  static double at(Reference reference, float x) {
    return switch (segment(reference, x)) {
      case Segment.Fitted fitted -> at(fitted.polynomial(), x);
      case Segment.Listed listed ->
          listed.values().get(magnitude(x) - listed.stretch().first());
      case Segment.Undefined _ -> Double.NaN;
      case Segment.Rough _ -> reference.exact().value(x);
    };
  }

  private static double at(Polynomial polynomial, float x) {
    double[] values = new double[1];
    polynomial.at(new float[] {x}, 0, 1, new double[1], values);
    return values[0];
  }

  static boolean isNearZero(Reference reference, float x) {
    return reference.nearZero().get(reference.segments().indexOf(segment(reference, x)));
  }

  static Segment segment(Reference reference, float x) {
    return reference.segments().stream()
        .filter(s -> s.stretch().isNegative() == x < 0)
        .filter(s -> s.stretch().first() <= magnitude(x) && magnitude(x) <= s.stretch().last())
        .findFirst()
        .orElseThrow();
  }

  private static int magnitude(float x) {
    return Float.floatToRawIntBits(Math.abs(x));
  }
}
