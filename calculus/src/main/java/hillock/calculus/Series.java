// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Constants.UndecidableException;
import hillock.expr.Expr;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first terms of an expansion as x → +∞, the largest first.
///
/// @param terms coefficients that are not zero, with strictly falling growths
/// @param rest what is left out is at most a constant times this; null if nothing is left out
record Series(List<Term> terms, @Nullable Growth rest) {
  /// More terms than any sum of ours can cancel.
  private static final int MAX_TERMS = 7;

  /// A coefficient, closed and not zero, times a growth.
  record Term(Expr coefficient, Growth growth) {}

  static Series of(Expr coefficient, Growth growth) {
    return Algebra.isZero(coefficient)
        ? new Series(List.of(), null)
        : new Series(List.of(new Term(coefficient, growth)), null);
  }

  /// Nothing known but a bound.
  static Series bounded(Growth rest) {
    return new Series(List.of(), rest);
  }

  boolean isExactZero() {
    return terms.isEmpty() && rest == null;
  }

  Series add(Series other, Constants constants) {
    List<Term> sum = new ArrayList<>(terms);
    for (Term term : other.terms) {
      insert(sum, term, constants);
    }
    return new Series(sum, larger(rest, other.rest, constants)).trimmed(constants);
  }

  Series multiply(Series other, Constants constants) {
    constants.spend(terms.size() * other.terms.size());
    List<Term> product = new ArrayList<>();
    for (Term a : terms) {
      for (Term b : other.terms) {
        Expr coefficient = constants.algebra().product(a.coefficient, b.coefficient);
        insert(product, new Term(coefficient, a.growth.times(b.growth, constants)), constants);
      }
    }
    Growth left = restOfProduct(this, other, constants);
    Growth right = restOfProduct(other, this, constants);
    return new Series(product, larger(left, right, constants)).trimmed(constants);
  }

  Series scale(Expr factor, Constants constants) {
    return multiply(of(factor, Growth.ONE), constants);
  }

  Series negate(Constants constants) {
    return scale(constants.algebra().number(-1), constants);
  }

  /// The leading term.
  ///
  /// @throws UndecidableException if not even that is known
  Term leading() {
    if (terms.isEmpty()) {
      throw new UndecidableException(
          rest == null ? "division by zero at infinity" : "the leading term cancels");
    }
    return terms.getFirst();
  }

  /// The sign that the function keeps from some point on; zero only if it is zero.
  int sign(Constants constants) {
    return isExactZero() ? 0 : constants.sign(leading().coefficient());
  }

  /// The value that the function tends to, if it is finite.
  Optional<Expr> finiteLimit(Constants constants) {
    if (rest != null && rest.compareToOne(constants) >= 0) {
      return Optional.empty();
    }
    if (terms.isEmpty()) {
      return Optional.of(constants.algebra().number(0));
    }
    int order = terms.getFirst().growth.compareToOne(constants);
    if (order > 0) {
      return Optional.empty();
    }
    return Optional.of(
        order == 0 ? terms.getFirst().coefficient : constants.algebra().number(0));
  }

  /// The terms that grow (positive), are constant (zero) or vanish (negative).
  Series part(int order, Constants constants) {
    List<Term> part =
        terms.stream()
            .filter(t -> Integer.signum(t.growth.compareToOne(constants)) == order)
            .toList();
    return new Series(part, order < 0 ? rest : null);
  }

  /// base^exponent for a base c·g·(1 + ε), by the binomial series in ε.
  Series power(Rational exponent, Constants constants) {
    if (terms.isEmpty() && rest != null && exponent.isInteger() && exponent.signum() > 0) {
      return bounded(rest.raised(exponent, constants));
    }
    Term lead = leading();
    if (!exponent.isInteger() && constants.sign(lead.coefficient) < 0) {
      throw new UndecidableException("a root of a negative number at infinity");
    }
    Series small = relativeRest(constants);
    Series sum = of(constants.algebra().number(1), Growth.ONE);
    Series term = sum;
    Rational binomial = Rational.ONE;
    for (int k = 1; k <= MAX_TERMS && !small.isExactZero(); k++) {
      Rational factor =
          exponent.subtract(Rational.of(k - 1)).divide(Rational.of(k));
      binomial = binomial.multiply(factor);
      term = term.multiply(small, constants);
      if (binomial.isZero()) {
        break;
      }
      sum = sum.add(term.scale(constants.algebra().number(binomial), constants), constants);
      sum = k == MAX_TERMS ? sum.withRest(term, constants) : sum;
    }
    Expr coefficient = constants.algebra().power(lead.coefficient, exponent);
    return sum.multiply(of(coefficient, lead.growth.raised(exponent, constants)), constants);
  }

  /// Σ cₖ·this^k for a series that vanishes.
  Series compose(List<Expr> coefficients, Constants constants) {
    Series sum = of(coefficients.getFirst(), Growth.ONE);
    Series power = of(constants.algebra().number(1), Growth.ONE);
    for (Expr coefficient : coefficients.subList(1, coefficients.size())) {
      power = power.multiply(this, constants);
      sum = sum.add(power.scale(coefficient, constants), constants);
    }
    return isExactZero() ? sum : sum.withRest(power.multiply(this, constants), constants);
  }

  /// ε, where the series is its leading term times 1 + ε.
  Series relativeRest(Constants constants) {
    Term lead = leading();
    constants.requireNonZero(lead.coefficient);
    Series others = new Series(terms.subList(1, terms.size()), rest);
    Series inverse =
        of(
            constants.algebra().power(lead.coefficient, -1),
            lead.growth.raised(Rational.MINUS_ONE, constants));
    return others.multiply(inverse, constants);
  }

  /// The same terms, with what another series is of left out.
  Series withRest(Series other, Constants constants) {
    Growth bound = other.terms.isEmpty() ? other.rest : other.terms.getFirst().growth;
    return new Series(terms, larger(rest, bound, constants)).trimmed(constants);
  }

  private static void insert(List<Term> terms, Term term, Constants constants) {
    for (int i = 0; i < terms.size(); i++) {
      int order = term.growth.compareTo(terms.get(i).growth, constants);
      if (order > 0) {
        terms.add(i, term);
        return;
      }
      if (order == 0) {
        Expr sum = constants.algebra().sum(terms.get(i).coefficient, term.coefficient);
        if (constants.isZero(sum)) {
          terms.remove(i);
        } else {
          terms.set(i, new Term(sum, term.growth));
        }
        return;
      }
    }
    terms.add(term);
  }

  private static @Nullable Growth larger(
      @Nullable Growth a, @Nullable Growth b, Constants constants) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b, constants) >= 0 ? a : b;
  }

  private static @Nullable Growth restOfProduct(Series a, Series b, Constants constants) {
    if (a.rest == null) {
      return null;
    }
    if (b.terms.isEmpty()) {
      return b.rest == null ? null : a.rest.times(b.rest, constants);
    }
    return a.rest.times(b.terms.getFirst().growth, constants);
  }

  /// Without the terms that what is left out may hide, and not too many.
  private Series trimmed(Constants constants) {
    List<Term> kept = new ArrayList<>();
    Growth bound = rest;
    for (Term term : terms) {
      boolean isHidden = bound != null && term.growth.compareTo(bound, constants) <= 0;
      if (isHidden) {
        break;
      }
      if (kept.size() == MAX_TERMS) {
        bound = larger(bound, term.growth, constants);
        break;
      }
      kept.add(term);
    }
    return new Series(kept, bound);
  }
}
