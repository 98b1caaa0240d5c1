// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import hillock.numerics.Ulp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Values and gradients are as exact as [RowFunction] says, by a reference of 300 bits and more.
final class AccuracyTest {
  private static final System.Logger LOGGER = System.getLogger("hillock.layers");

  private static final List<double[]> ROWS = TestRows.all();

  /// What is left of a difference of equals, or less than all doubles.
  private static final double NOTHING = 0x1p-1074;

  static Stream<Subject> subjects() {
    return Subject.stream();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void valuesAreAsExactAsStated(Subject subject) {
    double worst = 0;
    for (double[] x : ROWS) {
      double[] y = subject.forward(x, x.length);
      BigReal[] exact = Exact.known(e -> e.forward(subject.function(), Exact.of(x)));
      for (int i = 0; i < x.length; i++) {
        double ulps = ulps(y[i], exact[i], subject.precision(), unitOfValue(subject));
        worst = Math.max(worst, ulps);
        assertThat(ulps)
            .as("%s of %s at %d: %s, exactly %s", subject, Arrays.toString(x), i, y[i], exact[i])
            .isLessThanOrEqualTo(subject.function().maxUlps());
      }
    }
    report(subject, "values", worst);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void gradientsAreAsExactAsStated(Subject subject) {
    double worst = 0;
    long seed = 1000;
    for (double[] x : ROWS) {
      double[] y = subject.forward(x, x.length);
      double[] dy = subject.rounded(TestRows.normal(x.length, 1, seed++));
      double[] dx = subject.backward(y, dy, x.length);
      BigReal[] exact =
          Exact.known(e -> e.backward(subject.function(), Exact.of(y), Exact.of(dy)));
      double largest = DoubleStream.of(dy).map(Math::abs).max().orElse(0);
      for (int i = 0; i < x.length; i++) {
        double ulps =
            ulps(dx[i], exact[i], subject.precision(), unitOfGradient(subject, y, dy, i, largest));
        worst = Math.max(worst, ulps);
        assertThat(ulps)
            .as("gradient of %s at %d: %s, exactly %s", subject, i, dx[i], exact[i])
            .isLessThanOrEqualTo(subject.function().maxUlpsOfGradients());
      }
    }
    report(subject, "gradients", worst);
  }

  /// The smallest unit of errors of values.
  private static double unitOfValue(Subject subject) {
    return switch (subject.function()) {
      case SOFTMAX, SOFTMIN, LOG_SOFTMAX -> 0;
      case SPARSEMAX, ENTMAX_15 -> 0x1p-53;
    };
  }

  /// The smallest unit of errors of gradients.
  private static double unitOfGradient(
      Subject subject, double[] y, double[] dy, int i, double largest) {
    boolean isFloat = subject.precision() == Precision.F32;
    double rounding = isFloat ? 0x1p-24 : 0x1p-53;
    double roundingOfSums = isFloat ? 0x1p-48 : 0x1p-53;
    return switch (subject.function()) {
      case SOFTMAX, SOFTMIN -> roundingOfSums * y[i] * largest;
      case LOG_SOFTMAX -> {
        double product = StrictMath.exp(y[i]) * DoubleStream.of(dy).sum();
        yield rounding * (Math.abs(dy[i]) + Math.abs(product));
      }
      case SPARSEMAX -> y[i] > 0 ? roundingOfSums * largest : 0;
      case ENTMAX_15 -> rounding * Math.sqrt(y[i]) * largest;
    };
  }

  /// The error in ulps of the exact value, or in a unit that is given if this is larger.
  private static double ulps(double computed, BigReal exact, Precision precision, double unit) {
    double magnitude = Math.max(Math.abs(exact.lo()), Math.abs(exact.hi()));
    if (magnitude <= NOTHING) {
      return Math.abs(computed) / Math.max(unit, precision.minSubnormal());
    }
    double ulps = Ulp.error(computed, exact, precision);
    double ulp = precision.ulp(magnitude);
    return unit > ulp ? ulps * (ulp / unit) : ulps;
  }

  private static void report(Subject subject, String what, double worst) {
    int elements = ROWS.stream().mapToInt(row -> row.length).sum();
    LOGGER.log(
        System.Logger.Level.INFO,
        "%s: %s within %.2f ulp on %d rows, %d elements"
            .formatted(subject, what, worst, ROWS.size(), elements));
  }
}
