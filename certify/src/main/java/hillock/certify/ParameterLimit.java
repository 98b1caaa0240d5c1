// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Expr;
import java.util.Optional;

/// What a function tends to, at every input, as one of its parameters goes to an end of its domain
/// or to 0.
///
/// @param parameter its name
/// @param goal where it goes: `inf`, `-inf`, `0`, `0+`, `1-`
/// @param statement the limit as text, by cases where it differs; `unknown` if it is
/// @param formula the limit, where it is known and finite at every input
/// @param isKnown whether the limit is proved
/// @param remark why it is not known, or at which values of other parameters this is the limit
public record ParameterLimit(
    String parameter,
    String goal,
    String statement,
    Optional<Expr> formula,
    boolean isKnown,
    String remark) {
  static ParameterLimit unknown(String parameter, String goal, String reason) {
    return new ParameterLimit(parameter, goal, "unknown", Optional.empty(), false, reason);
  }

  /// What is tended to: `beta -> inf`.
  public String approach() {
    return parameter + " -> " + goal;
  }

  /// One word: proved or undecided.
  public String verdict() {
    return isKnown ? "proved" : "undecided";
  }

  /// The whole statement: `beta -> inf: max(0, x)`.
  @Override
  public String toString() {
    return approach() + ": " + statement + (remark.isEmpty() ? "" : " (" + remark + ")");
  }
}
