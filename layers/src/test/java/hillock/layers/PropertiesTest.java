// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is true of the functions whatever the row.
final class PropertiesTest {
  private static final List<double[]> ROWS = TestRows.all();

  static Stream<Subject> subjects() {
    return Subject.stream();
  }

  private static double precision(Subject subject) {
    return subject.precision() == Precision.F32 ? 0x1p-23 : 0x1p-52;
  }

  /// The probabilities that a row of results stands for.
  private static double[] probabilities(Subject subject, double[] y) {
    return subject.function() == RowFunction.LOG_SOFTMAX
        ? DoubleStream.of(y).map(StrictMath::exp).toArray()
        : y;
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void resultsArePointsOfTheSimplex(Subject subject) {
    for (double[] x : ROWS) {
      double[] p = probabilities(subject, subject.forward(x, x.length));
      assertThat(DoubleStream.of(p).min().orElse(0)).isNotNegative();
      double slack = 8 * precision(subject) * (subject.function() == RowFunction.LOG_SOFTMAX ? 8 : 1);
      assertThat(Math.abs(DoubleStream.of(p).sum() - 1)).isLessThan(slack);
    }
  }

  /// Among them rows all of whose elements are above the threshold.
  @ParameterizedTest
  @MethodSource("subjects")
  void rowsMayHaveAMillionElements(Subject subject) {
    for (double scale : new double[] {1e-4, 1}) {
      double[] x = subject.rounded(TestRows.normal(1_000_000, scale, 11));
      double[] p = probabilities(subject, subject.forward(x, x.length));
      assertThat(Math.abs(DoubleStream.of(p).sum() - 1)).isLessThan(2e-6);
    }
  }

  /// Numbers with few bits, so that shifting them is exact.
  @ParameterizedTest
  @MethodSource("subjects")
  void addingToAllElementsChangesNothing(Subject subject) {
    for (double[] x : ROWS) {
      double[] coarse = DoubleStream.of(x).map(v -> Math.rint(v * 64) / 64).toArray();
      double[] shifted = DoubleStream.of(coarse).map(v -> v + 1024).toArray();
      assertThat(unsigned(subject.forward(shifted, x.length)))
          .isEqualTo(unsigned(subject.forward(coarse, x.length)));
    }
  }

  /// Zeros without a sign.
  private static double[] unsigned(double[] numbers) {
    return DoubleStream.of(numbers).map(v -> v + 0.0).toArray();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void permutingARowPermutesTheResults(Subject subject) {
    for (double[] x : ROWS) {
      int[] order = new Philox(x.length).permutation(x.length);
      double[] permuted = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        permuted[i] = x[order[i]];
      }
      double[] y = subject.forward(x, x.length);
      double[] ofPermuted = subject.forward(permuted, x.length);
      for (int i = 0; i < x.length; i++) {
        double slack = 8 * precision(subject) * Math.max(Math.abs(y[order[i]]), precision(subject));
        assertThat(Math.abs(ofPermuted[i] - y[order[i]])).isLessThanOrEqualTo(slack);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void theOrderOfElementsIsKept(Subject subject) {
    double sign = subject.function() == RowFunction.SOFTMIN ? -1 : 1;
    for (double[] x : ROWS) {
      double[] y = subject.forward(x, x.length);
      for (int i = 1; i < x.length; i++) {
        int sense = (int) (sign * Double.compare(x[i], x[i - 1]));
        int result = Double.compare(y[i], y[i - 1]);
        assertThat(result == 0 || result == sense).as("%s at %d", subject, i).isTrue();
        assertThat(sense != 0 || result == 0).as("ties of %s at %d", subject, i).isTrue();
      }
    }
  }

  /// A point is nearest if no direction within the simplex leads from it towards x.
  @ParameterizedTest
  @EnumSource
  void sparsemaxIsTheNearestPointOfTheSimplex(Precision precision) {
    Subject subject = Subject.of(RowFunction.SPARSEMAX, precision);
    for (double[] x : ROWS) {
      double[] y = subject.forward(x, x.length);
      double towards = 0;
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < x.length; i++) {
        towards += y[i] * (x[i] - y[i]);
        largest = Math.max(largest, x[i] - y[i]);
      }
      // The best corner of the simplex is as far as y in the direction x - y.
      double magnitude = DoubleStream.of(x).map(Math::abs).max().orElse(0) + 1;
      assertThat(largest - towards).isLessThan(8 * magnitude * precision(subject));
    }
  }

  @ParameterizedTest
  @EnumSource
  void negatingTurnsSoftmaxIntoSoftmin(Precision precision) {
    Subject softmax = Subject.of(RowFunction.SOFTMAX, precision);
    Subject softmin = Subject.of(RowFunction.SOFTMIN, precision);
    for (double[] x : ROWS) {
      double[] negative = DoubleStream.of(x).map(v -> -v).toArray();
      double[] y = softmax.forward(x, x.length);
      assertThat(softmin.forward(negative, x.length)).isEqualTo(y);
      double[] dy = softmax.rounded(TestRows.normal(x.length, 1, 3));
      double[] dx = softmax.backward(y, dy, x.length);
      double[] negated = DoubleStream.of(dx).map(v -> -v).toArray();
      assertThat(unsigned(softmin.backward(y, dy, x.length))).isEqualTo(unsigned(negated));
    }
  }

  /// Elements that are exactly at the threshold, where supports with and without them are both right.
  @ParameterizedTest
  @EnumSource
  void elementsAtTheThresholdGetNothing(Precision precision) {
    double[] x = {0, -1, -1, -1, -3};
    assertThat(Subject.of(RowFunction.SPARSEMAX, precision).forward(x, 5))
        .containsExactly(1, 0, 0, 0, 0);
    double[] doubled = {0, -2, -2, -2, -6};
    assertThat(Subject.of(RowFunction.ENTMAX_15, precision).forward(doubled, 5))
        .containsExactly(1, 0, 0, 0, 0);
    double[] two = {1, 1, 0.5, 0.5};
    assertThat(Subject.of(RowFunction.SPARSEMAX, precision).forward(two, 4))
        .containsExactly(0.5, 0.5, 0, 0);
  }
}
