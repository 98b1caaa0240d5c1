// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.Algebra;
import hillock.calculus.RealEvaluator;
import hillock.codegen.LocalForm.Shape;
import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import hillock.expr.Expr.Sum;
import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Finds the sums whose terms cancel next to 0 or far out, and fits what is computed there instead.
///
/// `x - tanh(x)`, `(x*cos(x) - sin(x)) / x^2` near 0 and `1/2 + atan(x)/pi + x/(pi*(1 + x^2))` far
/// on the left have fewer right digits the closer their terms come to cancelling. No law is needed to
/// mend them: next to the point each is a power times a function without a zero, and that function
/// is smooth, so that a polynomial is as good as it.
final class LocalForms {
  /// Radii: the smallest that leaves little to cancel outside is taken, if there is a fit.
  private static final double[] RADII = {0.125, 0.25, 0.5, 0.75, 1, 1.5, 2, 3};

  /// How much may cancel outside; an error in a term grows by as much.
  private static final double HARMLESS = 2.2;

  /// How many powers of two away from 1 a place is.
  private static final int FAR = 40;

  private static final int BITS = 128;

  private final Algebra algebra;
  private final WorkingFormat working;
  private final IdentityHashMap<Expr, List<LocalForm>> forms = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, EnumSet<Place>> visited = new IdentityHashMap<>();

  /// Where a function may be asked for its value.
  enum Place {
    NEAR_LEFT(false, -1),
    NEAR_RIGHT(false, 1),
    FAR_LEFT(true, -1),
    FAR_RIGHT(true, 1);

    private final boolean isFar;
    private final int side;

    Place(boolean isFar, int side) {
      this.isFar = isFar;
      this.side = side;
    }
  }

  private LocalForms(Algebra algebra, WorkingFormat working) {
    this.algebra = algebra;
    this.working = working;
  }

  /// The forms of all parts of expressions in the final form of an algebra, by identity.
  static IdentityHashMap<Expr, List<LocalForm>> of(
      List<Expr> expressions, Algebra algebra, WorkingFormat working) {
    LocalForms finder = new LocalForms(algebra, working);
    expressions.forEach(expr -> finder.visit(expr, EnumSet.allOf(Place.class)));
    return finder.forms;
  }

  /// Looks at an expression that is needed at some places.
  private void visit(Expr expr, EnumSet<Place> places) {
    EnumSet<Place> before = visited.computeIfAbsent(expr, _ -> EnumSet.noneOf(Place.class));
    EnumSet<Place> fresh = EnumSet.copyOf(places);
    fresh.removeAll(before);
    if (fresh.isEmpty() || expr.operands().isEmpty()) {
      return;
    }
    before.addAll(fresh);
    if (expr instanceof Select select) {
      visitChoice(select, fresh);
      return;
    }
    List<LocalForm> found = forms(expr, fresh);
    if (!found.isEmpty()) {
      forms.computeIfAbsent(expr, _ -> new ArrayList<>()).addAll(found);
      found.forEach(form -> fresh.removeIf(place -> covers(form, place)));
    }
    if (!fresh.isEmpty()) {
      expr.operands().forEach(operand -> visit(operand, fresh));
    }
  }

  private static boolean covers(LocalForm form, Place place) {
    return form.isFar() == place.isFar && (form.side() == 0 || form.side() == place.side);
  }

  /// The branches are needed only where the comparison takes them.
  private void visitChoice(Select select, EnumSet<Place> places) {
    visit(select.left(), places);
    visit(select.right(), places);
    EnumSet<Place> then = EnumSet.noneOf(Place.class);
    EnumSet<Place> otherwise = EnumSet.noneOf(Place.class);
    for (Place place : places) {
      Optional<Boolean> taken = taken(select, place);
      if (taken.orElse(true)) {
        then.add(place);
      }
      if (!taken.orElse(false)) {
        otherwise.add(place);
      }
    }
    visit(select.then(), then);
    visit(select.otherwise(), otherwise);
  }

  /// Which branch is taken at a place; empty if parameters may decide.
  private Optional<Boolean> taken(Select select, Place place) {
    Expr difference = algebra.subtract(select.left(), select.right());
    Optional<Quantity> quantity = Quantity.of(difference, algebra);
    if (quantity.isEmpty() || !(quantity.get().quantity() instanceof Expr.Input)) {
      return Optional.empty();
    }
    BigReal t = BigReal.of(Math.scalb((double) place.side, place.isFar ? FAR : -FAR));
    try {
      BigReal value = RealEvaluator.enclose(difference, Map.of(quantity.get().variable(), t), BITS);
      return isTrue(select.comparison(), value.sign());
    } catch (ArithmeticException | RealEvaluator.UndecidedException unknown) {
      return Optional.empty();
    }
  }

  /// Whether a number of a sign compares so with zero.
  private static Optional<Boolean> isTrue(Comparison comparison, BigReal.Sign sign) {
    if (sign == BigReal.Sign.UNKNOWN) {
      return Optional.empty();
    }
    int signum = sign == BigReal.Sign.NEGATIVE ? -1 : sign == BigReal.Sign.ZERO ? 0 : 1;
    return Optional.of(comparison.holds(signum));
  }

