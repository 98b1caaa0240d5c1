// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.FarField;
import hillock.calculus.FinalForm;
import hillock.calculus.Stabilizer;
import hillock.calculus.Variables;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Draw;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import hillock.expr.Parameter;
import hillock.expr.Property.Side;
import hillock.expr.Rational;
import hillock.expr.Substitution;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The programs of one activation function at one precision.
///
/// Learned parameters stay parameters of the programs; all others are constants in them. A value and
/// its derivatives are lowered together, so that one pass computes all and shares the work.
public final class KernelPlan {
  /// Which form of a random function is meant.
  public enum Mode {
    /// Random draws are further inputs.
    TRAINING,
    /// The deterministic form.
    EVALUATION
  }

  /// What a program computes.
  public enum Kind {
    /// y = f(x).
    FORWARD,
    /// dx = f'(x)·dy for every input; dy is the last input array.
    BACKWARD,
    /// f(x), and f'(x) in every input.
    VALUE_AND_SLOPE,
    /// dy·∂f/∂p for every learned parameter; dy is the last input array.
    PARAMETER_GRADIENTS
  }

  private final Activation activation;
  private final Precision precision;
  private final Expr formula;
  private final List<Param> learned;
  private final Stabilizer stabilizer;
  private final Expr value;
  private final List<Draw> draws;
  private final IdentityHashMap<Expr, Map<Side, FarField>> farFields =
      new IdentityHashMap<>();
  private final IdentityHashMap<Expr, FarScaling.Powers> farPowers = new IdentityHashMap<>();

  /// Plans the programs of a function for arrays of a precision.
  public KernelPlan(Activation activation, Precision precision, Mode mode) {
    this.activation = activation;
    this.precision = precision;
    this.formula = mode == Mode.TRAINING ? activation.formula() : activation.evaluation();
    this.learned = activation.learnedElements();
    this.stabilizer = new Stabilizer(activation.parameters());
    this.value = stabilizer.stable(withFixedParameters(formula));
    this.draws =
        Variables.in(value).stream()
            .filter(Draw.class::isInstance)
            .map(Draw.class::cast)
            .sorted(Comparator.comparingInt(Draw::index))
            .toList();
  }

  public Activation activation() {
    return activation;
  }

  public Precision precision() {
    return precision;
  }

  /// The parameters that programs take, in the order of their slots.
  public List<Param> learned() {
    return learned;
  }

  /// The random draws, each of which is one input array after those of the function.
  public List<Draw> draws() {
    return draws;
  }

  /// The steps that made the function stable.
  public Stabilizer stabilizer() {
    return stabilizer;
  }

  /// The input as it stands in expressions.
  public Input input(int index) {
    return new Input(index, activation.inputs().get(index));
  }

  /// The stable form of the function, with fixed parameters put in.
  public Expr value() {
    return value;
  }

  /// The stable derivative with respect to an input or a parameter, fixed parameters put in.
  public Expr derivative(Expr variable, int order) {
    boolean isFixed = variable instanceof Param param && !learned.contains(param);
    return isFixed
        ? stabilizer.stable(
            withFixedParameters(stabilizer.derivative(formula, variable, order)))
        : stabilizer.derivative(value, variable, order);
  }

  /// The program of a kind.
  public Program program(Kind kind) {
    return switch (kind) {
      case FORWARD -> program("", outputs(kind), false);
      case BACKWARD -> program(", backward", outputs(kind), true);
      case VALUE_AND_SLOPE -> program(", with slope", outputs(kind), false);
      case PARAMETER_GRADIENTS -> program(", parameter gradients", outputs(kind), true);
    };
  }

  /// A program of a derivative of any order.
  public Program derivativeProgram(Expr variable, int order) {
    return program(", derivative " + order, List.of(derivative(variable, order)), false);
  }

  /// The parameters of a program: the learned ones and, behind them, the limits of its outputs.
  ///
  /// @param values one number per learned parameter
  public double[] parameters(Kind kind, double[] values) {
    return parameters(outputs(kind), values);
  }

  /// The parameters of a program of a derivative, likewise.
  ///
  /// @param values one number per learned parameter
  public double[] derivativeParameters(Expr variable, int order, double[] values) {
    return parameters(List.of(derivative(variable, order)), values);
  }

