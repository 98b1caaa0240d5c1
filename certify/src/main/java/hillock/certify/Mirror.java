// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Expr;
import hillock.expr.Expr.Hypot;
import java.util.IdentityHashMap;
import java.util.List;

/// Replaces x by -x, and drops signs where they do not matter: hypot(-x, 1) is hypot(x, 1).
///
/// Powers and even functions lose their signs in normal form; a hypotenuse does not, because which
/// of two opposite sides is the positive one is no matter of form.
final class Mirror {
  private final Context context;
  private final IdentityHashMap<Expr, Expr> done = new IdentityHashMap<>();

  private Mirror(Context context) {
    this.context = context;
  }

  /// The normal form of f(-x).
  static Expr of(Expr normal, Context context) {
    return new Mirror(context).mirror(normal);
  }

  private Expr mirror(Expr expr) {
    Expr known = done.get(expr);
    if (known == null) {
      known = compute(expr);
      done.put(expr, known);
    }
    return known;
  }

  private Expr compute(Expr expr) {
    if (expr instanceof Hypot(var left, var right)) {
      return context.algebra().hypot(side(left), side(right));
    }
    if (expr.operands().isEmpty()) {
      return expr == context.x() ? context.algebra().negate(expr) : expr;
    }
    List<Expr> operands = expr.operands().stream().map(this::mirror).toList();
    return context.algebra().normalize(expr.withOperands(operands));
  }

  /// A side of a hypotenuse, with the sign it had.
  private Expr side(Expr side) {
    Expr mirrored = mirror(side);
    return context.algebra().negate(mirrored) == side ? side : mirrored;
  }
}