  private List<LocalForm> forms(Expr expr, EnumSet<Place> places) {
    Optional<Expr> sum = cancelling(expr);
    if (sum.isEmpty()) {
      return List.of();
    }
    Optional<Quantity> quantity = Quantity.of(expr, algebra);
    List<LocalForm> found = new ArrayList<>();
    quantity.ifPresent(
        q -> {
          found.addAll(forms(expr, sum.get(), q, false, places));
          found.addAll(forms(expr, sum.get(), q, true, places));
        });
    return found;
  }

  /// The part of an expression that may cancel: a sum, or a sum that is divided by what vanishes.
  private static Optional<Expr> cancelling(Expr expr) {
    if (expr instanceof Sum) {
      return Optional.of(expr);
    }
    if (expr instanceof Product(var factors) && factors.stream().anyMatch(LocalForms::isDivisor)) {
      return factors.stream().filter(Sum.class::isInstance).findFirst();
    }
    return Optional.empty();
  }

  private static boolean isDivisor(Expr factor) {
    return factor instanceof Power(Expr.Input _, Const(var exponent)) && exponent.signum() < 0;
  }

  private List<LocalForm> forms(
      Expr expr, Expr sum, Quantity quantity, boolean isFar, Set<Place> places) {
    try {
      LocalBehaviour behaviour = behaviour(expr, sum, quantity, isFar);
      List<Integer> sides = new ArrayList<>();
      for (Place place : places) {
        if (place.isFar == isFar && behaviour.cancels(place.side)) {
          sides.add(place.side);
        }
      }
      return forms(behaviour, quantity.quantity(), isFar, sides);
    } catch (ArithmeticException | RealEvaluator.UndecidedException unknown) {
      return List.of();
    }
  }

  private LocalBehaviour behaviour(Expr expr, Expr sum, Quantity quantity, boolean isFar) {
    Expr function = isFar ? quantity.ofReciprocal(algebra) : quantity.function();
    Quantity ofSum =
        expr == sum
            ? quantity
            : Quantity.of(sum, algebra)
                .orElseThrow(() -> new ArithmeticException("a sum of several quantities"));
    Expr terms = isFar ? ofSum.ofReciprocal(algebra) : ofSum.function();
    return LocalBehaviour.of(function, terms, quantity.variable());
  }

  private List<LocalForm> forms(
      LocalBehaviour behaviour, Expr quantity, boolean isFar, List<Integer> sides) {
    if (sides.size() == 2) {
      for (Shape shape : shapes(behaviour)) {
        Optional<LocalForm> both = form(behaviour, quantity, isFar, 0, shape);
        if (both.isPresent()) {
          return List.of(both.get());
        }
      }
    }
    return sides.stream()
        .flatMap(side -> form(behaviour, quantity, isFar, side, Shape.PLAIN).stream())
        .toList();
  }

  /// What the polynomial of both sides may take, the best first.
  private static List<Shape> shapes(LocalBehaviour behaviour) {
    boolean isOdd = behaviour.order(1).orElse(0) % 2 == 1;
    return behaviour.parity() == (isOdd ? -1 : 1)
        ? List.of(Shape.SQUARE, Shape.MAGNITUDE)
        : List.of(Shape.PLAIN);
  }

  private Optional<LocalForm> form(
      LocalBehaviour behaviour, Expr quantity, boolean isFar, int side, Shape shape) {
    Optional<Integer> order = behaviour.order(side == 0 ? 1 : side);
    if (order.isEmpty() || order.get() < 0) {
      return Optional.empty();
    }
    int first = 0;
    while (first < RADII.length - 1 && excess(behaviour, side, RADII[first]) > HARMLESS) {
      first++;
    }
    for (int i = first; i >= 0; i--) {
      double radius = RADII[i];
      Optional<LocalFit> fit = fit(behaviour, order.get(), side, shape, radius);
      if (fit.isPresent()) {
        return fit.map(f -> new LocalForm(quantity, isFar, side, order.get(), shape, radius, f));
      }
    }
    return Optional.empty();
  }

  private static double excess(LocalBehaviour behaviour, int side, double radius) {
    double right = side < 0 ? 0 : behaviour.excess(radius);
    double left = side > 0 ? 0 : behaviour.excess(-radius);
    return Math.max(left, right);
  }

  private Optional<LocalFit> fit(
      LocalBehaviour behaviour, int order, int side, Shape shape, double radius) {
    int degree =
        switch (working) {
          case FAST_FLOATS, FLOATS -> 18;
          case WIDE -> 24;
          case DOUBLES -> 36;
        };
    UnaryOperator<BigReal> part =
        t -> behaviour.at(t).divide(t.power(order, LocalFit.BITS), LocalFit.BITS);
    return switch (shape) {
      case SQUARE ->
          LocalFit.of(
              s -> part.apply(s.sqrt(LocalFit.BITS)), 0, radius * radius, degree, working.bits());
      case MAGNITUDE -> LocalFit.of(part, 0, radius, degree, working.bits());
      case PLAIN -> {
        double lo = side > 0 ? 0 : -radius;
        double hi = side < 0 ? 0 : radius;
        yield LocalFit.of(part, lo, hi, degree, working.bits());
      }
    };
  }
}