  private double[] parameters(List<Expr> outputs, double[] values) {
    Map<Param, Expr> substitution = new HashMap<>();
    double[] all = Arrays.copyOf(values, learned.size() + extraParameters(outputs));
    for (int i = 0; i < learned.size(); i++) {
      all[i] = precision.round(values[i]);
      substitution.put(learned.get(i), Expr.of(Rational.of(all[i])));
    }
    if (limitsAreParameters()) {
      fillLimits(all, outputs, substitution);
    }
    return all;
  }

  /// Behind the learned parameters: the limits of each output, and in doubles the bounds of the
  /// input on both sides.
  private int extraParameters(List<Expr> outputs) {
    return limitsAreParameters() ? 2 * outputs.size() + (scalesFarOut() ? 2 : 0) : 0;
  }

  /// Floats that could overflow are computed in doubles; doubles need another way.
  private boolean scalesFarOut() {
    return limitsAreParameters() && precision == Precision.F64;
  }

  /// Parameters change with every step of a training: what is found for some is not kept.
  private void fillLimits(double[] all, List<Expr> outputs, Map<Param, Expr> substitution) {
    Stabilizer passing = new Stabilizer(activation.parameters());
    int next = learned.size();
    double leftBound = 0;
    double rightBound = 0;
    for (Expr output : outputs) {
      Expr bound = stable(output, substitution, passing);
      FarField left = FarField.of(bound, input(0), Side.LEFT, passing.algebra());
      FarField right = FarField.of(bound, input(0), Side.RIGHT, passing.algebra());
      all[next++] = Guards.rounded(left.limit(), precision).orElse(Double.NaN);
      all[next++] = Guards.rounded(right.limit(), precision).orElse(Double.NaN);
      if (scalesFarOut()) {
        FarScaling.Powers powers = farPowers(output);
        leftBound = Math.max(leftBound, FarScaling.bound(left, powers.left()));
        rightBound = Math.max(rightBound, FarScaling.bound(right, powers.right()));
      }
    }
    if (scalesFarOut()) {
      all[next++] = leftBound;
      all[next++] = rightBound;
    }
  }

