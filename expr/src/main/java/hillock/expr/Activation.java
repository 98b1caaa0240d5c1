// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import hillock.expr.Expr.Param;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An activation function: one formula, and what its author says of it.
///
/// @param name its exact name, such as `gelu-erf`
/// @param inputs the names of its inputs; one for almost every function
/// @param parameters its parameters in order
/// @param text the formula as written
/// @param formula what the formula means; may contain random draws
/// @param evaluation the deterministic form, used outside training; `formula` itself without draws
/// @param claims what the author says is true of it
/// @param equations other formulas that mean the same
/// @param alignment what training sets learned parameters to after some epochs
/// @param sources keys of the bibliography
/// @param aliases other names, such as `gelu@pytorch`
/// @param note a remark for the reader
public record Activation(
    String name,
    List<String> inputs,
    List<Parameter> parameters,
    String text,
    Expr formula,
    Expr evaluation,
    List<Property> claims,
    List<Equation> equations,
    Optional<Alignment> alignment,
    List<String> sources,
    List<String> aliases,
    String note) {
  public Activation {
    inputs = List.copyOf(inputs);
    parameters = List.copyOf(parameters);
    claims = List.copyOf(claims);
    equations = List.copyOf(equations);
    sources = List.copyOf(sources);
    aliases = List.copyOf(aliases);
  }

  /// True if the formula draws random numbers while training.
  public boolean isRandom() {
    return Substitution.isRandom(formula);
  }

  /// The parameter of that name, if there is one.
  public Optional<Parameter> parameter(String parameterName) {
    return parameters.stream().filter(p -> p.name().equals(parameterName)).findFirst();
  }

  /// The elements of all learned parameters, in order: what training adjusts.
  public List<Param> learnedElements() {
    return parameters.stream()
        .filter(Parameter::isLearned)
        .flatMap(p -> p.elements().stream())
        .toList();
  }

  /// This function with some parameters given other defaults.
  ///
  /// @param values new values by parameter name; a vector takes the value in every element
  /// @throws IllegalArgumentException if a name is unknown or a value outside the domain
  public Activation withDefaults(Map<String, Rational> values) {
    for (String given : values.keySet()) {
      if (parameter(given).isEmpty()) {
        throw new IllegalArgumentException(unknownParameter(given));
      }
    }
    List<Parameter> changed = new ArrayList<>();
    for (Parameter parameter : parameters) {
      Rational value = values.get(parameter.name());
      changed.add(value == null ? parameter : withDefault(parameter, value));
    }
    return withParameters(changed, alignment);
  }

  /// This function with its learned parameters fixed at their defaults.
  public Activation fixed() {
    List<Parameter> constants =
        parameters.stream()
            .map(p -> new Parameter(p.name(), p.length(), p.defaults(), p.domain(), false))
            .toList();
    return withParameters(constants, Optional.empty());
  }

  private Activation withParameters(List<Parameter> changed, Optional<Alignment> aligned) {
    return new Activation(
        name, inputs, changed, text, formula, evaluation, claims, equations, aligned, sources,
        aliases, note);
  }

  /// The value that each parameter element has by default.
  public Map<Param, Expr> defaults() {
    Map<Param, Expr> values = new HashMap<>();
    for (Parameter parameter : parameters) {
      List<Param> elements = parameter.elements();
      for (int i = 0; i < elements.size(); i++) {
        values.put(elements.get(i), parameter.defaults().get(i));
      }
    }
    return values;
  }

  /// The name and arguments: `elu(x; alpha = 1 in [0, inf))`.
  public String header() {
    String arguments = String.join(", ", inputs);
    if (!parameters.isEmpty()) {
      arguments += "; " + String.join(", ", parameters.stream().map(Parameter::toString).toList());
    }
    return name + "(" + arguments + ")";
  }

  @Override
  public String toString() {
    return header() + " = " + text;
  }

  private Parameter withDefault(Parameter old, Rational value) {
    if (!old.domain().contains(value)) {
      throw new IllegalArgumentException(
          "%s = %s is outside the domain %s of %s"
              .formatted(old.name(), value, old.domain(), name));
    }
    List<Expr> defaults = old.defaults().stream().map(_ -> Expr.of(value)).toList();
    return new Parameter(old.name(), old.length(), defaults, old.domain(), old.isLearned());
  }

  private String unknownParameter(String given) {
    List<String> known = parameters.stream().map(Parameter::name).toList();
    String has =
        known.isEmpty() ? "it has no parameters" : "its parameters: " + String.join(", ", known);
    return "%s has no parameter '%s'%s (%s)"
        .formatted(name, given, Suggestion.clause(given, known), has);
  }
}
