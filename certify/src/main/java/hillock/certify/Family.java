// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Stabilizer;
import hillock.calculus.Variables;
import hillock.expr.Activation;
import hillock.expr.Arithmetic;
import hillock.expr.Bounds;
import hillock.expr.Bounds.End;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import hillock.expr.Parameter;
import hillock.expr.Rational;
import hillock.expr.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The functions that a formula states for all values of its parameters, up to stretching and
/// shifting.
///
/// A parameter that only stretches the axes by positive factors, as β does in x·sigmoid(β·x), is of
/// no consequence for shape: `formula` is free of it. One that only shifts the input is of none
/// either for what does not depend on the place of 0.
///
/// @param parameters those that are left
/// @param stretching the names of those that only stretch
/// @param shifting the names of those that only shift the input
record Family(
    Expr formula,
    Input x,
    List<Parameter> parameters,
    List<String> stretching,
    List<String> shifting) {
  private static final List<Rational> POWERS =
      List.of(Rational.ONE, Rational.MINUS_ONE, Rational.HALF, Rational.of(-1, 2));

  private static final List<Rational> FACTORS =
      List.of(
          Rational.ZERO,
          Rational.ONE,
          Rational.MINUS_ONE,
          Rational.HALF,
          Rational.of(-1, 2),
          Rational.TWO);

  /// The family of a function of one input whose parameters are scalars.
  static Family of(Activation function) {
    Family family =
        new Family(
            function.evaluation(),
            new Input(0, function.inputs().getFirst()),
            function.parameters().stream().map(Family::open).toList(),
            List.of(),
            List.of());
    for (Parameter parameter : family.parameters()) {
      family = family.without(parameter).orElse(family);
    }
    return family;
  }

  /// The parameter without an end of its domain at 0.
  private static Parameter open(Parameter parameter) {
    return isClosedAtZero(parameter)
        ? new Parameter(
            parameter.name(),
            parameter.length(),
            parameter.defaults(),
            new Bounds(parameter.domain().lo(), false, parameter.domain().hi(), false),
            parameter.isLearned())
        : parameter;
  }

  /// True if the domain is [0, ∞).
  static boolean isClosedAtZero(Parameter parameter) {
    Bounds domain = parameter.domain();
    return domain.lo().equals(End.of(Arithmetic.ZERO))
        && domain.loClosed()
        && domain.hi() instanceof End.Infinite;
  }

  /// The family with parameters shifted away, too.
  Family shifted() {
    Family family = this;
    for (Parameter parameter : parameters) {
      family = family.unshifted(parameter).orElse(family);
    }
    return family;
  }

  private Optional<Family> unshifted(Parameter parameter) {
    if (parameter.isVector()) {
      return Optional.empty();
    }
    Stabilizer stabilizer = stabilizer();
    Expr own = stabilizer.algebra().normalize(new Param(parameter.name(), 0));
    for (Expr moved : List.of(Arithmetic.subtract(x, own), Arithmetic.add(x, own))) {
      Expr settled = stabilizer.stable(Comparisons.simplified(with(moved), stabilizer));
      if (!Variables.in(settled).contains(own)) {
        List<String> names = new ArrayList<>(shifting);
        names.add(parameter.name());
        return Optional.of(new Family(settled, x, rest(parameter), stretching, names));
      }
    }
    return Optional.empty();
  }

  /// For monotone functions: the family σ·f(x/σ) that is linear in its only parameter, where σ is
  /// what stands beside x in the formula. Its slopes are those of the functions themselves,
  /// wherever σ is not 0.
  Optional<Sheared> sheared() {
    if (parameters.size() != 1 || parameters.getFirst().isVector()) {
      return Optional.empty();
    }
    Stabilizer stabilizer = stabilizer();
    for (Expr sigma : Cofactors.of(stabilizer.stable(formula), x, stabilizer)) {
      Expr settled = with(Arithmetic.divide(x, sigma));
      Expr scaled =
          stabilizer.stable(stabilizer.algebra().product(sigma, stabilizer.stable(settled)));
      Family family = new Family(scaled, x, parameters, stretching, shifting);
      if (ConvexRange.isLinear(family)) {
        return Optional.of(new Sheared(family, sigma));
      }
    }
    return Optional.empty();
  }

  /// A family and the factor by which its inputs were stretched.
  record Sheared(Family family, Expr factor) {}

  Stabilizer stabilizer() {
    return new Stabilizer(parameters);
  }

  /// The family with one parameter stretched away, if it only stretches.
  private Optional<Family> without(Parameter parameter) {
    if (!isPositive(parameter) || parameter.isVector()) {
      return Optional.empty();
    }
    Stabilizer stabilizer = stabilizer();
    Algebra algebra = stabilizer.algebra();
    Expr own = algebra.normalize(new Param(parameter.name(), 0));
    for (Rational power : POWERS) {
      Expr stretched = with(Arithmetic.divide(x, new Expr.Power(own, Expr.of(power))));
      Expr settled =
          SettledChoices.of(Comparisons.simplified(stretched, stabilizer), stabilizer);
      for (Rational factor : FACTORS) {
        Expr scaled =
            stabilizer.stable(Comparisons.times(algebra.power(own, factor), settled));
        if (!Variables.in(scaled).contains(own)) {
          return Optional.of(free(scaled, parameter));
        }
      }
    }
    return Optional.empty();
  }

  private Family free(Expr scaled, Parameter parameter) {
    List<String> names = new ArrayList<>(stretching);
    names.add(parameter.name());
    return new Family(scaled, x, rest(parameter), names, shifting);
  }

  private List<Parameter> rest(Parameter parameter) {
    List<Parameter> rest = new ArrayList<>(parameters);
    rest.remove(parameter);
    return rest;
  }

  /// True if the domain is (0, ∞).
  private static boolean isPositive(Parameter parameter) {
    Bounds domain = parameter.domain();
    return domain.lo().equals(End.of(Arithmetic.ZERO))
        && !domain.loClosed()
        && domain.hi() instanceof End.Infinite;
  }

  private Expr with(Expr input) {
    return Substitution.leaves(formula, leaf -> leaf instanceof Input ? input : leaf);
  }

  /// The formula at a value of its only parameter.
  Expr at(Rational value) {
    return Substitution.leaves(
        formula, leaf -> leaf instanceof Param ? Expr.of(value) : leaf);
  }

  /// The prover of a formula in the input.
  Prover prover(Expr special) {
    return Prover.of(special, x);
  }
}
