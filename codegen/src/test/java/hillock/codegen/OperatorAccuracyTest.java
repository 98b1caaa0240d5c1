// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What operators make is computed as accurately as formulas that people write with care.
///
/// Where a smoothed function tends to 0, as that of relu on the left, or passes through it, as that
/// of elu does, its closed form is a difference, and less is promised: such functions are not listed.
final class OperatorAccuracyTest {
  private static final int POINTS = 60;
  private static final int ORDER = 1;
  private static final Report REPORT = new Report("operators, largest errors in ulps");

  static List<String> functions() {
    return List.of(
        "smooth-gaussian(leaky-relu, 1)",
        "smooth-gaussian(max(x, x / 4), 1/2)",
        "smooth-gaussian(x > 0 ? x : 3/2 * x, 2)",
        "smooth-gaussian(max(x, -x / 2), 1)",
        "smooth-gaussian(abs, 1)",
        "smooth-gaussian(step, 1)",
        "smooth-gaussian(sin, 1)",
        "smooth-gaussian(gaussian, 2)",
        "smooth-erf(relu, 2)",
        "smooth-erf(max(x, x / 4), 3)",
        "smooth-erf(abs, 1)",
        "smooth-sqrt(relu, 2)",
        "smooth-sqrt(max(x, x / 4), 1/10)",
        "smooth-sqrt(abs, 1)",
        "smooth-sigmoid(relu, 3)",
        "smooth-sigmoid(max(x, x / 4), 1)",
        "smooth-sigmoid(abs, 1)",
        "harden(tanh)",
        "harden(sigmoid)",
        "harden(atan)",
        "harden(erf)",
        "harden(softplus)",
        "affine(tanh, 2, 3, 0, 0)",
        "affine(sigmoid, 2, 2, 0, -1)");
  }

  @AfterAll
  static void report() {
    REPORT.write();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void isAccurate(String text) {
    for (Precision precision : Precision.values()) {
      Subject subject = Subject.of(text, precision);
      double[] points = TestPoints.of(precision, POINTS);
      new AccuracyCheck(subject, points, ORDER).check(subject.outputs(ORDER), REPORT);
    }
  }
}
