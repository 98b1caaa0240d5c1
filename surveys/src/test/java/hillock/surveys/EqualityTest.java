// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.calculus.RealEvaluator;
import hillock.calculus.RealEvaluator.UndecidedException;
import hillock.catalog.Catalog;
import hillock.certify.Verdict;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.numerics.BigReal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Equality of formulas against exact values at points that the code under test does not look at.
final class EqualityTest {
  private static final int BITS = 200;
  private static final double[] POINTS = {0.3125, -0.8125, 1.6875, -2.4375, 4.1875, -6.5625};

  private static final List<Activation> FUNCTIONS =
      Catalog.standard().activations().stream().filter(a -> a.inputs().size() == 1).toList();

  /// Every pair of functions of the catalog without parameters: what is called equal has equal
  /// values, and a function equals itself.
  @TestFactory
  Stream<DynamicTest> pairsOfTheCatalog() {
    return FUNCTIONS.stream()
        .filter(a -> a.parameters().isEmpty())
        .map(a -> DynamicTest.dynamicTest(a.name(), () -> checkPairs(a)));
  }

  private static void checkPairs(Activation a) {
    for (Activation b : FUNCTIONS) {
      if (!b.parameters().isEmpty()) {
        continue;
      }
      Verdict verdict = new Equality(Term.of(a, a.name()), Term.of(b, b.name())).everywhere();
      boolean differs = differ(a.evaluation(), b.evaluation());
      if (verdict.isProved()) {
        assertThat(differs).as("%s and %s: %s", a.name(), b.name(), verdict).isFalse();
      }
      if (verdict instanceof Verdict.Refuted) {
        assertThat(a).isNotSameAs(b);
      }
      if (a == b) {
        assertThat(verdict.isProved()).isTrue();
      }
    }
  }

  private static boolean differ(Expr a, Expr b) {
    for (double point : POINTS) {
      Map<Expr, BigReal> values = new HashMap<>();
      values.put(new Expr.Input(0, "x"), BigReal.of(point));
      BigReal difference;
      try {
        difference =
            RealEvaluator.enclose(a, values, BITS)
                .subtract(RealEvaluator.enclose(b, values, BITS), BITS);
      } catch (ArithmeticException | UndecidedException noValue) {
        continue;
      }
      if (difference.lo() > 0 || difference.hi() < 0) {
        return true;
      }
    }
    return false;
  }
}
