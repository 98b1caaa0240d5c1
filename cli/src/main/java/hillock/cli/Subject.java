// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Parameter;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/// A function as a person asked for it on the command line.
///
/// @param name what to call it: its name in the catalog or the formula as typed, with the values of
///     parameters that were given: `elu(alpha=0.5)`
/// @param function the function, with these values as its defaults
/// @param notice what the person should know of the choice; empty if it is what they expect
record Subject(String name, Activation function, String notice) {
  /// The name that the parser gives to formulas without one.
  private static final String UNNAMED = "formula";

  private static final int DIGITS = 5;
  private static final int LONGEST = 50;

  /// True if the function is a formula without a name.
  static boolean isBare(Activation function) {
    return function.name().equals(UNNAMED);
  }

  /// The name with the values of all parameters, for titles: `elu(alpha=1)`.
  String label() {
    return isBare(function) || function.parameters().isEmpty()
        ? name
        : function.parameters().stream()
            .map(p -> p.name() + "=" + value(p))
            .collect(Collectors.joining(", ", function.name() + "(", ")"));
  }

  private static String value(Parameter parameter) {
    List<String> values = parameter.defaults().stream().map(Subject::value).toList();
    return values.stream().distinct().count() == 1
        ? values.getFirst()
        : "[" + String.join(", ", values) + "]";
  }

  private static String value(Expr expr) {
    return expr instanceof Expr.Const(var number)
        ? Numbers.shortened(number.toDouble(), DIGITS)
        : FormulaText.of(expr);
  }

  /// A name or formula cut to what fits into a message.
  static String shortened(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
  }

  /// Tells the person what was taken, if it is not what they typed.
  void announce(PrintWriter err) {
    if (!notice.isEmpty()) {
      err.println("hillock: " + notice);
      err.flush();
    }
  }

  /// True if the function has one input, so that it can be drawn and has properties.
  boolean isOfOneInput() {
    return function.inputs().size() == 1;
  }
}
