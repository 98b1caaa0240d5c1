// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import hillock.expr.Activation;
import hillock.expr.Bounds;
import hillock.expr.Expr;
import hillock.expr.Parameter;
import hillock.expr.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What one name means in one framework: a function of the catalog, with the framework's defaults
/// and its slopes at kinks.
///
/// @param name the name before the `@`, such as `leaky-relu`
/// @param framework the framework after it
/// @param function the function of the catalog that is meant
/// @param given the parameters to which the framework gives values, with these
/// @param inputs the inputs of the function in the framework's order
/// @param written the same function in the form that has the framework's slopes at kinks; empty if
///     that of the catalog has them
/// @param call what a user of the framework writes: `tf.nn.leaky_relu(alpha=0.2)`
/// @param remark what else should be known; may be empty
public record Variant(
    String name,
    Framework framework,
    Activation function,
    List<Parameter> given,
    List<String> inputs,
    Optional<Activation> written,
    String call,
    String remark) {
  public Variant {
    given = List.copyOf(given);
    inputs = List.copyOf(inputs);
  }

  /// The exact name: `leaky-relu@tensorflow`.
  public String fullName() {
    return name + "@" + framework.name();
  }

  /// The function of the catalog with the values given: `leaky-relu(alpha = 0.2)`; with its inputs
  /// where their order is another: `glu(b, a)`.
  public String meaning() {
    if (hasOtherOrder()) {
      return "%s(%s)".formatted(function.name(), String.join(", ", inputs));
    }
    return given.isEmpty()
        ? function.name()
        : given.stream()
            .map(Variant::value)
            .collect(Collectors.joining(", ", function.name() + "(", ")"));
  }

  /// True if the framework takes the inputs in another order than the catalog.
  public boolean hasOtherOrder() {
    return !inputs.equals(function.inputs());
  }

  private static String value(Parameter given) {
    return new Parameter(
            given.name(), given.length(), given.defaults(), Bounds.ALL, given.isLearned())
        .toString();
  }

  /// The function itself, under the exact name. It keeps the claims of the catalog's function if
  /// its parameters are the same; its note says where it comes from.
  public Activation activation() {
    Activation form = written.orElse(function);
    return new Activation(
        fullName(),
        inputs,
        parameters(),
        form.text(),
        reordered(form.formula()),
        reordered(form.evaluation()),
        given.isEmpty() ? function.claims() : List.of(),
        List.of(),
        given.isEmpty() ? function.alignment() : Optional.empty(),
        function.sources(),
        List.of(),
        note());
  }

  /// The formula with its inputs at the framework's places.
  private Expr reordered(Expr formula) {
    return hasOtherOrder()
        ? Substitution.leaves(
            formula,
            leaf ->
                leaf instanceof Expr.Input(var _, var input)
                    ? new Expr.Input(inputs.indexOf(input), input)
                    : leaf)
        : formula;
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      parameters.add(
          given.stream()
              .filter(g -> g.name().equals(parameter.name()))
              .findFirst()
              .orElse(parameter));
    }
    return parameters;
  }

  private String note() {
    String origin =
        "%s of %s: %s of the catalog%s."
            .formatted(
                call,
                framework.title(),
                meaning(),
                written.isPresent() ? ", with other slopes at kinks" : "");
    return remark.isEmpty() ? origin : origin + " " + remark;
  }

  /// This variant in a form with other slopes at kinks.
  Variant with(Activation form) {
    return new Variant(name, framework, function, given, inputs, Optional.of(form), call, remark);
  }

  /// This variant with a remark.
  Variant with(String text) {
    return new Variant(name, framework, function, given, inputs, written, call, text);
  }

  /// This variant with the inputs in another order.
  Variant with(List<String> order) {
    return new Variant(name, framework, function, given, order, written, call, remark);
  }

  /// True if the catalog's own function of this name has other values: it is another function, or
  /// takes its inputs in another order, or a parameter has another default. Constants that some
  /// framework rounds to single precision are the same.
  boolean differsFrom(Activation own) {
    return !function.name().equals(own.name())
        || hasOtherOrder()
        || given.stream().anyMatch(g -> isOther(g, own));
  }

  private static boolean isOther(Parameter given, Activation own) {
    List<Float> ownValues =
        own.parameter(given.name()).map(Variant::inSinglePrecision).orElse(List.of());
    return !inSinglePrecision(given).equals(ownValues);
  }

  private static List<Float> inSinglePrecision(Parameter parameter) {
    return parameter.defaults().stream().map(Variant::inSinglePrecision).toList();
  }

  private static Float inSinglePrecision(Expr value) {
    return value instanceof Expr.Const(var number) ? (float) number.toDouble() : Float.NaN;
  }
}
