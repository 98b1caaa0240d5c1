// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Derivative;
import hillock.calculus.Variables;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Hypot;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Rational;
import hillock.numerics.Interval;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Writes expressions of t as sums of terms exp(E) · t^p · m with tame mantissas m, exactly, for
/// all t ≥ 1.
///
/// Unlike an asymptotic expansion nothing is left out: sigmoid(-t) is exp(-t) · sigmoid(t). Like
/// one, it shows what a sum is dominated by, and what cancels does so symbolically.
final class TailExpansion {
  /// Longer sums are collapsed to one term.
  private static final int MAX_TERMS = 12;

  /// Visits of nodes before the attempt is given up.
  private static final int MAX_VISITS = 600;

  /// Where trends show.
  private static final Interval FAR = Interval.of(64, Double.POSITIVE_INFINITY);

  /// Products exp(E)·t^p that still rise here are not bounded by where they begin to fall.
  private static final double FARTHEST_PEAK = 64;

  /// An expression whose tail this method cannot write down.
  static final class BeyondException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BeyondException(String message) {
      super(message, null, false, false);
    }
  }

  private final Context context;
  private final Algebra algebra;
  private final Expr t;
  private final TailFunctions functions;
  private final IdentityHashMap<Expr, List<TailTerm>> known = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Expr> decays = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Integer> growths = new IdentityHashMap<>();
  private final Map<Function, IdentityHashMap<Expr, Expr>> ratios = new EnumMap<>(Function.class);
  private final IdentityHashMap<Expr, TailLeaf> meanings = new IdentityHashMap<>();
  private int visits;

  TailExpansion(Context context) {
    this.context = context;
    this.algebra = context.algebra();
    this.t = context.x();
    this.functions = new TailFunctions(this, algebra);
  }

  /// What the leaves in mantissas that are no inputs stand for.
  Map<Expr, TailLeaf> meanings() {
    return meanings;
  }

  /// @throws BeyondException if the expression is too large or its terms cannot be compared
  List<TailTerm> expand(Expr expr) {
    List<TailTerm> terms = known.get(expr);
    if (terms == null) {
      if (++visits > MAX_VISITS) {
        throw new BeyondException("too large");
      }
      terms = compute(expr);
      if (terms.size() > MAX_TERMS) {
        terms = List.of(collapse(terms));
      }
      known.put(expr, terms);
    }
    return terms;
  }

  private List<TailTerm> compute(Expr expr) {
    if (Variables.isClosed(expr)) {
      return atom(expr);
    }
    return switch (expr) {
      case Expr.Input _ -> List.of(new TailTerm(zero(), Rational.ONE, one()));
      case Const _, Expr.Named _, Expr.Param _, Expr.Draw _ -> atom(expr);
      case Sum(var terms) -> gather(terms.stream().flatMap(e -> expand(e).stream()).toList());
      case Product(var factors) -> product(factors);
      case Power(var base, Const(var exponent)) ->
          List.of(collapse(expand(base)).raised(exponent, algebra));
      case Apply(var function, var argument) -> functions.apply(function, argument);
      case Hypot(var left, var right) -> functions.hypot(left, right);
      case Power _, Expr.Min _, Expr.Max _, Expr.Select _ -> atom(expr);
    };
  }

  /// The expression as its own mantissa.
  List<TailTerm> atom(Expr expr) {
    return List.of(new TailTerm(zero(), Rational.ZERO, expr));
  }

  private List<TailTerm> product(List<Expr> factors) {
    List<TailTerm> product = atom(one());
    for (Expr factor : factors) {
      List<TailTerm> next = expand(factor);
      if (product.size() * next.size() > MAX_TERMS) {
        product = List.of(collapse(product));
        next = List.of(collapse(next));
      }
      List<TailTerm> left = product;
      product =
          next.stream().flatMap(b -> left.stream().map(a -> a.times(b, algebra))).toList();
    }
    return gather(product);
  }

  /// Adds the mantissas of terms that grow alike, and drops what cancels.
  private List<TailTerm> gather(List<TailTerm> terms) {
    List<TailTerm> gathered = new ArrayList<>();
    for (TailTerm term : terms) {
      int like = 0;
      while (like < gathered.size() && !isLike(gathered.get(like), term)) {
        like++;
      }
      if (like == gathered.size()) {
        gathered.add(term);
      } else {
        Expr sum = algebra.sum(gathered.get(like).mantissa(), term.mantissa());
        gathered.set(like, term.withMantissa(sum));
      }
    }
    gathered.removeIf(term -> isZero(term.mantissa()));
    return gathered;
  }

  private static boolean isLike(TailTerm a, TailTerm b) {
    return a.exponent() == b.exponent() && a.power().equals(b.power());
  }

  /// One term: the dominant growth, times what the others are relative to it.
  TailTerm collapse(List<TailTerm> terms) {
    if (terms.isEmpty()) {
      return new TailTerm(zero(), Rational.ZERO, zero());
    }
    TailTerm lead = terms.getFirst();
    for (TailTerm term : terms) {
      lead = growth(relative(term, lead)) > 0 ? term : lead;
    }
    List<Expr> mantissas = new ArrayList<>();
    for (TailTerm term : terms) {
      mantissas.add(asExpr(relative(term, lead)));
    }
    return lead.withMantissa(algebra.sum(mantissas));
  }

  private TailTerm relative(TailTerm term, TailTerm lead) {
    return new TailTerm(
        algebra.subtract(term.exponent(), lead.exponent()),
        term.power().subtract(lead.power()),
        term.mantissa());
  }

  /// Positive if exp(E)·t^p grows, negative if it vanishes, zero if it is 1.
  int growth(TailTerm term) {
    int exponential = growthOfExponential(term.exponent());
    return exponential != 0 ? exponential : term.power().signum();
  }

  private int growthOfExponential(Expr exponent) {
    if (isZero(exponent)) {
      return 0;
    }
    Integer known = growths.get(exponent);
    if (known == null) {
      TailTerm lead = collapse(expand(exponent));
      Sign sign = eventualSignOf(lead.mantissa());
      if (growth(lead) <= 0 || !sign.isStrict()) {
        throw new BeyondException("an exponent that does not grow");
      }
      known = sign.direction();
      growths.put(exponent, known);
    }
    return known;
  }

  /// The signs of an expression for t ≥ 1, by one evaluation.
  Sign signOf(Expr expr) {
    return signOf(expr, TailForm.DOMAIN);
  }

  /// The signs of an expression for large t.
  Sign eventualSignOf(Expr expr) {
    return signOf(expr, FAR);
  }

  private Sign signOf(Expr expr, Interval domain) {
    Tape tape = TapeCompiler.compile(expr, algebra, meanings);
    context.budget().spend(tape.length());
    return tape.over(Enclosure.of(domain)).sign();
  }

  /// A term as an expression, with a leaf for exp(E)·t^p where one factor grows and the product
  /// falls.
  Expr asExpr(TailTerm term) {
    boolean isOpposed =
        term.power().signum() > 0
            && growthOfExponential(term.exponent()) < 0
            && Variables.in(term.exponent()).stream().noneMatch(meanings::containsKey);
    OptionalDouble from = isOpposed ? fallsFrom(term) : OptionalDouble.empty();
    if (from.isEmpty()) {
      return term.toExpr(t, algebra);
    }
    Expr product = term.withMantissa(one()).toExpr(t, algebra);
    Expr leaf =
        decays.computeIfAbsent(product, _ -> leaf(new TailLeaf.Decay(product, from.getAsDouble())));
    return algebra.product(leaf, term.mantissa());
  }

  /// Where the logarithmic derivative E' + p/t is negative, times t.
  private OptionalDouble fallsFrom(TailTerm term) {
    Expr slope = Derivative.of(term.exponent(), t, algebra);
    Expr scaled = algebra.sum(algebra.product(t, slope), algebra.number(term.power()));
    Tape tape = TapeCompiler.compile(scaled, algebra, meanings);
    for (double from = 1; from <= FARTHEST_PEAK; from *= 2) {
      context.budget().spend(tape.length());
      Interval rest = Interval.of(from, Double.POSITIVE_INFINITY);
      if (tape.over(Enclosure.of(rest)).sign().isNegative()) {
        return OptionalDouble.of(from);
      }
    }
    return OptionalDouble.empty();
  }

  /// A leaf that stands for f(u)/u.
  Expr ratio(Function function, Expr argument) {
    return ratios
        .computeIfAbsent(function, _ -> new IdentityHashMap<>())
        .computeIfAbsent(argument, _ -> leaf(new TailLeaf.Ratio(function, argument)));
  }

  private Expr leaf(TailLeaf meaning) {
    Expr leaf = algebra.normalize(new Expr.Param("tail", meanings.size() + 1));
    meanings.put(leaf, meaning);
    return leaf;
  }

  Expr t() {
    return t;
  }

  Expr zero() {
    return algebra.number(0);
  }

  Expr one() {
    return algebra.number(1);
  }

  private static boolean isZero(Expr expr) {
    return expr instanceof Const(var value) && value.isZero();
  }
}
