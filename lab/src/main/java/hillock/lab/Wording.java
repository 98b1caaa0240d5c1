// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/// Numbers and lists as people write them, the same in every locale.
final class Wording {
  private static final int MOST_DECIMALS = 9;
  private static final double SMALLEST_P = 0.001;

  private Wording() {}

  /// A value with its uncertainty, which has two significant digits: `0.42 ± 0.11`.
  static String measured(double value, double uncertainty) {
    BigDecimal rounded = BigDecimal.valueOf(uncertainty).round(new MathContext(2));
    int decimals = uncertainty == 0 ? 2 : Math.clamp(rounded.scale(), 0, MOST_DECIMALS);
    return decimals(value, decimals) + " ± " + decimals(uncertainty, decimals);
  }

  /// A number with at most six significant digits and no zeros at its end.
  static String exact(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(6));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /// A p-value: `p < 0.001`, `p = 0.003`, `p = 0.42`.
  static String pValue(double p) {
    return p < SMALLEST_P ? "p < 0.001" : "p = " + decimals(p, p < 0.1 ? 3 : 2);
  }

  /// `a`, `a and b`, `a, b and c`.
  static String list(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /// `1 seed`, `5 seeds`.
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /// A number with that many digits after the point.
  static String decimals(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
