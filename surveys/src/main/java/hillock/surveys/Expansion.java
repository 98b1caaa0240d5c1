// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.calculus.Algebra;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Printer;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Multiplies out: a sum of fractions is 0 if its numerator over the common denominator is, with
/// every product of sums carried out.
final class Expansion {
  private static final int MAX_TERMS = 2000;
  private static final int MAX_POWER = 6;

  private final Algebra algebra;

  Expansion(Algebra algebra) {
    this.algebra = algebra;
  }

  /// Whether everything cancels.
  boolean isZero(Expr expr) {
    List<Expr> terms = terms(expr);
    // By identity: normal forms that are equal are the same object.
    IdentityHashMap<Expr, Rational> denominators = new IdentityHashMap<>();
    for (Expr term : terms) {
      for (Expr factor : factors(term)) {
        if (factor instanceof Power(Sum base, Const(var power)) && power.signum() < 0) {
          denominators.merge(base, power.negate(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
      }
    }
    List<Expr> numerators = new ArrayList<>();
    for (Expr term : terms) {
      Expr numerator = term;
      for (Map.Entry<Expr, Rational> entry : denominators.entrySet()) {
        numerator = algebra.product(numerator, algebra.power(entry.getKey(), entry.getValue()));
      }
      numerators.addAll(terms(numerator));
      if (numerators.size() > MAX_TERMS) {
        return false;
      }
    }
    return algebra.sum(numerators) == algebra.number(0);
  }

  /// The terms of an expression with its products carried out.
  private List<Expr> terms(Expr expr) {
    if (expr instanceof Sum(var terms)) {
      return terms.stream().flatMap(term -> terms(term).stream()).toList();
    }
    return product(factors(expr).stream().map(this::parts).toList(), expr);
  }

  /// The terms of a product of sums; the product itself if they are too many.
  private List<Expr> product(List<List<Expr>> sums, Expr product) {
    List<Expr> products = List.of(algebra.number(1));
    for (List<Expr> sum : sums) {
      List<Expr> longer = new ArrayList<>();
      for (Expr part : sum) {
        products.forEach(p -> longer.add(algebra.product(p, part)));
      }
      products = longer;
      if (products.size() > MAX_TERMS) {
        return List.of(product);
      }
    }
    return products;
  }

  private static List<Expr> factors(Expr term) {
    return term instanceof Product(var factors) ? factors : List.of(term);
  }

  /// A function as a sum, so that `erfc(u)` meets `erf(u)`, and `sigmoid(-u)` meets `sigmoid(u)`.
  private List<Expr> parts(Function function, Expr argument) {
    Expr negative = algebra.sum(terms(algebra.negate(argument)));
    boolean isReflected =
        function == Function.SIGMOID
            && Printer.print(negative).compareTo(Printer.print(argument)) < 0;
    if (function == Function.ERFC) {
      return complement(Function.ERF, argument);
    }
    return isReflected
        ? complement(Function.SIGMOID, negative)
        : List.of(algebra.apply(function, argument));
  }

  /// One minus a function.
  private List<Expr> complement(Function function, Expr argument) {
    return List.of(algebra.number(1), algebra.negate(algebra.apply(function, argument)));
  }

  /// A factor as a sum.
  private List<Expr> parts(Expr factor) {
    if (factor instanceof Sum) {
      return terms(factor);
    }
    if (factor instanceof Apply(var function, var argument)) {
      return parts(function, algebra.sum(terms(argument)));
    }
    if (factor instanceof Power(Sum base, Const(var power))
        && power.signum() > 0
        && power.isIntegerWithin(MAX_POWER)) {
      return product(Collections.nCopies(power.intValue(), terms(base)), factor);
    }
    return List.of(factor);
  }
}
