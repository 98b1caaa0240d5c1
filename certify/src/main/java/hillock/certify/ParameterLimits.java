// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Limit;
import hillock.calculus.Stabilizer;
import hillock.calculus.Variables;
import hillock.expr.Activation;
import hillock.expr.Arithmetic;
import hillock.expr.Bounds;
import hillock.expr.Bounds.End;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import hillock.expr.Extent;
import hillock.expr.Parameter;
import hillock.expr.Printer;
import hillock.expr.Rational;
import hillock.expr.Substitution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the pointwise limits of a function in each of its scalar parameters.
///
/// The input is taken as a positive constant y, or as -y, or as 0: for each of the three the
/// function is expanded as the parameter goes to its end, with all other parameters as constants of
/// which the domains are known. Where that leaves a sign open, the others take their defaults.
public final class ParameterLimits {
  /// The magnitude of the input; no name of the language looks like this.
  private static final String MAGNITUDE = "|x|";

  /// The only place inside a domain that is a goal.
  private static final String INSIDE = "0";

  private static final int SHOWN_VALUES = 3;

  /// Longer formulas are not expanded.
  private static final int MAX_NODES = 400;

  private final Activation function;
  private final Expr formula;
  private final Input x;

  private ParameterLimits(Activation function) {
    this.function = function;
    this.formula = function.evaluation();
    this.x = new Input(0, function.inputs().getFirst());
  }

  /// The limits in all scalar parameters of a function of one input.
  public static List<ParameterLimit> of(Activation function) {
    boolean isTooLong = Extent.of(function.evaluation()).nodes() > MAX_NODES;
    if (function.inputs().size() != 1 || isTooLong) {
      return List.of();
    }
    ParameterLimits limits = new ParameterLimits(function);
    return function.parameters().stream()
        .filter(parameter -> !parameter.isVector())
        .flatMap(parameter -> goals(parameter.domain()).stream().map(g -> limits.at(parameter, g)))
        .toList();
  }

  /// A place that a parameter goes to, from one side.
  ///
  /// @param end the finite place; empty for an infinity
  /// @param sign whether the parameter goes up to +∞ or lies above the place (1), or down or below
  private record Goal(String text, Optional<Expr> end, int sign) {
    /// The parameter as a function of a variable that goes to +∞.
    Expr path(Expr variable) {
      if (end.isEmpty()) {
        return sign > 0 ? variable : Arithmetic.negate(variable);
      }
      Expr step = Arithmetic.reciprocal(variable);
      return sign > 0
          ? Arithmetic.add(end.get(), step)
          : Arithmetic.subtract(end.get(), step);
    }

    /// True if the parameter may come from both sides.
    boolean isInside() {
      return end.isPresent() && text.equals(INSIDE);
    }

    Goal mirrored() {
      return new Goal(text, end, -sign);
    }
  }

  private static List<Goal> goals(Bounds domain) {
    List<Goal> goals = new ArrayList<>();
    switch (domain.lo()) {
      case End.Infinite _ -> goals.add(new Goal("-inf", Optional.empty(), -1));
      case End.Finite(var lo) -> goals.add(new Goal(text(lo, "+"), Optional.of(lo), 1));
    }
    if (isInside(domain)) {
      goals.add(new Goal(INSIDE, Optional.of(Arithmetic.ZERO), 1));
    }
    switch (domain.hi()) {
      case End.Infinite _ -> goals.add(new Goal("inf", Optional.empty(), 1));
      case End.Finite(var hi) -> goals.add(new Goal(text(hi, "-"), Optional.of(hi), -1));
    }
    return goals;
  }

  private static boolean isInside(Bounds domain) {
    Expr zero = Arithmetic.ZERO;
    boolean isEnd = domain.lo().equals(End.of(zero)) || domain.hi().equals(End.of(zero));
    return domain.contains(Rational.ZERO) && !isEnd;
  }

  private static String text(Expr end, String side) {
    return Printer.print(end) + side;
  }

  private ParameterLimit at(Parameter parameter, Goal goal) {
    ParameterLimit general = limit(parameter, goal, Map.of());
    Map<Param, Expr> others = new LinkedHashMap<>(function.defaults());
    others.keySet().removeIf(param -> param.name().equals(parameter.name()));
    if (general.isKnown() || others.isEmpty()) {
      return general;
    }
    ParameterLimit special = limit(parameter, goal, others);
    return special.isKnown() ? special : general;
  }

  /// The limit with the values given of other parameters, and with the rest as constants.
  private ParameterLimit limit(Parameter parameter, Goal goal, Map<Param, Expr> values) {
    String name = parameter.name();
    Expr special = Substitution.parameters(formula, values);
    try {
      CaseLimits found = new Way(parameter, goal).follow(special);
      if (found.reason().isPresent()) {
        return ParameterLimit.unknown(name, goal.text(), found.reason().get());
      }
      if (goal.isInside() && !new Way(parameter, goal.mirrored()).follow(special).isSameAs(found)) {
        return ParameterLimit.unknown(name, goal.text(), "it differs from the two sides");
      }
      return new ParameterLimit(
          name, goal.text(), found.text(), found.formula(), true, text(values));
    } catch (ArithmeticException undefined) {
      return ParameterLimit.unknown(name, goal.text(), String.valueOf(undefined.getMessage()));
    }
  }

