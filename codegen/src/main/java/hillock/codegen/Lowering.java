// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.Algebra;
import hillock.calculus.RealEvaluator;
import hillock.calculus.Variables;
import hillock.expr.Arithmetic;
import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Hypot;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Param;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Rational;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Turns expressions into instructions, so that all expressions given to one builder share theirs.
///
/// Two things beyond the obvious keep the results right to a few ulps on the whole line. The
/// arguments of exponentials are computed with twice the precision ([Pairs]), because an
/// exponential multiplies the relative error of its argument by the argument. And a product with an
/// exponential that may underflow is taken before the last power of two is multiplied in
/// ([Lowered#factor]), because a subnormal number has lost bits that a large factor would show.
public final class Lowering {
  private final ProgramBuilder b;
  private final Algebra algebra;
  private final Definedness definedness;
  private final Elementary elementary;
  private final Pairs pairs;
  private final ExponentialPairs exponentialPairs;
  private final ProductLowering products;
  private final CircularLowering circular;
  private final IntFunction<Value> inputs;
  private final Map<Param, Integer> slots;
  private final int drawSlot;
  private final IdentityHashMap<Expr, List<LocalForm>> localForms;
  private final LocalFormLowering localFormLowering;
  private final Set<Expr> scaledExponentials;
  private final Set<Expr> scaledNow = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Expr, Lowered> plain = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Lowered> paired = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Boolean> exponential = new IdentityHashMap<>();

  /// @param algebra the lowering algebra whose normal form the expressions are in
  /// @param inputs the inputs by their numbers
  /// @param slots the parameters that are known only when the program runs
  /// @param drawSlot the number of the first input array that holds random draws
  /// @param scaledExponentials the exponentials that are needed in scaled form too, so that the plain
  ///     form is made of it; what [#scaledExponentials] says after a first try
  /// @param localForms what [LocalForms] says of the expressions
  Lowering(
      ProgramBuilder builder,
      Algebra algebra,
      IntFunction<Value> inputs,
      Map<Param, Integer> slots,
      int drawSlot,
      Set<Expr> scaledExponentials,
      IdentityHashMap<Expr, List<LocalForm>> localForms) {
    this.scaledExponentials = scaledExponentials;
    this.localForms = localForms;
    this.localFormLowering = new LocalFormLowering(builder, this::value);
    this.b = builder;
    this.algebra = algebra;
    this.inputs = inputs;
    this.slots = slots;
    this.drawSlot = drawSlot;
    this.definedness = new Definedness(algebra);
    this.elementary = new Elementary(builder);
    this.pairs = new Pairs(builder);
    this.exponentialPairs = new ExponentialPairs(builder, pairs, elementary);
    this.products = new ProductLowering(this, builder, pairs);
    this.circular = new CircularLowering(this, builder);
  }

  /// The value of an expression.
  public Value value(Expr expr) {
    Lowered number = number(expr);
    return number.factor() == null ? number.hi() : b.multiply(number.hi(), number.factor());
  }

  Algebra algebra() {
    return algebra;
  }

  /// The exponentials that have been needed in scaled form so far.
  public Set<Expr> scaledExponentials() {
    return scaledNow;
  }

  /// An exponential in two factors, neither of which overflows or underflows.
  Exponentials.Scaled scaledExponential(Expr exponential, Expr argument) {
    scaledNow.add(exponential);
    Lowered x = exponent(argument);
    return elementary.exponentialScaled(x.hi(), x.lo());
  }

  Elementary elementary() {
    return elementary;
  }

  /// The expression, rounded.
  Lowered number(Expr expr) {
    Lowered known = plain.get(expr);
    if (known == null) {
      known = Variables.isClosed(expr) ? Lowered.of(constant(expr).hi()) : withLocalForms(expr);
      plain.put(expr, known);
    }
    return known;
  }

  /// The expression with what rounding takes away, as far as that is worth computing.
  Lowered pair(Expr expr) {
    Lowered known = paired.get(expr);
    if (known == null) {
      known = isTakenAsRounded(expr) ? rounded(expr) : lowerPair(expr);
      paired.put(expr, known);
    }
    return known;
  }

  private boolean isTakenAsRounded(Expr expr) {
    return b.working().hasSpareBits() || Variables.isClosed(expr) || hasLocalForms(expr);
  }

  /// True if the expression is computed in another way next to a point or far out.
  boolean hasLocalForms(Expr expr) {
    return localForms.containsKey(expr);
  }

  private Lowered rounded(Expr expr) {
    return Variables.isClosed(expr) ? constant(expr) : Lowered.of(value(expr));
  }

  private Lowered withLocalForms(Expr expr) {
    Lowered elsewhere = lower(expr);
    List<LocalForm> forms = localForms.get(expr);
    if (forms == null) {
      return elsewhere;
    }
    Value plain =
        elsewhere.factor() == null
            ? elsewhere.hi()
            : b.multiply(elsewhere.hi(), elsewhere.factor());
    return Lowered.of(localFormLowering.value(forms, plain));
  }

