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
import java.util.stream.DoubleStream;

/// What the programs of a function of one input do at the ends of the line: far out, where numbers
/// overflow on the way to one that does not, and at ±∞, where arithmetic gives no limits.
///
/// Limits are constants of a program or, with learned parameters, parameters of it: behind the learned
/// ones come the two limits of each output and, in doubles, what [FarScaling] takes.
final class LineEnds {
  /// Products of some such powers of two neither overflow nor underflow.
  private static final int EXTREME = 200;

  private static final FarScaling.Powers NO_POWERS = new FarScaling.Powers(0, 0);

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
    int all = slot(outputs.size()) - learned.size();
    return !limitsAreParameters() ? 0 : scalesFarOut() ? all + 2 : all;
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
    boolean isExtreme = Arrays.stream(all).limit(learned.size()).anyMatch(LineEnds::isExtreme);
    int bounds = slot(outputs.size());
    for (int k = 0; k < outputs.size(); k++) {
      Expr output = stable(outputs.get(k), values, passing);
      FarScaling.Powers powers = scalesFarOut() ? farPowers(outputs.get(k)) : NO_POWERS;
      FarSide left = farSide(output, Side.LEFT, powers.left(), passing);
      FarSide right = farSide(output, Side.RIGHT, powers.right(), passing);
      int next = slot(k);
      all[next++] = left.limit(precision);
      all[next++] = right.limit(precision);
      if (scalesFarOut()) {
        all[next++] = isExtreme ? left.coefficient() : Double.NaN;
        all[next++] = isExtreme ? right.coefficient() : Double.NaN;
        all[next++] = isExtreme ? left.at(0).orElse(Double.NaN) : Double.NaN;
        all[bounds] = Math.max(all[bounds], left.bound());
        all[bounds + 1] = Math.max(all[bounds + 1], right.bound());
      }
    }
  }

  /// True for what arithmetic in doubles may not bear. Of all other parameters, NaN means that the
  /// function has no value.
  private static boolean isExtreme(double parameter) {
    return parameter != 0 && Math.abs(Math.getExponent(parameter)) > EXTREME;
  }

  private FarSide farSide(Expr output, Side side, int power, Stabilizer passing) {
    FarField field = FarField.of(output, input, side, passing.algebra());
    return new FarSide(output, input, side, field, power);
  }

  /// The first parameter of an output: its limits, left and right, and in doubles what stands in for
  /// it where it is not a number. Behind all outputs come the bounds of the input.
  private int slot(int output) {
    return learned.size() + output * (scalesFarOut() ? 5 : 2);
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
    int bounds = slot(outputs.size());
    Value left = builder.parameter(bounds);
    Value right = builder.parameter(bounds + 1);
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
        scaling.isPresent()
            ? scaled(builder, computed, scaling.get(), output, index)
            : computed;
    if (limitsAreParameters()) {
      Value left = builder.parameter(slot(index));
      Value right = builder.parameter(slot(index) + 1);
      return Guards.atInfinity(builder, builder.input(0), plain, left, right);
    }
    Value right =
        new FarOut(builder, input).guarded(plain, output, side -> farField(output, side));
    return withLimits(builder, right, output);
  }

  private Value scaled(
      ProgramBuilder builder, Value computed, FarScaling scaling, Expr output, int index) {
    FarScaling.Powers powers = farPowers(output);
    int first = slot(index) + 2;
    Value left = builder.parameter(first);
    Value right = builder.parameter(first + 1);
    Value atZero = builder.parameter(first + 2);
    return scaling.scaled(scaling.number(computed, powers, left, right, atZero), powers);
  }

  /// Puts the limits in where the arithmetic gives something else.
  private Value withLimits(ProgramBuilder builder, Value plain, Expr output) {
    Program program = builder.build(List.of(plain));
    double atLeft = arithmeticAt(program, Double.NEGATIVE_INFINITY);
    double atRight = arithmeticAt(program, Double.POSITIVE_INFINITY);
    double left = limit(output, Side.LEFT).orElseGet(() -> settled(program, atLeft, -1));
    double right = limit(output, Side.RIGHT).orElseGet(() -> settled(program, atRight, 1));
    if (left == atLeft && right == atRight) {
      return plain;
    }
    return Guards.atInfinity(
        builder, builder.input(0), plain, builder.constant(left), builder.constant(right));
  }

  /// What the arithmetic gives at infinity or, if that is no number, what it gives all the way there.
  private double settled(Program program, double atInfinity, int sign) {
    if (!Double.isNaN(atInfinity)) {
      return atInfinity;
    }
    double last = arithmeticAt(program, sign * precision.maxValue());
    boolean isSettled =
        DoubleStream.of(1.7, 3, 57)
            .map(part -> precision.round(sign * precision.maxValue() / part))
            .allMatch(x -> arithmeticAt(program, x) == last);
    return isSettled ? last : atInfinity;
  }

  private static double arithmeticAt(Program program, double x) {
    return Interpreter.run(program, new double[] {x}, new double[0])[0];
  }

  private OptionalDouble limit(Expr output, Side side) {
    return Guards.rounded(farField(output, side).limit(), precision);
  }

  /// Expansions take longer than all else, and several programs need the same.
  private FarField farField(Expr output, Side side) {
    return farFields
        .computeIfAbsent(output, _ -> new EnumMap<>(Side.class))
        .computeIfAbsent(side, s -> FarField.of(output, input, s, stabilizer.algebra()));
  }
}
