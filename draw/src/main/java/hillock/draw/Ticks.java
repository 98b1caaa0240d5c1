// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// The marked numbers of an axis: multiples of 1, 2 or 5 times a power of ten, in exact decimals.
///
/// @param values the marked numbers in ascending order
/// @param labels their texts, all with as many decimals
/// @param exponent the power of ten that the labels leave out, 0 for usual magnitudes
record Ticks(List<Double> values, List<String> labels, int exponent) {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String MINUS = "−";
  private static final List<Integer> MANTISSAS = List.of(1, 2, 5);

  /// The finest ticks of which at most `most` (two or more) lie in an extent.
  static Ticks of(Extent extent, int most) {
    BigDecimal lo = BigDecimal.valueOf(extent.lo());
    BigDecimal hi = BigDecimal.valueOf(extent.hi());
    for (int power = magnitude(hi.subtract(lo)) - 3; ; power++) {
      for (int mantissa : MANTISSAS) {
        BigDecimal step = BigDecimal.valueOf(mantissa).scaleByPowerOfTen(power);
        BigDecimal first = lo.divide(step, 0, RoundingMode.CEILING);
        BigDecimal last = hi.divide(step, 0, RoundingMode.FLOOR);
        if (last.subtract(first).compareTo(BigDecimal.valueOf(most)) < 0) {
          return of(step, power, first.longValueExact(), last.longValueExact());
        }
      }
    }
  }

  private static Ticks of(BigDecimal step, int power, long first, long last) {
    BigDecimal largest = step.multiply(BigDecimal.valueOf(Math.max(Math.abs(first), last)));
    int exponent = exponent(largest);
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      BigDecimal value = step.multiply(BigDecimal.valueOf(i));
      values.add(value.doubleValue());
      labels.add(label(value.scaleByPowerOfTen(-exponent), Math.max(0, exponent - power)));
    }
    return new Ticks(List.copyOf(values), List.copyOf(labels), exponent);
  }

  /// Zero for ticks up to 0.001 ... 99,999, which are written out; else a power of ten.
  private static int exponent(BigDecimal largest) {
    int magnitude = largest.signum() == 0 ? 0 : magnitude(largest);
    return magnitude >= 5 || magnitude < -3 ? magnitude : 0;
  }

  private static String label(BigDecimal value, int decimals) {
    if (value.signum() == 0) {
      return "0";
    }
    return value.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString().replace("-", MINUS);
  }

  /// The power of ten of the first digit.
  private static int magnitude(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  /// The label of an axis with these ticks, which says what power of ten they leave out.
  String axisLabel(String label) {
    if (exponent == 0) {
      return label;
    }
    StringBuilder power = new StringBuilder("×10").append(exponent < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      power.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return label.isEmpty() ? power.toString() : label + " (" + power + ")";
  }
}