  private Lowered lower(Expr expr) {
    return switch (expr) {
      case Const _, Expr.Named _ -> constant(expr);
      case Expr.Input(var index, var _) -> Lowered.of(inputs.apply(index));
      case Expr.Draw(var _, var index) -> Lowered.of(b.input(drawSlot + index));
      case Param param -> Lowered.of(parameter(param));
      case Sum(var terms) -> Lowered.of(sum(terms));
      case Product(var factors) -> products.product(factors);
      case Power power -> products.product(List.of(power));
      case Apply(var function, var argument) -> Lowered.of(apply(expr, function, argument));
      case Hypot(var left, var right) -> Lowered.of(elementary.hypot(value(left), value(right)));
      case Min(var left, var right) -> {
        Value x = value(left);
        Value y = value(right);
        yield Lowered.of(b.ifLess(x, y, x, y));
      }
      case Max(var left, var right) -> {
        Value x = value(left);
        Value y = value(right);
        yield Lowered.of(b.ifLess(x, y, y, x));
      }
      case Select select -> select(select, Lowered.of(value(select.then())), this::plainValue);
    };
  }

  private Lowered plainValue(Expr expr) {
    return Lowered.of(value(expr));
  }

  private Lowered lowerPair(Expr expr) {
    return switch (expr) {
      case Sum(var terms) ->
          terms.stream().map(this::pair).reduce(pairs::add).orElseThrow();
      case Product(var factors) -> products.pair(factors);
      case Power(var base, Const(var exponent)) -> products.pairPower(base, exponent);
      case Apply(var function, var argument) -> applyPair(expr, function, argument);
      case Select select -> select(select, pair(select.then()), this::pair);
      case Const _, Expr.Named _, Expr.Input _, Expr.Draw _, Param _, Power _ ->
          Lowered.of(value(expr));
      case Hypot _, Min _, Max _ -> Lowered.of(value(expr));
    };
  }

  private Lowered applyPair(Expr expr, Function function, Expr argument) {
    return switch (function) {
      case ABS -> pairs.abs(pair(argument));
      case EXP -> exponentialPairs.exp(pair(argument), value(expr));
      case EXPM1 -> exponentialPairs.expm1(pair(argument), value(expr));
      case LOG -> exponentialPairs.log(pair(argument), value(expr));
      case LOG1P -> exponentialPairs.log1p(pair(argument), value(expr));
      case SIN, COS, ATAN, ERF, ERFCX, SINH, COSH, TANH, ASINH, SIGMOID, SOFTPLUS, ERFC ->
          Lowered.of(value(expr));
    };
  }

  /// The logarithm of a number, for an exponent.
  Lowered logarithm(Lowered u) {
    return exponentialPairs.log(u, elementary.log(u.hi()));
  }

  private Value parameter(Param param) {
    Integer slot = slots.get(param);
    if (slot == null) {
      throw new IllegalArgumentException("no value for parameter " + param.name());
    }
    return b.parameter(slot);
  }

  /// A constant expression as the nearest number and the next.
  Lowered constant(Expr expr) {
    double hi = Constant.nearest(expr, b.precision());
    if (Double.isInfinite(hi) || b.working().hasSpareBits()) {
      return Lowered.of(b.constant(hi));
    }
    double lo = lowPart(expr, hi);
    return Lowered.of(b.constant(hi), lo == 0 ? null : b.constant(lo));
  }

  /// What rounding takes away from a constant.
  private double lowPart(Expr constant, double hi) {
    if (Double.isInfinite(hi)) {
      return 0;
    }
    Expr rest = Arithmetic.subtract(constant, Expr.of(Rational.of(hi)));
    return RealEvaluator.round(rest, Map.of(), b.precision()).orElse(0);
  }

  private Value sum(List<Expr> terms) {
    Value plain = plainSum(terms);
    if (b.working() != WorkingFormat.DOUBLES || !Polynomials.mayCancel(terms)) {
      return plain;
    }
    Lowered exact = terms.stream().map(this::pair).reduce(pairs::add).orElseThrow();
    Value total = exact.lo() == null ? exact.hi() : b.add(exact.hi(), exact.lo());
    return b.ifLess(b.abs(total), b.constant(Double.POSITIVE_INFINITY), total, plain);
  }

  private Value plainSum(List<Expr> terms) {
    Value total = value(terms.getFirst());
    for (Expr term : terms.subList(1, terms.size())) {
      total = products.addTo(total, term);
    }
    return total;
  }

  private Value apply(Expr expr, Function function, Expr argument) {
    return switch (function) {
      case ABS -> b.abs(value(argument));
      case EXP -> exponential(expr, argument);
      case EXPM1 -> expm1(argument);
      case LOG -> elementary.log(value(argument));
      case LOG1P -> elementary.log1p(value(argument));
      case SIN -> circular.sine(argument);
      case COS -> circular.cosine(argument);
      case ATAN -> elementary.atan(value(argument));
      case ERF -> elementary.erf(value(argument));
      case ERFCX -> elementary.erfcx(value(argument), false);
      case SINH, COSH, TANH, ASINH, SIGMOID, SOFTPLUS, ERFC ->
          throw new IllegalStateException(function + " is left over after lowering");
    };
  }

