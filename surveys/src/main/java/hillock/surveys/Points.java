// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.calculus.RealEvaluator;
import hillock.calculus.RealEvaluator.UndecidedException;
import hillock.expr.Expr;
import hillock.expr.Parameter;
import hillock.expr.Printer;
import hillock.expr.Rational;
import hillock.numerics.BigReal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Exact values at chosen points, where counterexamples are looked for.
final class Points {
  private static final int BITS = 256;
  private static final int DIGITS = 6;
  private static final int MAX_POINTS = 2000;
  private static final List<Rational> SAMPLES =
      List.of(
          Rational.ONE,
          Rational.MINUS_ONE,
          Rational.ZERO,
          Rational.TWO,
          Rational.of(-2),
          Rational.HALF,
          Rational.of(-1, 2),
          Rational.of(3),
          Rational.of(-3),
          Rational.of(10),
          Rational.of(-10));

  private Points() {}

  /// All combinations of sample values that lie in the domains of the variables.
  static List<Map<Expr, Rational>> samples(Term term) {
    List<Map<Expr, Rational>> points = List.of(Map.of());
    int count = count(term.variables().size());
    for (Expr variable : term.variables()) {
      List<Map<Expr, Rational>> longer = new ArrayList<>();
      for (Map<Expr, Rational> point : points) {
        SAMPLES.stream()
            .limit(count)
            .filter(value -> isInDomain(variable, value, term))
            .forEach(value -> longer.add(with(point, variable, value)));
      }
      points = longer;
    }
    return points;
  }

  /// How many samples each of some variables may have.
  private static int count(int variables) {
    int count = SAMPLES.size();
    while (StrictMath.pow(count, variables) > MAX_POINTS) {
      count--;
    }
    return count;
  }

  private static boolean isInDomain(Expr variable, Rational value, Term term) {
    return term.parameters().stream()
        .filter(p -> variable instanceof Expr.Param param && p.elements().contains(param))
        .allMatch(p -> p.domain().contains(value));
  }

  private static Map<Expr, Rational> with(
      Map<Expr, Rational> point, Expr variable, Rational value) {
    Map<Expr, Rational> longer = new LinkedHashMap<>(point);
    longer.put(variable, value);
    return longer;
  }

  /// An enclosure of the value; empty where the formula has none, or none was found.
  static Optional<BigReal> value(Expr expr, Map<Expr, Rational> point) {
    Map<Expr, BigReal> values = new LinkedHashMap<>();
    point.forEach((v, r) -> values.put(v, BigReal.of(r.numerator(), r.denominator(), BITS)));
    try {
      return Optional.of(RealEvaluator.enclose(expr, values, BITS));
    } catch (ArithmeticException | UndecidedException noValue) {
      return Optional.empty();
    }
  }

  /// Whether two enclosures have no number in common.
  static boolean areDifferent(BigReal a, BigReal b) {
    return isGreater(a, b) || isGreater(b, a);
  }

  /// Whether every number of an enclosure is greater than every one of another.
  static boolean isGreater(BigReal a, BigReal b) {
    return a.subtract(b, BITS).sign() == BigReal.Sign.POSITIVE;
  }

  /// A value to some digits.
  static String digits(BigReal value) {
    double nearest = value.midpoint();
    return new BigDecimal(nearest).round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
  }

  /// A point: `x = 1, a = 3/2`.
  static String text(Map<Expr, Rational> point) {
    return point.entrySet().stream()
        .map(entry -> Printer.print(entry.getKey()) + " = " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
