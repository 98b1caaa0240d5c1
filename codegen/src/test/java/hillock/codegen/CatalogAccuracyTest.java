// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.numerics.Precision;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every function of the catalog is right to a few ulps on the whole line, and so are its first two
/// derivatives, however they are computed.
final class CatalogAccuracyTest {
  private static final int POINTS = 120;
  private static final int ORDER = 2;
  private static final Report REPORT = new Report("functions of the catalog, largest errors in ulps");

  static List<String> functions() {
    return Catalog.standard().activations().stream()
        .filter(activation -> activation.inputs().size() == 1)
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
    Subject subject = Subject.of(function, precision);
    double[] points = TestPoints.of(precision, POINTS);
    new AccuracyCheck(subject, points, ORDER).check(subject.outputs(ORDER), REPORT);
  }
}
