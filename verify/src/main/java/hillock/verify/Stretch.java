// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import java.util.List;

/// Neighbouring floats of one sign, without zero.
///
/// @param isNegative the sign
/// @param first the bits of the smallest magnitude
/// @param last the bits of the largest magnitude
record Stretch(boolean isNegative, int first, int last) {
  /// The bits of the largest finite float.
  static final int MOST = 0x7f7f_ffff;

  Stretch {
    if (first < 1 || last < first || last > MOST) {
      throw new IllegalArgumentException("no stretch from %x to %x".formatted(first, last));
    }
  }

  /// How many floats it has.
  int size() {
    return last - first + 1;
  }

  /// The float with the bits of a magnitude.
  float at(int magnitude) {
    float x = Float.intBitsToFloat(magnitude);
    return isNegative ? -x : x;
  }

  /// The end that is nearer to zero.
  double start() {
    return at(first);
  }

  /// The end that is farther from zero.
  double end() {
    return at(last);
  }

  /// Both halves, by the number of floats.
  List<Stretch> halves() {
    int middle = first + (last - first) / 2;
    return List.of(
        new Stretch(isNegative, first, middle), new Stretch(isNegative, middle + 1, last));
  }
}
