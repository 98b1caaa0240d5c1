// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Operator;
import hillock.expr.Parameter;
import hillock.expr.Substitution;
import java.util.List;

/// `affine(f, a, b, c, d)`: a f(b x + c) + d.
final class Affine implements Operator {
  @Override
  public String name() {
    return "affine";
  }

  @Override
  public List<String> arguments() {
    return List.of("f", "a", "b", "c", "d");
  }

  @Override
  public Expr apply(Expr function, Input input, List<Expr> values, List<Parameter> parameters) {
    Expr argument = line(values.get(1), input, values.get(2));
    Expr inner =
        Substitution.leaves(function, leaf -> leaf instanceof Input ? argument : leaf);
    return line(values.get(0), inner, values.get(3));
  }

  /// slope · value + shift, without a shift of 0.
  private static Expr line(Expr slope, Expr value, Expr shift) {
    Expr scaled = Arithmetic.multiply(slope, value);
    return shift.equals(Arithmetic.ZERO) ? scaled : Arithmetic.add(scaled, shift);
  }
}
