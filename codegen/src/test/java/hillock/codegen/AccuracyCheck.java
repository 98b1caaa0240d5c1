// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.codegen.Subject.Output;
import hillock.numerics.BigReal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Measures how far the outputs of kernels are from the exact derivatives of the formula.
///
/// Where a derivative passes through zero or touches it, no formula with rounded parts has small
/// errors in ulps. There, and as far as it grows on both sides up to half of its largest magnitude,
/// an error of 2⁻²² (floats) or 2⁻⁵⁰ (doubles) of that magnitude is accepted instead. Where the
/// value passes through zero elsewhere than at 0, an error is accepted that moving the input by
/// four ulps would make, or of 2⁻²³ or 2⁻⁵² of the largest magnitude between -16 and 16.
final class AccuracyCheck {
  /// Where the largest magnitude of a derivative is looked for.
  private static final double NEAR = 16;

  /// A derivative that falls below this part of its largest magnitude, and rises again, touches
  /// zero.
  private static final double TOUCH = 0x1p-5;

  /// By how many ulps the input may be moved where the value passes through zero.
  private static final double MOVE = 4;

  private final Subject subject;
  private final double[] points;
  private final int order;
  private final List<List<Optional<BigReal>>> exact;

  AccuracyCheck(Subject subject, double[] points, int order) {
    this.subject = subject;
    this.order = order;
    this.points = points.clone();
    Arrays.sort(this.points);
    this.exact =
        Arrays.stream(this.points).parallel().mapToObj(x -> subject.exact(x, order)).toList();
  }

  /// Asserts that all outputs are as accurate as [Tolerance] says.
  void check(List<Output> outputs, Report report) {
    checkCoverage();
    outputs.forEach(SpecialInputs::check);
    Map<String, ErrorTally> tallies = tallies(outputs);
    StringBuilder line = new StringBuilder("%-40s %s".formatted(subject, subject.precision()));
    tallies.forEach((name, tally) -> line.append("  %s %.2f".formatted(name, tally.max())));
    report.add(line.toString());
    tallies.forEach(
        (name, tally) ->
            assertThat(tally.max())
                .as("%s of %s: %s", name, subject, tally)
                .isLessThanOrEqualTo(Tolerance.of(subject, name)));
  }

  /// The errors by the names of outputs, of which several ways to compute one share theirs.
  Map<String, ErrorTally> tallies(List<Output> outputs) {
    Map<String, ErrorTally> tallies = new LinkedHashMap<>();
    for (Output output : outputs) {
      tallies.merge(output.name(), of(output), ErrorTally::worse);
    }
    return tallies;
  }

  /// Exponentials of huge numbers are out of reach of the reference.
  private void checkCoverage() {
    for (int k = 0; k <= order; k++) {
      double coverage = 1 - missing(k).length / (double) points.length;
      assertThat(coverage)
          .as("part of the points that have a reference, order %d of %s", k, subject)
          .isGreaterThan(0.93);
    }
  }

  /// The points without a reference for the derivative of an order.
  double[] missing(int k) {
    return IntStream.range(0, points.length)
        .filter(i -> exact.get(i).get(k).isEmpty())
        .mapToDouble(i -> points[i])
        .toArray();
  }

  /// The errors at all points where the derivative is known; elsewhere it must be a number.
  private ErrorTally of(Output output) {
    double[] values = values(output.order());
    double[] accepted = output.order() == 0 ? acceptedNearRoots(values) : accepted(values);
    ErrorTally tally = new ErrorTally();
    for (int i = 0; i < points.length; i++) {
      double computed = output.at(points[i]);
      Optional<BigReal> wanted = exact.get(i).get(output.order());
      boolean isAccepted =
          wanted.isEmpty()
              ? !Double.isNaN(computed)
              : Math.abs(computed - values[i]) <= accepted[i];
      double ulps =
          isAccepted
              ? 0
              : wanted
                  .map(w -> ErrorTally.ulps(computed, w, subject.precision()))
                  .orElse(Double.POSITIVE_INFINITY);
      tally.add(points[i], computed, ulps);
    }
    return tally;
  }

  /// The exact derivatives, rounded; NaN where there is none.
  private double[] values(int k) {
    return exact.stream()
        .mapToDouble(e -> e.get(k).map(BigReal::midpoint).orElse(Double.NaN))
        .toArray();
  }

  /// What is accepted of a derivative at each point; nothing is -1.
  private double[] accepted(double[] values) {
    double part =
        switch (subject.precision()) {
          case F32 -> 0x1p-22;
          case F64 -> 0x1p-50;
        };
    double accepted = part * largest(values);
    boolean[] isNear = new boolean[values.length];
    markCrossings(values, _ -> true, isNear);
    markTouches(values, isNear);
    return IntStream.range(0, values.length).mapToDouble(i -> isNear[i] ? accepted : -1).toArray();
  }

  /// What is accepted of the value at each point; nothing is -1.
  private double[] acceptedNearRoots(double[] values) {
    boolean[] isNear = new boolean[values.length];
    markCrossings(values, i -> points[i] > 0 || points[i + 1] < 0, isNear);
    double[] slopes = values(1);
    double least = Math.scalb(largest(values), 1 - subject.precision().significandBits());
    return IntStream.range(0, values.length)
        .mapToDouble(i -> isNear[i] ? Math.max(least, moved(points[i], slopes[i])) : -1)
        .toArray();
  }

  /// How much the value changes if the input is moved.
  private double moved(double x, double slope) {
    return MOVE * subject.precision().ulp(x) * Math.abs(slope);
  }

  private double largest(double[] values) {
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(points[i]) <= NEAR && Math.abs(values[i]) > largest) {
        largest = Math.abs(values[i]);
      }
    }
    return largest;
  }

  /// Marks the points from which the magnitude falls all the way to a change of sign, or to zero.
  ///
  /// @param counts whether a change between a point and the next counts
  private void markCrossings(double[] values, IntPredicate counts, boolean[] isNear) {
    double half = largest(values) / 2;
    for (int i = 0; i + 1 < values.length; i++) {
      boolean throughZero = values[i] == 0 && i > 0 && values[i - 1] * values[i + 1] < 0;
      boolean leavesZero = (values[i] == 0) != (values[i + 1] == 0);
      if (counts.test(i) && (values[i] * values[i + 1] < 0 || throughZero || leavesZero)) {
        mark(values, i, -1, half, isNear);
        mark(values, i + 1, 1, half, isNear);
      }
    }
  }
  /// Marks the points near which the magnitude is least and tiny.
  private void markTouches(double[] values, boolean[] isNear) {
    double largest = largest(values);
    for (int i = 1; i + 1 < values.length; i++) {
      double size = Math.abs(values[i]);
      boolean isLeast = size <= Math.abs(values[i - 1]) && size <= Math.abs(values[i + 1]);
      if (isLeast && size > 0 && size < TOUCH * largest) {
        mark(values, i, -1, largest / 2, isNear);
        mark(values, i, 1, largest / 2, isNear);
      }
    }
  }

  private static void mark(double[] values, int start, int step, double most, boolean[] isNear) {
    double last = 0;
    for (int i = start; i >= 0 && i < values.length; i += step) {
      double size = Math.abs(values[i]);
      if (!(size >= last && size <= most)) {
        return;
      }
      isNear[i] = true;
      last = size;
    }
  }
}
