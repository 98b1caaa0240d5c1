// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.expr.Expr;
import java.util.List;
import java.util.function.Function;

/// Computes [LocalForm]s where they hold, and what is given elsewhere.
final class LocalFormLowering {
  private final ProgramBuilder b;
  private final Function<Expr, Value> lowering;

  LocalFormLowering(ProgramBuilder builder, Function<Expr, Value> lowering) {
    this.b = builder;
    this.lowering = lowering;
  }

  /// The value of an expression that has local forms.
  Value value(List<LocalForm> forms, Value elsewhere) {
    Value result = elsewhere;
    for (LocalForm form : forms) {
      Value quantity = lowering.apply(form.quantity());
      Value bounded = form.isFar() ? outside(form, quantity) : inside(form, quantity);
      Value t = form.isFar() ? b.divide(b.constant(1), bounded) : bounded;
      result = b.ifEqual(bounded, quantity, value(form, t), result);
    }
    return result;
  }

  private Value inside(LocalForm form, Value quantity) {
    double lo = form.side() > 0 ? 0 : -form.radius();
    double hi = form.side() < 0 ? 0 : form.radius();
    return b.atMost(b.atLeast(quantity, lo), hi);
  }

  private Value outside(LocalForm form, Value quantity) {
    double bound = 1 / form.radius();
    Value left = b.atMost(quantity, -bound);
    Value right = b.atLeast(quantity, bound);
    return switch (form.side()) {
      case -1 -> left;
      case 1 -> right;
      default -> b.ifLess(quantity, b.constant(0), left, right);
    };
  }

  private Value value(LocalForm form, Value t) {
    Value s =
        switch (form.shape()) {
          case SQUARE -> b.multiply(t, t);
          case MAGNITUDE -> b.abs(t);
          case PLAIN -> t;
        };
    Value v = b.subtract(s, b.constant(form.fit().centre()));
    double[] coefficients =
        form.fit().coefficients().stream().mapToDouble(Double::doubleValue).toArray();
    Value result = b.polynomial(v, coefficients);
    for (int i = 0; i < form.order(); i++) {
      result = b.multiply(result, t);
    }
    return result;
  }
}
