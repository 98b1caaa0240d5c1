// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static java.util.Objects.requireNonNull;

import hillock.calculus.RealEvaluator;
import hillock.calculus.Stabilizer;
import hillock.catalog.Catalog;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Param;
import hillock.expr.Formula;
import hillock.expr.Rational;
import hillock.expr.Substitution;
import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// A function of one input whose kernels are measured: what they give, and what they should.
final class Subject {
  private static final int PARAMETER_BITS = 2_400;

  private final String function;
  private final String name;
  private final Precision precision;
  private final KernelPlan plan;
  private final Expr variable;
  private final Expr formula;
  private final Expr stable;
  private final Map<Expr, BigReal> fixed = new HashMap<>();
  private final double[] learned;

  private Subject(
      String function,
      String name,
      Activation activation,
      Precision precision,
      Optional<Param> parameter) {
    this.function = function;
    this.name = name;
    this.precision = precision;
    this.plan = new KernelPlan(activation, precision, Mode.EVALUATION);
    this.variable = parameter.isPresent() ? parameter.get() : plan.input(0);
    Map<Param, Expr> values = new HashMap<>(activation.defaults());
    this.learned =
        plan.learned().stream()
            .mapToDouble(p -> Constant.nearest(requireNonNull(values.get(p)), precision))
            .toArray();
    for (int i = 0; i < learned.length; i++) {
      values.put(plan.learned().get(i), Expr.of(Rational.of(learned[i])));
    }
    if (parameter.isPresent()) {
      Expr value = requireNonNull(values.remove(parameter.get()));
      fixed.put(parameter.get(), RealEvaluator.enclose(value, Map.of(), PARAMETER_BITS));
    }
    this.formula = Substitution.parameters(activation.evaluation(), values);
    this.stable =
        Substitution.parameters(
            new Stabilizer(activation.parameters()).stable(activation.evaluation()), values);
  }

  /// A function and its derivatives in its input.
  ///
  /// @param text the name of a function and the parameters that are not as usual, such as
  ///     `swish; beta = 50`; or a formula
  static Subject of(String text, Precision precision) {
    return new Subject(text, text, activation(text), precision, Optional.empty());
  }

  /// A function and its derivatives in its input.
  static Subject of(Activation activation, Precision precision) {
    return new Subject(
        activation.name(), activation.header(), activation, precision, Optional.empty());
  }

  /// A function and its derivatives in a parameter.
  static Subject of(Activation activation, Param parameter, Precision precision) {
    return new Subject(
        activation.name(), activation.header(), activation, precision, Optional.of(parameter));
  }

  private static Activation activation(String text) {
    Catalog catalog = Catalog.standard();
    String[] parts = text.split("; ");
    Map<String, Rational> values = new HashMap<>();
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      String[] sides = part.split(" = ");
      values.put(sides[0], Rational.of(new BigDecimal(sides[1])));
    }
    Optional<Activation> named = catalog.activation(parts[0]);
    return named.isPresent()
        ? named.get().withDefaults(values)
        : Formula.typed(parts[0], catalog, values);
  }

  /// The name of the function, or the formula, without the values of parameters.
  String function() {
    return function;
  }

  Precision precision() {
    return precision;
  }

  /// The value and the derivatives up to an order, from the formula as written.
  ///
  /// Where the formula needs more bits than there are, such as `1 + erf(x)` at -10⁶, the stable form
  /// stands in; that the two are equal is tested of the laws.
  List<Optional<BigReal>> exact(double x, int order) {
    Map<Expr, BigReal> values = new HashMap<>(fixed);
    values.put(plan.input(0), BigReal.of(x));
    List<Optional<BigReal>> written = Reference.derivatives(formula, variable, values, order);
    if (written.stream().allMatch(Optional::isPresent)) {
      return written;
    }
    List<Optional<BigReal>> ofStable = Reference.derivatives(stable, variable, values, order);
    return IntStream.rangeClosed(0, order)
        .mapToObj(k -> written.get(k).or(() -> ofStable.get(k)))
        .toList();
  }

  /// One output of a program, and which derivative it is.
  record Output(String name, int order, Program program, DoubleUnaryOperator values) {
    double at(double x) {
      return values.applyAsDouble(x);
    }
  }

  /// What is measured: every way in which value, slope and curvature are computed.
  ///
  /// @param order 2 with the curvature, 1 without
  List<Output> outputs(int order) {
    if (variable instanceof Param param) {
      return List.of(ofParameter(param));
    }
    List<Output> outputs = new ArrayList<>();
    outputs.add(output("f", 0, Kind.FORWARD, 0));
    outputs.add(output("f", 0, Kind.VALUE_AND_SLOPE, 0));
    outputs.add(output("f'", 1, Kind.VALUE_AND_SLOPE, 1));
    outputs.add(output("f'", 1, Kind.BACKWARD, 0));
    if (order == 2) {
      outputs.add(derivative("f''", variable, 2));
    }
    return outputs;
  }

  /// The derivative of an order in the input.
  Output derivative(int order) {
    return derivative("derivative " + order, variable, order);
  }

  private Output ofParameter(Param param) {
    String name = "df/d" + param.name() + (param.element() > 0 ? "[" + param.element() + "]" : "");
    int index = plan.learned().indexOf(param);
    return index < 0
        ? derivative(name, param, 1)
        : output(name, 1, Kind.PARAMETER_GRADIENTS, index);
  }

  private Output derivative(String name, Expr in, int order) {
    double[] parameters = plan.derivativeParameters(in, order, learned);
    return output(name, order, plan.derivativeProgram(in, order), parameters, 0);
  }

  private Output output(String name, int order, Kind kind, int index) {
    return output(name, order, plan.program(kind), plan.parameters(kind, learned), index);
  }

  /// Inputs other than the function's, which are gradients, are 1.
  private static Output output(
      String name, int order, Program program, double[] parameters, int index) {
    return new Output(
        name,
        order,
        program,
        x -> {
          double[] inputs = new double[program.inputs()];
          Arrays.fill(inputs, 1);
          inputs[0] = x;
          return Interpreter.run(program, inputs, parameters)[index];
        });
  }

  @Override
  public String toString() {
    return name;
  }
}