  private Value exponential(Expr exponential, Expr argument) {
    if (scaledExponentials.contains(exponential)) {
      Exponentials.Scaled scaled = scaledExponential(exponential, argument);
      return b.multiply(scaled.value(), scaled.factor());
    }
    Lowered x = exponent(argument);
    return elementary.exp(x.hi(), x.lo());
  }

  /// Of negative arguments e^x - 1 forgets the errors, so that these need no low part.
  private Value expm1(Expr argument) {
    Value rough = value(argument);
    Lowered x = b.range(rough).hi() <= 1 ? Lowered.of(rough) : exponent(argument);
    return elementary.expm1(x.hi(), x.lo());
  }

  /// The argument of an exponential, with its low part unless it is small.
  Lowered exponent(Expr argument) {
    Value rough = value(argument);
    if (b.range(rough).mag() <= 1) {
      return Lowered.of(rough);
    }
    Lowered exact = pair(argument);
    return hasExponential(argument) || hasParameter(argument) ? whereFinite(exact, rough) : exact;
  }

  /// A parameter times a finite input may be infinite.
  private static boolean hasParameter(Expr expr) {
    return Variables.in(expr).stream().anyMatch(Param.class::isInstance);
  }

  private boolean hasExponential(Expr expr) {
    Boolean known = exponential.get(expr);
    if (known == null) {
      known =
          (expr instanceof Apply(var function, var _) && function == Function.EXP)
              || expr.operands().stream().anyMatch(this::hasExponential);
      exponential.put(expr, known);
    }
    return known;
  }

  /// The number, or the rough one where parts of it overflow that an exponential outweighs.
  Lowered whereFinite(Lowered number, Value rough) {
    Value size = b.abs(number.hi());
    Value infinity = b.constant(Double.POSITIVE_INFINITY);
    Value hi = b.ifLess(size, infinity, number.hi(), rough);
    Value lo =
        number.lo() == null ? null : b.ifLess(size, infinity, number.lo(), b.constant(0));
    return Lowered.of(hi, lo);
  }

  interface Branch {
    Lowered of(Expr expr);
  }

  /// A choice between two numbers, part by part; NaN if what is compared can be undefined and is.
  Lowered select(Select select, Lowered then, Branch branch) {
    Lowered otherwise = branch.of(select.otherwise());
    Value hi = choose(select, then.hi(), otherwise.hi());
    Value lo = choosePart(select, then.lo(), otherwise.lo(), b.constant(0));
    Value factor = choosePart(select, then.factor(), otherwise.factor(), b.constant(1));
    return new Lowered(hi, lo, factor);
  }

  private @Nullable Value choosePart(
      Select select, @Nullable Value then, @Nullable Value otherwise, Value missing) {
    if (then == null && otherwise == null) {
      return null;
    }
    return choose(
        select, then == null ? missing : then, otherwise == null ? missing : otherwise);
  }

  private Value choose(Select select, Value then, Value otherwise) {
    Value left = value(select.left());
    Value right = value(select.right());
    Value chosen = choose(comparison(select), left, right, then, otherwise);
    for (Expr side : List.of(select.left(), select.right())) {
      if (definedness.canBeUndefined(side)) {
        Value v = value(side);
        chosen = b.ifEqual(v, v, chosen, v);
      }
    }
    return chosen;
  }

  /// The comparison that numbers of the precision must pass: `x < 0.1` is `x <= b` for the number b
  /// next below 0.1, if that is the nearest.
  private Comparison comparison(Select select) {
    Comparison comparison = select.comparison();
    if (!Variables.isClosed(select.right())) {
      return comparison;
    }
    double lo = lowPart(select.right(), Constant.nearest(select.right(), b.precision()));
    if (lo == 0) {
      return comparison;
    }
    boolean roundedDown = lo > 0;
    return switch (comparison) {
      case LT, LE -> roundedDown ? Comparison.LE : Comparison.LT;
      case GT, GE -> roundedDown ? Comparison.GT : Comparison.GE;
      case EQ, NE -> comparison;
    };
  }

  private Value choose(
      Comparison comparison, Value left, Value right, Value then, Value otherwise) {
    return switch (comparison) {
      case LT -> b.ifLess(left, right, then, otherwise);
      case LE -> b.ifLessOrEqual(left, right, then, otherwise);
      case GT -> b.ifLess(right, left, then, otherwise);
      case GE -> b.ifLessOrEqual(right, left, then, otherwise);
      case EQ -> b.ifEqual(left, right, then, otherwise);
      case NE -> b.ifEqual(left, right, otherwise, then);
    };
  }
}
