// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The elementary functions of one argument, the primitives of the language.
///
/// A function is a primitive only if composing it from the others would lose accuracy or overflow.
/// Every pass and backend switches over this enum without a default: a new function does not
/// compile until each has said what it does with it.
public enum Function {
  ABS,
  EXP,
  EXPM1,
  LOG,
  LOG1P,
  SIN,
  COS,
  ATAN,
  SINH,
  COSH,
  TANH,
  ASINH,
  /// The logistic function 1 / (1 + e⁻ᶻ).
  SIGMOID,
  /// log(1 + eᶻ), a primitive of the logistic function.
  SOFTPLUS,
  ERF,
  ERFC,
  /// e^(z²) · erfc(z), the scaled complementary error function.
  ERFCX;

  /// The name in formulas.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The function of that name in formulas, if there is one; `ln` is accepted for `log`.
  public static Optional<Function> named(String spelling) {
    if (spelling.equals("ln")) {
      return Optional.of(LOG);
    }
    return Arrays.stream(values()).filter(f -> f.spelling().equals(spelling)).findFirst();
  }
}
