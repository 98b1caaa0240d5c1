// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.numerics.BigReal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The gradients that the others are measured by are those of the values: they agree with differences of
/// these, in 300 bits.
final class GradientTest {
  private static final Exact EXACT = Exact.USUAL;

  private static final int EXPONENT = -90;

  private static final List<double[]> ROWS =
      List.of(
          new double[] {0.5},
          new double[] {0.25, -0.5},
          new double[] {0.1, 0.7, -0.3, 0.65},
          new double[] {3, -1, 2.5, 0.125, -2, 2.75});

  @ParameterizedTest
  @EnumSource
  void gradientsAreDifferencesOfValues(RowFunction function) {
    for (double[] row : ROWS) {
      BigReal[] x = Exact.of(row);
      BigReal[] dy = Exact.of(TestRows.normal(row.length, 1, row.length));
      BigReal[] dx = EXACT.backward(function, EXACT.forward(function, x), dy);
      for (int i = 0; i < x.length; i++) {
        BigReal difference = EXACT.minus(moved(function, x, dy, i, 1), moved(function, x, dy, i, -1));
        BigReal slope = difference.scale(-EXPONENT - 1);
        double error = Math.abs(EXACT.minus(slope, dx[i]).midpoint());
        assertThat(error).as("%s, element %d of %d", function, i, x.length).isLessThan(1e-40);
      }
    }
  }

  /// Σ dy·y with one element of x moved by a tiny step.
  private static BigReal moved(
      RowFunction function, BigReal[] x, BigReal[] dy, int place, int direction) {
    BigReal[] moved = x.clone();
    moved[place] = x[place].add(BigReal.of(direction).scale(EXPONENT), EXACT.bits());
    BigReal[] y = EXACT.forward(function, moved);
    BigReal sum = BigReal.ZERO;
    for (int i = 0; i < y.length; i++) {
      sum = sum.add(EXACT.times(dy[i], y[i]), EXACT.bits());
    }
    return sum;
  }
}
