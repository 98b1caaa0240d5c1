// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.codegen.Subject.Output;
import hillock.expr.Activation;
import hillock.expr.Expr.Param;
import hillock.expr.Parameter;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Derivatives in parameters are as accurate as those in the input; and other values of the
/// parameters than the usual ones leave all of them a few ulps.
final class ParameterAccuracyTest {
  private static final int POINTS = 24;
  private static final int ORDER = 1;

  /// What overflows only next to the end of all numbers is left out where parameters are unusual.
  private static final double HIGHEST = 0x1p-8;

  /// What is promised with unusual parameters, in units of what is promised with the usual ones.
  private static final double UNUSUAL = 4;

  /// Periodic functions of large arguments, each a rounded product with a parameter.
  private static final Map<String, Double> LARGEST =
      Map.of("sine", 0x1p20, "snake", 0x1p20, "gelu-sine", 0x1p20);

  /// Where a function has no value for some parameters and inputs.
  private static final List<String> PARTIAL = List.of("softexponential");

  /// Known failures with unusual parameters: sums of pieces, and quotients, that cancel at kinks.
  private static final List<String> FAILING =
      List.of("kan-edge F64 f'", "kan-edge F64 f", "pau-b F64 df/d", "pau-d F64 df/d");

  private static final Report REPORT =
      new Report("functions with parameters, largest errors in ulps");

  static List<String> functions() {
    return Catalog.standard().activations().stream()
        .filter(a -> a.inputs().size() == 1 && !a.parameters().isEmpty())
        .map(Activation::name)
        .toList();
  }

  @AfterAll
  static void report() {
    REPORT.write();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void floatsAreAccurate(String function) {
    check(function, Precision.F32);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void doublesAreAccurate(String function) {
    check(function, Precision.F64);
  }

  private static void check(String function, Precision precision) {
    double[] points = TestPoints.of(precision, POINTS);
    List<Activation> settings = Settings.moderate(function);
    for (Subject subject : derivatives(settings.getFirst(), precision)) {
      new AccuracyCheck(subject, points, ORDER).check(subject.outputs(ORDER), REPORT);
    }
    double largest = LARGEST.getOrDefault(function, HIGHEST * precision.maxValue());
    double[] inside = Arrays.stream(points).filter(x -> Math.abs(x) <= largest).toArray();
    for (Activation setting : settings.subList(1, settings.size())) {
      List<Subject> subjects = new ArrayList<>(derivatives(setting, precision));
      subjects.add(Subject.of(setting, precision));
      for (Subject subject : subjects) {
        checkUnusual(function, subject, inside);
      }
    }
  }

  private static void checkUnusual(String function, Subject subject, double[] points) {
    AccuracyCheck check = new AccuracyCheck(subject, points, ORDER);
    if (PARTIAL.contains(function)) {
      check = new AccuracyCheck(subject, without(points, check.missing(ORDER)), ORDER);
    }
    List<Output> outputs = subject.outputs(ORDER);
    check
        .tallies(outputs)
        .forEach(
            (name, tally) -> {
              String what = function + " " + subject.precision() + " " + name;
              if (FAILING.stream().noneMatch(what::startsWith)) {
                assertThat(tally.max())
                    .as("%s of %s: %s", name, subject, tally)
                    .isLessThanOrEqualTo(UNUSUAL * Tolerance.of(subject, name));
              }
            });
  }

  private static double[] without(double[] points, double[] others) {
    return Arrays.stream(points)
        .filter(x -> Arrays.stream(others).noneMatch(other -> other == x))
        .toArray();
  }

  /// One for each element of a parameter.
  private static List<Subject> derivatives(Activation activation, Precision precision) {
    List<Subject> subjects = new ArrayList<>();
    for (Parameter parameter : activation.parameters()) {
      for (Param element : parameter.elements()) {
        subjects.add(Subject.of(activation, element, precision));
      }
    }
    return subjects;
  }
}