  private static String text(Map<Param, Expr> values) {
    if (values.isEmpty()) {
      return "";
    }
    return values.size() > SHOWN_VALUES
        ? "at the defaults of the others"
        : values.entrySet().stream()
            .map(e -> Printer.print(e.getKey()) + " = " + Printer.print(e.getValue()))
            .collect(Collectors.joining(", ", "at ", ""));
  }

  /// The way of one parameter to one goal.
  private final class Way {
    private final Parameter parameter;
    private final Goal goal;
    private final Param magnitude = new Param(MAGNITUDE, 0);
    private final Input variable = new Input(1, "parameter");
    private final Stabilizer stabilizer;

    Way(Parameter parameter, Goal goal) {
      this.parameter = parameter;
      this.goal = goal;
      List<Parameter> known = new ArrayList<>(function.parameters());
      known.remove(parameter);
      Bounds positive =
          new Bounds(End.of(Arithmetic.ZERO), false, new End.Infinite(true), false);
      known.add(new Parameter(MAGNITUDE, 0, List.of(Arithmetic.ONE), positive, false));
      this.stabilizer = new Stabilizer(known);
    }

    CaseLimits follow(Expr special) {
      if (goal.end().isPresent() && isContinuous(special)) {
        Limit there = new Limit.Finite(stabilizer.stable(with(special, goal.end().get())));
        return new CaseLimits(there, atZero(there), there, x, stabilizer);
      }
      Expr moving = with(special, goal.path(variable));
      return new CaseLimits(
          inInput(limit(moving, Arithmetic.negate(magnitude)), Arithmetic.negate(x)),
          limit(moving, Arithmetic.ZERO),
          inInput(limit(moving, magnitude), x),
          x,
          stabilizer);
    }

    private Expr with(Expr special, Expr value) {
      return Substitution.leaves(special, leaf -> isOwn(leaf) ? value : leaf);
    }

    private boolean isOwn(Expr leaf) {
      return leaf instanceof Param(var name, var _) && name.equals(parameter.name());
    }

    /// True if no choice and no condition of the formula depends on the parameter: it is made of
    /// continuous functions then, and tends to its value.
    private boolean isContinuous(Expr special) {
      Context context = Context.of(x, 0);
      return Condition.of(special, context).stream().noneMatch(this::dependsOnOwn)
          && selects(special).stream().noneMatch(this::dependsOnOwn);
    }

    private boolean dependsOnOwn(Condition condition) {
      Expr exponent = condition.exponent();
      return dependsOnOwn(condition.part()) || (exponent != null && dependsOnOwn(exponent));
    }

    private boolean dependsOnOwn(Expr part) {
      return Variables.in(part).stream().anyMatch(this::isOwn);
    }

    private Limit atZero(Limit formula) {
      return formula instanceof Limit.Finite(var expr)
          ? new Limit.Finite(stabilizer.stable(at(expr, Arithmetic.ZERO)))
          : formula;
    }

    private Limit limit(Expr moving, Expr input) {
      Expr stable = SettledChoices.of(at(moving, input), stabilizer);
      if (!Variables.in(stable).contains(stabilizer.algebra().normalize(variable))) {
        return new Limit.Finite(stable);
      }
      return switch (Limit.forAllParameters(stable, variable, stabilizer.algebra())) {
        case Limit.Finite(var value) -> new Limit.Finite(SettledChoices.of(value, stabilizer));
        case Limit.Infinite infinite -> infinite;
        case Limit.Unknown(var reason) ->
            new Limit.Unknown(reason.replace(MAGNITUDE, "abs(" + x.name() + ")"));
      };
    }

    /// The limit with the magnitude written as x or -x.
    private Limit inInput(Limit limit, Expr input) {
      return limit instanceof Limit.Finite(var expr)
          ? new Limit.Finite(
              stabilizer
                  .algebra()
                  .normalize(
                      Substitution.leaves(
                          expr, leaf -> leaf.equals(magnitude) ? input : leaf)))
          : limit;
    }
  }

  private static Expr at(Expr expr, Expr input) {
    return Substitution.leaves(
        expr, leaf -> leaf instanceof Input(var index, var _) && index == 0 ? input : leaf);
  }

  /// The differences that choices by comparison depend on.
  private static List<Expr> selects(Expr expr) {
    List<Expr> sides = new ArrayList<>();
    if (expr instanceof Expr.Select(var _, var left, var right, var _, var _)) {
      sides.add(Arithmetic.subtract(left, right));
    }
    expr.operands().forEach(operand -> sides.addAll(selects(operand)));
    return sides;
  }
}
