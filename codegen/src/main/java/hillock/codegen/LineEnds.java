// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.FarField;
import hillock.calculus.Stabilizer;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Param;
import hillock.expr.Property.Side;
import hillock.expr.Rational;
import hillock.expr.Substitution;
import hillock.numerics.Precision;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the programs of a function of one input do at the ends of the line: far out, where numbers
/// overflow on the way to one that does not, and at ±∞, where arithmetic gives no limits.
///
/// Limits are constants of a program or, with learned parameters, parameters of it: behind the learned
/// ones come the two limits of each output, and in doubles the bounds of the input on both sides.
final class LineEnds {
  private final Activation activation;
  private final Precision precision;
  private final List<Param> learned;
  private final Expr input;
  private final Stabilizer stabilizer;
  private final IdentityHashMap<Expr, Map<Side, FarField>> farFields = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, FarScaling.Powers> farPowers = new IdentityHashMap<>();

  /// @param input the only input as it stands in expressions
  /// @param stabilizer what made the outputs stable
  LineEnds(Activation activation, Precision precision, Expr input, Stabilizer stabilizer) {
    this.activation = activation;
    this.precision = precision;
    this.learned = activation.learnedElements();
    this.input = input;
    this.stabilizer = stabilizer;
  }

  /// With learned parameters the limits are known only at run time.
  private boolean limitsAreParameters() {
    return !learned.isEmpty();
  }

  /// Floats that could overflow are computed in doubles; doubles need another way.
  private boolean scalesFarOut() {
    return limitsAreParameters() && precision == Precision.F64;
  }

  /// How many parameters a program takes besides the learned ones.
  int extraParameters(List<Expr> outputs) {
    return limitsAreParameters() ? 2 * outputs.size() + (scalesFarOut() ? 2 : 0) : 0;
  }

  /// Fills in the parameters behind the learned ones.
  ///
  /// Parameters change with every step of a training: what is found for some is not kept.
  void fillExtraParameters(double[] all, List<Expr> outputs) {
    if (!limitsAreParameters()) {
      return;
    }
    Map<Param, Expr> values = new HashMap<>();
    for (int i = 0; i < learned.size(); i++) {
      values.put(learned.get(i), Expr.of(Rational.of(all[i])));
    }
    Stabilizer passing = new Stabilizer(activation.parameters());
    double[] bounds = new double[2];
    int next = learned.size();
    for (Expr output : outputs) {
      Expr bound = stable(output, values, passing);
      FarField left = FarField.of(bound, input, Side.LEFT, passing.algebra());
      FarField right = FarField.of(bound, input, Side.RIGHT, passing.algebra());
      all[next++] = Guards.rounded(left.limit(), precision).orElse(Double.NaN);
      all[next++] = Guards.rounded(right.limit(), precision).orElse(Double.NaN);
      if (scalesFarOut()) {
        FarScaling.Powers powers = farPowers(output);
        bounds[0] = Math.max(bounds[0], FarScaling.bound(left, powers.left()));
        bounds[1] = Math.max(bounds[1], FarScaling.bound(right, powers.right()));
      }
    }
    if (scalesFarOut()) {
      System.arraycopy(bounds, 0, all, next, bounds.length);
    }
  }

  /// The stable form with values for parameters.
  private static Expr stable(Expr output, Map<Param, Expr> values, Stabilizer stabilizer) {
    return stabilizer.stable(DecidedChoices.of(Substitution.parameters(output, values)));
  }

  /// How a program scales its input far out, if it does.
  Optional<FarScaling> scaling(ProgramBuilder builder, List<Expr> outputs) {
    if (!scalesFarOut()) {
      return Optional.empty();
    }
    int first = learned.size() + 2 * outputs.size();
    Value left = builder.parameter(first);
    Value right = builder.parameter(first + 1);
    return Optional.of(new FarScaling(builder, left, right));
  }

  /// The powers of an output far out, for the usual parameters.
  private FarScaling.Powers farPowers(Expr output) {
    return farPowers.computeIfAbsent(
        output,
        _ -> {
          Expr usual = stable(output, activation.defaults(), stabilizer);
          return FarScaling.Powers.of(farField(usual, Side.LEFT), farField(usual, Side.RIGHT));
        });
  }

  /// An output, but right at the ends of the line.
  ///
  /// @param computed what the output is for the input, or for the bounded one of the scaling
  /// @param index which output of its program it is
  Value guarded(
      ProgramBuilder builder,
      Value computed,
      Optional<FarScaling> scaling,
      Expr output,
      int index) {
    Value plain =
        scaling.isPresent() ? scaling.get().scaled(computed, farPowers(output)) : computed;
    if (limitsAreParameters()) {
      Value left = builder.parameter(learned.size() + 2 * index);
      Value right = builder.parameter(learned.size() + 2 * index + 1);
      return Guards.atInfinity(builder, builder.input(0), plain, left, right);
    }
    Value right =
        new FarOut(builder, input).guarded(plain, output, side -> farField(output, side));
    return withLimits(builder, right, output);
  }

  /// Puts the limits in where the arithmetic gives something else.
  private Value withLimits(ProgramBuilder builder, Value plain, Expr output) {
    Program program = builder.build(List.of(plain));
    double atLeft = arithmeticAt(program, Double.NEGATIVE_INFINITY);
    double atRight = arithmeticAt(program, Double.POSITIVE_INFINITY);
    double left = limit(output, Side.LEFT, builder.precision()).orElse(atLeft);
    double right = limit(output, Side.RIGHT, builder.precision()).orElse(atRight);
    if (left == atLeft && right == atRight) {
      return plain;
    }
    return Guards.atInfinity(
        builder, builder.input(0), plain, builder.constant(left), builder.constant(right));
  }

  private static double arithmeticAt(Program program, double x) {
    return Interpreter.run(program, new double[] {x}, new double[0])[0];
  }

  private OptionalDouble limit(Expr output, Side side, Precision format) {
    return Guards.rounded(farField(output, side).limit(), format);
  }

  /// Expansions take longer than all else, and several programs need the same.
  private FarField farField(Expr output, Side side) {
    return farFields
        .computeIfAbsent(output, _ -> new EnumMap<>(Side.class))
        .computeIfAbsent(side, s -> FarField.of(output, input, s, stabilizer.algebra()));
  }
}
