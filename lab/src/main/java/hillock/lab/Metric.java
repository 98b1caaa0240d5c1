// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

/// What is measured at the end of a trial, and how people say it.
///
/// @param name such as "test accuracy"
/// @param unit of differences as people say them; may be empty
/// @param factor from the measured number to the unit
/// @param higherIsBetter whether more is better
public record Metric(String name, String unit, double factor, boolean higherIsBetter) {
  public Metric {
    if (!(factor > 0 && factor < 1e9)) {
      throw new IllegalArgumentException("the factor to a unit is positive, not " + factor);
    }
  }

  /// A share of right answers, measured from 0 to 1 and said in percentage points.
  public static Metric accuracy(String name) {
    return new Metric(name, "points", 100, true);
  }

  /// A loss: less is better.
  public static Metric loss(String name) {
    return new Metric(name, "", 1, false);
  }

  /// Whether that difference of two measured numbers favors the first.
  boolean favorsFirst(double difference) {
    return higherIsBetter ? difference > 0 : difference < 0;
  }

  /// A difference without its sign, with its uncertainty: `0.42 ± 0.11 points`.
  String said(double difference, double halfWidth) {
    return Wording.measured(factor * Math.abs(difference), factor * halfWidth) + unitSaid();
  }

  /// A difference that is known exactly, without its sign: `0.4 points`.
  String said(double difference) {
    return Wording.exact(factor * Math.abs(difference)) + unitSaid();
  }

  private String unitSaid() {
    return unit.isEmpty() ? " in " + name : " " + unit;
  }
}
