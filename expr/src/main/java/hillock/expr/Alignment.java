// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import java.util.Map;

/// Learned parameters that training leaves alone at first and then sets once, from the mean and the
/// deviation of what enters the function: `5: low = mean - 3 * deviation`.
///
/// All learned parameters of the function rest until then, those without a value here too. A training
/// that ends before never sets them.
///
/// @param text as written
/// @param epochs how many epochs the parameters rest
/// @param values what elements of parameters are set to, in [#MEAN] and [#DEVIATION]
public record Alignment(String text, int epochs, Map<Param, Expr> values) {
  /// The mean of what has entered the function.
  public static final Input MEAN = new Input(0, "mean");

  /// The standard deviation of what has entered the function.
  public static final Input DEVIATION = new Input(1, "deviation");

  public Alignment {
    values = Map.copyOf(values);
  }

  @Override
  public String toString() {
    return text;
  }
}