  /// The stable form with values for parameters.
  private static Expr stable(Expr output, Map<Param, Expr> values, Stabilizer stabilizer) {
    return stabilizer.stable(DecidedChoices.of(Substitution.parameters(output, values)));
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

  /// The stable expressions that a program computes.
  private List<Expr> outputs(Kind kind) {
    List<Expr> slopes =
        IntStream.range(0, activation.inputs().size())
            .mapToObj(i -> derivative(input(i), 1))
            .toList();
    return switch (kind) {
      case FORWARD -> List.of(value);
      case BACKWARD -> slopes;
      case VALUE_AND_SLOPE -> Stream.concat(Stream.of(value), slopes.stream()).toList();
      case PARAMETER_GRADIENTS -> learned.stream().map(p -> derivative(p, 1)).toList();
    };
  }

  private Expr withFixedParameters(Expr expr) {
    Map<Param, Expr> fixed = new HashMap<>();
    Map<Param, Expr> defaults = activation.defaults();
    for (Parameter parameter : activation.parameters()) {
      if (!parameter.isLearned()) {
        parameter.elements().forEach(element -> fixed.put(element, defaults.get(element)));
      }
    }
    return DecidedChoices.of(Substitution.parameters(expr, fixed));
  }

  /// The program in the precision of the arrays or, if that would not give the right numbers, in a
  /// higher one.
  private Program program(String what, List<Expr> outputs, boolean timesGradient) {
    Program plain = program(what, outputs, timesGradient, precision);
    return switch (precision) {
      case F32 ->
          chosen(plain, program(what, outputs, timesGradient, Precision.F64), outputs, timesGradient);
      case F64 -> plain;
    };
  }

  private Program chosen(
      Program plain, Program better, List<Expr> outputs, boolean timesGradient) {
    int gradient = timesGradient ? activation.inputs().size() + draws.size() : -1;
    boolean[] isDerivative = new boolean[outputs.size()];
    for (int k = 0; k < isDerivative.length; k++) {
      isDerivative[k] = outputs.get(k) != value;
    }
    return WorkingPrecision.chosen(
        plain, better, gradient, isDerivative, trialParameters(plain.parameters()));
  }

  /// Moderate values of the learned parameters; behind them no limits and bounds, which finite inputs
  /// hardly need.
  private List<double[]> trialParameters(int count) {
    return TrialParameters.of(activation).stream()
        .map(
            values -> {
              double[] all = Arrays.copyOf(values, Math.max(count, values.length));
              Arrays.fill(all, values.length, all.length, Double.NaN);
              return all;
            })
        .toList();
  }

  private Program program(
      String what,
      List<Expr> outputs,
      boolean timesGradient,
      Precision arithmetic) {
    FinalForm form = new FinalForm(activation.parameters());
    List<Expr> lowered = outputs.stream().map(form::of).toList();
    int inputs = activation.inputs().size();
    Map<Param, Integer> slots = new HashMap<>();
    learned.forEach(param -> slots.put(param, slots.size()));

    IdentityHashMap<Expr, List<LocalForm>> localForms = LocalForms.of(lowered, form.algebra(), arithmetic);

    // A first try tells which exponentials are needed in scaled form.
    ProgramBuilder draft = new ProgramBuilder(activation.name(), arithmetic);
    Lowering trial =
        new Lowering(
            draft, form.algebra(), draft::input, slots, inputs, Set.of(), localForms);
    lowered.forEach(trial::value);

    ProgramBuilder builder = new ProgramBuilder(activation + what, arithmetic);
    Optional<FarScaling> scaling = farScaling(builder, outputs);
    IntFunction<Value> input =
        scaling.isPresent() ? _ -> scaling.get().bounded() : builder::input;
    Lowering lowering =
        new Lowering(
            builder,
            form.algebra(),
            input,
            slots,
            inputs,
            trial.scaledExponentials(),
            localForms);
    List<Value> results = new ArrayList<>();
    for (int k = 0; k < outputs.size(); k++) {
      Value bounded = lowering.value(lowered.get(k));
      Value plain =
          scaling.isPresent()
              ? scaling.get().scaled(bounded, farPowers(outputs.get(k)))
              : bounded;
      Value guarded = guarded(builder, plain, outputs.get(k), k);
      results.add(
          timesGradient
              ? builder.multiply(guarded, builder.input(inputs + draws.size()))
              : guarded);
    }
    return builder.build(results);
  }

  /// The bounds of the input are the last two parameters.
  private Optional<FarScaling> farScaling(ProgramBuilder builder, List<Expr> outputs) {
    if (!scalesFarOut()) {
      return Optional.empty();
    }
    int first = learned.size() + 2 * outputs.size();
    Value left = builder.parameter(first);
    Value right = builder.parameter(first + 1);
    return Optional.of(new FarScaling(builder, left, right));
  }

  private Value guarded(ProgramBuilder builder, Value plain, Expr output, int index) {
    Value result = plain;
    if (hasLimits()) {
      result =
          limitsAreParameters()
              ? withLimitParameters(builder, plain, index)
              : withLimits(builder, farOut(builder, plain, output), output);
    }
    return Guards.forNaN(builder, result, activation.inputs().size());
  }

  /// Limits at ±∞ are those of functions of one input.
  private boolean hasLimits() {
    return activation.inputs().size() == 1 && draws.isEmpty();
  }

  /// With learned parameters the limits are known only at run time.
  private boolean limitsAreParameters() {
    return hasLimits() && !learned.isEmpty();
  }

  private Value farOut(ProgramBuilder builder, Value plain, Expr output) {
    return new FarOut(builder, input(0))
        .guarded(plain, output, side -> farField(output, side));
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

  private Value withLimitParameters(ProgramBuilder builder, Value plain, int index) {
    Value left = builder.parameter(learned.size() + 2 * index);
    Value right = builder.parameter(learned.size() + 2 * index + 1);
    return Guards.atInfinity(builder, builder.input(0), plain, left, right);
  }

  private static double arithmeticAt(Program program, double x) {
    return Interpreter.run(program, new double[] {x}, new double[0])[0];
  }

  private OptionalDouble limit(Expr output, Side side, Precision format) {
    return Guards.rounded(farField(output, side).limit(), format);
  }

  /// Expansions take longer than all else, and several programs need the same.
  private FarField farField(Expr output, Side side) {
    Map<Side, FarField> ofOutput =
        farFields.computeIfAbsent(output, _ -> new EnumMap<>(Side.class));
    return ofOutput.computeIfAbsent(
        side, s -> FarField.of(output, input(0), s, stabilizer.algebra()));
  }
}
