// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.codegen.ElementaryTable.Entry;
import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The elementary functions are as accurate as [ElementaryTable] says.
///
/// Floats are taken with a stride over all 2³² of them, doubles at random; both also near every
/// threshold.
final class ElementaryTest {
  private static final long STRIDE = (1L << 32) / 400_000;
  private static final int DOUBLES = 5_000;
  private static final double[] NO_PARAMETERS = {};
  private static final Report REPORT = new Report("elementary functions");

  static List<Entry> entries() {
    return ElementaryTable.entries();
  }

  @AfterAll
  static void report() {
    REPORT.write();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void floatsAreWithinTheirBound(Entry entry) {
    Program program = entry.program(Precision.F32);
    ErrorTally tally = new ErrorTally();
    DoubleStream points =
        DoubleStream.concat(
            TestPoints.floats(STRIDE), Arrays.stream(TestPoints.of(Precision.F32, 2_000)));
    points
        .parallel()
        .filter(entry.domain()::contains)
        .forEach(
            x -> {
              double y = entry.second().of(x, Precision.F32);
              double computed = run(program, x, y);
              double reference = entry.inDoubles().applyAsDouble(x, y);
              tally.add(x, computed, ErrorTally.ulps(computed, reference));
            });
    check(entry, Precision.F32, tally);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void doublesAreWithinTheirBound(Entry entry) {
    Program program = entry.program(Precision.F64);
    ErrorTally tally = new ErrorTally();
    Arrays.stream(TestPoints.of(Precision.F64, DOUBLES))
        .parallel()
        .filter(entry.domain()::contains)
        .forEach(
            x -> {
              double y = entry.second().of(x, Precision.F64);
              double computed = run(program, x, y);
              tally.add(x, computed, ulps(entry, x, y, computed));
            });
    check(entry, Precision.F64, tally);
  }

  private static double ulps(Entry entry, double x, double y, double computed) {
    BigReal exact;
    try {
      exact = entry.exact().at(BigReal.of(x), BigReal.of(y));
    } catch (ArithmeticException undefined) {
      return Math.abs(computed) <= Double.MAX_VALUE ? Double.POSITIVE_INFINITY : 0;
    }
    return ErrorTally.ulps(computed, exact, Precision.F64);
  }

  private static void check(Entry entry, Precision precision, ErrorTally tally) {
    REPORT.add("%-38s %s %s".formatted(entry.name(), precision, tally));
    assertThat(tally.max()).as(tally.toString()).isLessThanOrEqualTo(entry.maxUlps(precision));
    assertThat(tally.count()).isGreaterThan(1_000);
  }

  private static double run(Program program, double x, double y) {
    return Interpreter.run(program, new double[] {x, y}, NO_PARAMETERS)[0];
  }
}
