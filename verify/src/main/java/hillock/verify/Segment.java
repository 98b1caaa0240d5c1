// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import java.util.List;

/// A stretch of floats, and where the exact values of them come from.
sealed interface Segment {
  Stretch stretch();

  /// The lowest of the values that were computed.
  double lowest();

  /// The highest of the values that were computed.
  double highest();

  /// A polynomial that was checked.
  record Fitted(Stretch stretch, Polynomial polynomial, double lowest, double highest)
      implements Segment {}

  /// Each value by itself; NaN where there is none.
  record Listed(Stretch stretch, List<Double> values) implements Segment {
    public Listed {
      values = List.copyOf(values);
    }

    @Override
    public double lowest() {
      return values.stream().mapToDouble(v -> v).min().orElse(Double.NaN);
    }

    @Override
    public double highest() {
      return values.stream().mapToDouble(v -> v).max().orElse(Double.NaN);
    }
  }

  /// Floats without exact values: the function is undefined there.
  record Undefined(Stretch stretch) implements Segment {
    @Override
    public double lowest() {
      return Double.NaN;
    }

    @Override
    public double highest() {
      return Double.NaN;
    }
  }

  /// Too rough for polynomials: exact values are computed when they are needed, at few floats.
  record Rough(Stretch stretch) implements Segment {
    @Override
    public double lowest() {
      return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double highest() {
      return Double.POSITIVE_INFINITY;
    }
  }
}
