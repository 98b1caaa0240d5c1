// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.calculus.Stabilizer;
import hillock.certify.Prover;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Parameter;
import hillock.expr.Printer;
import hillock.expr.Substitution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A function that something is said of: a formula, or the slope of one.
///
/// Its random draws are in their deterministic form. Not for use by several threads.
public final class Term {
  private final String text;
  private final Expr expr;
  private final List<String> inputs;
  private final List<Parameter> parameters;
  private @Nullable Prover prover;

  private Term(String text, Expr expr, List<String> inputs, List<Parameter> parameters) {
    this.text = text;
    this.expr = expr;
    this.inputs = List.copyOf(inputs);
    this.parameters = List.copyOf(parameters);
  }

  /// The function itself.
  static Term of(Activation function, String text) {
    return new Term(text, function.evaluation(), function.inputs(), function.parameters());
  }

  /// The derivative by an input or a parameter.
  ///
  /// @return empty if there is no variable of that name
  Optional<Term> slope(String variable, String slopeText) {
    return variables().stream()
        .filter(v -> Printer.print(v).equals(variable))
        .findFirst()
        .map(v -> new Term(slopeText, slope(v), inputs, parameters));
  }

  private Expr slope(Expr variable) {
    return new Stabilizer(parameters).derivative(expr, variable);
  }

  /// The derivative by the input at a position.
  Expr slope(int input) {
    return slope(inputList().get(input));
  }

  /// The inputs, then the elements of the parameters.
  List<Expr> variables() {
    return Stream.<Expr>concat(
            inputList().stream(), parameters.stream().flatMap(p -> p.elements().stream()))
        .toList();
  }

  private List<Input> inputList() {
    return IntStream.range(0, inputs.size()).mapToObj(i -> new Input(i, inputs.get(i))).toList();
  }

  /// The formula with its inputs and parameters.
  Expr expr() {
    return expr;
  }

  List<String> inputs() {
    return inputs;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /// The formula in stable primitives, with parameters at their defaults.
  Expr stable() {
    return new Stabilizer(List.of()).stable(atDefaults());
  }

  private Expr atDefaults() {
    Map<Expr.Param, Expr> values = new HashMap<>();
    for (Parameter parameter : parameters) {
      List<Expr.Param> elements = parameter.elements();
      for (int i = 0; i < elements.size(); i++) {
        values.put(elements.get(i), parameter.defaults().get(i));
      }
    }
    return Substitution.parameters(expr, values);
  }

  /// True for a function of one number.
  boolean isOfOneInput() {
    return inputs.size() == 1;
  }

  /// A prover for a function of one input, with parameters at their defaults.
  Prover prover() {
    if (prover == null) {
      prover = Prover.of(atDefaults(), inputList().getFirst());
    }
    return prover;
  }

  /// The function as the survey's data has it.
  @Override
  public String toString() {
    return text;
  }
}
