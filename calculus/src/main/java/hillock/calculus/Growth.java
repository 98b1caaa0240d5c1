// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import hillock.expr.Rational;
import java.util.Map;
import java.util.TreeMap;

/// How fast a term grows as x → +∞: exp(c₁·x^r₁ + c₂·x^r₂ + …) · x^p · (log x)^q with r > 0.
///
/// Growths are totally ordered, which is what makes limits computable.
///
/// @param exponents the coefficients of the exponent by powers of x; none is zero
/// @param power the power of x
/// @param logPower the power of log x
record Growth(TreeMap<Rational, Expr> exponents, Rational power, Rational logPower) {
  static final Growth ONE = new Growth(new TreeMap<>(), Rational.ZERO, Rational.ZERO);
  static final Growth X = new Growth(new TreeMap<>(), Rational.ONE, Rational.ZERO);
  static final Growth LOG_X = new Growth(new TreeMap<>(), Rational.ZERO, Rational.ONE);

  /// x to a power.
  static Growth ofPower(Rational power) {
    return new Growth(new TreeMap<>(), power, Rational.ZERO);
  }

  Growth times(Growth other, Constants constants) {
    TreeMap<Rational, Expr> sum = new TreeMap<>(exponents);
    other.exponents.forEach(
        (power, coefficient) ->
            sum.merge(power, coefficient, (a, b) -> constants.algebra().sum(a, b)));
    sum.values().removeIf(Algebra::isZero);
    return new Growth(sum, power.add(other.power), logPower.add(other.logPower));
  }

  Growth raised(Rational exponent, Constants constants) {
    TreeMap<Rational, Expr> scaled = new TreeMap<>();
    if (!exponent.isZero()) {
      exponents.forEach(
          (power, coefficient) ->
              scaled.put(power, constants.algebra().scale(exponent, coefficient)));
    }
    return new Growth(scaled, power.multiply(exponent), logPower.multiply(exponent));
  }

  /// Positive if this grows faster than a constant, negative if it vanishes, zero if it is one.
  int compareToOne(Constants constants) {
    for (Map.Entry<Rational, Expr> entry : exponents.descendingMap().entrySet()) {
      return constants.sign(entry.getValue());
    }
    return power.isZero() ? logPower.signum() : power.signum();
  }

  int compareTo(Growth other, Constants constants) {
    return times(other.raised(Rational.MINUS_ONE, constants), constants).compareToOne(constants);
  }

  /// True if this is a power of x, log x included, without an exponential.
  boolean isAlgebraic() {
    return exponents.isEmpty();
  }
}
