// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Infinities, NaN, and rows that are hardly any.
final class SpecialRowsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /// In the middle of a short row, of one longer than all partial sums, and of one of several tiles.
  private static final int[] LENGTHS = {2, 5, 70, 5000};

  static Stream<Subject> subjects() {
    return Subject.stream();
  }

  /// What masks an entry.
  private static double masked(Subject subject) {
    return subject.function() == RowFunction.SOFTMIN ? INFINITY : -INFINITY;
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void maskedEntriesAreAsIfTheyWereNotThere(Subject subject) {
    double nothing = subject.function() == RowFunction.LOG_SOFTMAX ? -INFINITY : 0;
    for (double[] x : new double[][] {{1}, {0.5, -2}, {3, 1, 2.5, -0.25}}) {
      double[] y = subject.forward(x, x.length);
      double[] longer = new double[3 * x.length + 1];
      Arrays.fill(longer, masked(subject));
      for (int i = 0; i < x.length; i++) {
        longer[3 * i + 1] = x[i];
      }
      double[] result = subject.forward(longer, longer.length);
      for (int i = 0; i < longer.length; i++) {
        if (i % 3 != 1) {
          assertThat(result[i]).isEqualTo(nothing);
        } else {
          assertThat(result[i]).isCloseTo(y[i / 3], offset(3e-7));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void aRowOfNothingButMaskedEntriesIsNotANumber(Subject subject) {
    for (int length : LENGTHS) {
      double[] x = new double[length];
      Arrays.fill(x, masked(subject));
      assertThat(subject.forward(x, length)).containsOnly(Double.NaN);
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void notANumberAndTheOtherInfinityMakeTheRowNotANumber(Subject subject) {
    for (int length : LENGTHS) {
      for (double special : new double[] {Double.NaN, -masked(subject)}) {
        for (int place : new int[] {0, length / 2, length - 1}) {
          double[] x = TestRows.normal(3 * length, 1, length);
          x[length + place] = special;
          double[] y = subject.forward(subject.rounded(x), length);
          assertThat(DoubleStream.of(y).limit(length).anyMatch(Double::isNaN)).isFalse();
          assertThat(DoubleStream.of(y).skip(length).limit(length).allMatch(Double::isNaN))
              .as("%s with %s at %d of %d", subject, special, place, length)
              .isTrue();
          assertThat(DoubleStream.of(y).skip(2L * length).anyMatch(Double::isNaN)).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void notANumberAmongValuesOrGradientsSpreadsOverTheRow(Subject subject) {
    for (int length : LENGTHS) {
      double[] y = subject.forward(subject.rounded(TestRows.normal(length, 0.1, 1)), length);
      double[] dy = subject.rounded(TestRows.normal(length, 1, 2));
      dy[length / 2] = Double.NaN;
      double[] dx = subject.backward(y, dy, length);
      for (int i = 0; i < length; i++) {
        assertThat(y[i] == 0 || Double.isNaN(dx[i])).isTrue();
      }
      double[] notANumber = new double[length];
      Arrays.fill(notANumber, Double.NaN);
      assertThat(subject.backward(notANumber, new double[length], length)).containsOnly(Double.NaN);
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void rowsOfOneAreCertain(Subject subject) {
    double certain = subject.function() == RowFunction.LOG_SOFTMAX ? 0 : 1;
    double[] x = subject.rounded(TestRows.normal(5000, 100, 7));
    double[] y = subject.forward(x, 1);
    assertThat(DoubleStream.of(y).allMatch(v -> v == certain)).isTrue();
    double[] dx = subject.backward(y, x, 1);
    assertThat(DoubleStream.of(dx).allMatch(v -> v == 0)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void noRowsAreComputedAsWell(Subject subject) {
    assertThat(subject.forward(new double[0], 7)).isEmpty();
    assertThat(subject.backward(new double[0], new double[0], 7)).isEmpty();
  }

  /// The largest and the smallest numbers there are: nothing overflows on the way.
  @ParameterizedTest
  @MethodSource("subjects")
  void extremeNumbersAreComputed(Subject subject) {
    double most = subject.precision().maxValue();
    double[] y = subject.forward(new double[] {most, 0, -most, most}, 4);
    double half = subject.function() == RowFunction.LOG_SOFTMAX ? StrictMath.log(0.5) : 0.5;
    if (subject.function() == RowFunction.SOFTMIN) {
      assertThat(y).containsExactly(0, 0, 1, 0);
    } else {
      assertThat(y[0]).isCloseTo(half, offset(subject.precision().ulp(half)));
      assertThat(y[3]).isEqualTo(y[0]);
    }
    double[] tiny = subject.forward(new double[] {0, subject.precision().minSubnormal()}, 2);
    assertThat(tiny[0]).isCloseTo(half, offset(subject.precision().ulp(half)));
    assertThat(tiny[1]).isEqualTo(tiny[0]);
  }
}
