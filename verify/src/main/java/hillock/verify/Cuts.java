// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Select;
import hillock.numerics.Ulp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Where to cut the floats before anything is known of the values: at powers of two, and at the
/// numbers that the input is compared with.
///
/// Kinks elsewhere are found by bisection.
final class Cuts {
  private static final int BITS_OF_BINADE = 23;

  private final Expr input;
  private final Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final TreeSet<Float> numbers = new TreeSet<>();

  private Cuts(Expr input) {
    this.input = input;
  }

  /// The numbers that the input is compared with, rounded to floats.
  static Set<Float> numbers(Expr expr, Expr input) {
    Cuts cuts = new Cuts(input);
    cuts.look(expr);
    return Collections.unmodifiableSet(cuts.numbers);
  }

  /// All floats but the zeros, in ascending order: a stretch for each binade, one for all subnormals
  /// of a sign, and one for each number that the input is compared with.
  static List<Stretch> stretches(Expr expr, Expr input) {
    Set<Float> numbers = numbers(expr, input);
    List<Stretch> negative = ofSign(true, numbers);
    List<Stretch> all = new ArrayList<>(negative.reversed());
    all.addAll(ofSign(false, numbers));
    return all;
  }

  private static List<Stretch> ofSign(boolean isNegative, Set<Float> numbers) {
    TreeSet<Integer> firsts = new TreeSet<>();
    firsts.add(1);
    for (int exponent = 1; exponent < 255; exponent++) {
      firsts.add(exponent << BITS_OF_BINADE);
    }
    for (float number : numbers) {
      if (Float.compare(number, 0) < 0 == isNegative) {
        int magnitude = Ulp.ordinal(Math.abs(number));
        firsts.add(magnitude);
        firsts.add(magnitude + 1);
      }
    }
    List<Integer> inside = firsts.stream().filter(m -> m >= 1 && m <= Stretch.MOST).toList();
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < inside.size(); i++) {
      int last = i + 1 < inside.size() ? inside.get(i + 1) - 1 : Stretch.MOST;
      stretches.add(new Stretch(isNegative, inside.get(i), last));
    }
    return stretches;
  }

  private void look(Expr expr) {
    if (!seen.add(expr)) {
      return;
    }
    expr.operands().forEach(this::look);
    switch (expr) {
      case Select(var _, var left, var right, var _, var _) -> compare(left, right);
      case Min(var left, var right) -> compare(left, right);
      case Max(var left, var right) -> compare(left, right);
      case Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _ -> {}
      case Expr.Sum _, Expr.Product _, Expr.Power _, Expr.Apply _, Expr.Hypot _ -> {}
    }
  }

  private void compare(Expr left, Expr right) {
    if (left.equals(input) && right instanceof Const(var number)) {
      numbers.add((float) number.toDouble());
    } else if (right.equals(input) && left instanceof Const(var number)) {
      numbers.add((float) number.toDouble());
    }
  }
}
