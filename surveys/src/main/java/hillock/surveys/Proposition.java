// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.certify.Verdict;
import hillock.expr.Expr;
import hillock.expr.Rational;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A sentence of mathematics that is true or false, with the text in which it was written.
///
/// ```
/// slope of tanh(x) equals -tanh(x)^2
/// slope of silu(x) is within (0, inf)
/// for x, a: max(x, a * x) equals x >= 0 ? x : a * x at x = 1, a = 3/2
/// ```
///
/// Not for use by several threads.
public final class Proposition {
  private final String text;
  private final Supplier<Verdict> judge;
  private @Nullable Verdict verdict;

  private Proposition(String text, Supplier<Verdict> judge) {
    this.text = text;
    this.judge = judge;
  }

  /// Two formulas mean the same everywhere.
  static Proposition equal(String text, Term left, Term right) {
    return new Proposition(text, () -> new Equality(left, right).everywhere());
  }

  /// Two formulas have the same value at a point.
  static Proposition equalAt(String text, Term left, Term right, Map<Expr, Rational> point) {
    return new Proposition(text, () -> new Equality(left, right).at(point));
  }

  /// The first formula has the greater value at a point.
  static Proposition greaterAt(String text, Term left, Term right, Map<Expr, Rational> point) {
    return new Proposition(text, () -> new Equality(left, right).isGreaterAt(point));
  }

  /// Something is true of a function.
  static Proposition said(String text, Term function, Predicate predicate) {
    return new Proposition(text, () -> predicate.of(function));
  }

  /// The opposite.
  Proposition opposite() {
    return new Proposition(text, () -> Verdicts.not(judge.get()));
  }

  /// Whether it is true. What was found is kept.
  public Verdict verdict() {
    if (verdict == null) {
      verdict = judge.get();
    }
    return verdict;
  }

  /// How it was written.
  public String text() {
    return text;
  }
}
