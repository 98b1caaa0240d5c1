// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.FinalForm;
import hillock.calculus.Stabilizer;
import hillock.calculus.Variables;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Draw;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import hillock.expr.Parameter;
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
    PARAMETER_GRADIENTS,
    /// dx for every input, then dy·∂f/∂p for every learned parameter; dy is the last input array.
    GRADIENTS,
    /// f(x), then dx for every input, then dy·∂f/∂p for every learned parameter.
    VALUE_AND_GRADIENTS
  }

  /// So long a program takes too much time to write in one more format.
  private static final int LONG = 2000;

  private final Activation activation;
  private final Precision precision;
  private final AccuracyLevel level;
  private final Expr formula;
  private final List<Param> learned;
  private final Stabilizer stabilizer;
  private final Expr value;
  private final List<Draw> draws;
  private final Optional<LineEnds> ends;
  private final Map<Kind, Program> programs = new EnumMap<>(Kind.class);

  /// Plans the programs of a function for arrays of a precision.
  public KernelPlan(Activation activation, Precision precision, Mode mode) {
    this(activation, precision, AccuracyLevel.ACCURATE, mode);
  }

  /// Plans the programs of a function for arrays of a precision, as exact as asked.
  public KernelPlan(
      Activation activation, Precision precision, AccuracyLevel level, Mode mode) {
    this.activation = activation;
    this.precision = precision;
    this.level = level;
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
    boolean isOfOneNumber = activation.inputs().size() == 1 && draws.isEmpty();
    this.ends =
        isOfOneNumber
            ? Optional.of(new LineEnds(activation, precision, input(0), stabilizer))
            : Optional.empty();
  }

  public Activation activation() {
    return activation;
  }

  public Precision precision() {
    return precision;
  }

  /// How exact its programs are.
  public AccuracyLevel level() {
    return level;
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

  /// The program of a kind, which is written when first asked for.
  public synchronized Program program(Kind kind) {
    return programs.computeIfAbsent(kind, this::written);
  }

  private Program written(Kind kind) {
    return switch (kind) {
      case FORWARD -> program("", outputs(kind), 1);
      case BACKWARD -> program(", backward", outputs(kind), 0);
      case VALUE_AND_SLOPE -> program(", with slope", outputs(kind), outputs(kind).size());
      case PARAMETER_GRADIENTS -> program(", parameter gradients", outputs(kind), 0);
      case GRADIENTS -> program(", gradients", outputs(kind), 0);
      case VALUE_AND_GRADIENTS -> program(", with gradients", outputs(kind), 1);
    };
  }

  /// A program of a derivative of any order.
  public Program derivativeProgram(Expr variable, int order) {
    return program(
        ", derivative " + order, List.of(order == 0 ? value : derivative(variable, order)), 1);
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
    int extra = ends.map(e -> e.extraParameters(outputs)).orElse(0);
    double[] all = Arrays.copyOf(values, learned.size() + extra);
    for (int i = 0; i < learned.size(); i++) {
      all[i] = precision.round(values[i]);
    }
    ends.ifPresent(e -> e.fillExtraParameters(all, outputs));
    return all;
  }

  /// The stable expressions that a program computes.
  private List<Expr> outputs(Kind kind) {
    return switch (kind) {
      case FORWARD -> List.of(value);
      case BACKWARD -> slopes();
      case VALUE_AND_SLOPE -> concatenated(List.of(value), slopes());
      case PARAMETER_GRADIENTS -> parameterSlopes();
      case GRADIENTS -> concatenated(slopes(), parameterSlopes());
      case VALUE_AND_GRADIENTS ->
          concatenated(List.of(value), concatenated(slopes(), parameterSlopes()));
    };
  }

  private List<Expr> slopes() {
    return IntStream.range(0, activation.inputs().size())
        .mapToObj(i -> derivative(input(i), 1))
        .toList();
  }

  private List<Expr> parameterSlopes() {
    return learned.stream().map(p -> derivative(p, 1)).toList();
  }

  private static List<Expr> concatenated(List<Expr> first, List<Expr> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
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

  /// The program in the cheapest format that is exact enough.
  private Program program(String what, List<Expr> outputs, int plain) {
    FinalForm form = new FinalForm(activation.parameters());
    Work work = new Work(activation + what, outputs, form, plain);
    Program careful = program(work, WorkingFormat.DOUBLES);
    return switch (precision) {
      case F32 -> cheapest(work, careful);
      case F64 -> careful;
    };
  }

  /// f(x)·dy in a format, untried; dy is the last input array.
  Program timesGradient(WorkingFormat format) {
    FinalForm form = new FinalForm(activation.parameters());
    return program(
        new Work(activation + ", times gradient", List.of(value), form, 0), format);
  }

  /// What a program is to compute.
  ///
  /// @param outputs stable
  /// @param plain how many there are that are not multiplied by the last input, before all others
  private record Work(
      String name, List<Expr> outputs, FinalForm form, int plain) {
    List<Expr> lowered(WorkingFormat working) {
      return outputs.stream()
          .map(working.hasSpareBits() ? form::withSpareBits : form::of)
          .toList();
    }
  }

  private Program cheapest(Work work, Program careful) {
    WorkingPrecision trial = trial(work, careful);
    List<WorkingFormat> formats = new ArrayList<>(level.formats());
    if (careful.instructions().size() < LONG) {
      formats.add(WorkingFormat.WIDE);
    }
    for (WorkingFormat format : formats) {
      Program program = program(work, format);
      if (trial.isAdequate(program)) {
        return program;
      }
    }
    return careful.storedAs(precision);
  }

  private WorkingPrecision trial(Work work, Program careful) {
    int parameters = careful.parameters();
    int gradient = work.plain < work.outputs.size() ? gradientSlot() : -1;
    boolean[] isDerivative = new boolean[work.outputs.size()];
    for (int k = 0; k < isDerivative.length; k++) {
      isDerivative[k] = work.outputs.get(k) != value;
    }
    return new WorkingPrecision(
        careful,
        level,
        gradient,
        isDerivative,
        withoutLimits(TrialParameters.usual(activation), parameters),
        withoutLimits(TrialParameters.extreme(activation), parameters));
  }

  /// Behind the learned parameters no limits and bounds, which finite inputs hardly need.
  private static List<double[]> withoutLimits(List<double[]> trials, int count) {
    return trials.stream()
        .map(
            values -> {
              double[] all = Arrays.copyOf(values, Math.max(count, values.length));
              Arrays.fill(all, values.length, all.length, Double.NaN);
              return all;
            })
        .toList();
  }

  private Program program(Work work, WorkingFormat arithmetic) {
    List<Expr> lowered = work.lowered(arithmetic);
    IdentityHashMap<Expr, List<LocalForm>> localForms =
        LocalForms.of(lowered, work.form.algebra(), arithmetic);

    // A first try tells which exponentials are needed in scaled form.
    ProgramBuilder draft = new ProgramBuilder(activation.name(), arithmetic);
    Lowering trial = lowering(draft, work, draft::input, Set.of(), localForms);
    lowered.forEach(trial::value);

    ProgramBuilder builder = new ProgramBuilder(work.name, arithmetic);
    Optional<FarScaling> scaling = ends.flatMap(e -> e.scaling(builder, work.outputs));
    IntFunction<Value> input =
        scaling.isPresent() ? _ -> scaling.get().bounded() : builder::input;
    Lowering lowering = lowering(builder, work, input, trial.scaledExponentials(), localForms);
    List<Value> results = new ArrayList<>();
    for (int k = 0; k < work.outputs.size(); k++) {
      Value bounded = lowering.value(lowered.get(k));
      Value guarded = guarded(builder, bounded, scaling, work.outputs.get(k), k);
      results.add(
          k >= work.plain
              ? builder.multiply(guarded, builder.input(gradientSlot()))
              : guarded);
    }
    return builder.build(results);
  }

  private Lowering lowering(
      ProgramBuilder builder,
      Work work,
      IntFunction<Value> input,
      Set<Expr> scaledExponentials,
      IdentityHashMap<Expr, List<LocalForm>> localForms) {
    Map<Param, Integer> slots = new HashMap<>();
    learned.forEach(param -> slots.put(param, slots.size()));
    int drawSlot = activation.inputs().size();
    return new Lowering(
        builder,
        work.form.algebra(),
        input,
        slots,
        drawSlot,
        scaledExponentials,
        localForms);
  }

  /// The gradient is the last input, behind those of the function and its draws.
  private int gradientSlot() {
    return activation.inputs().size() + draws.size();
  }

  private Value guarded(
      ProgramBuilder builder,
      Value bounded,
      Optional<FarScaling> scaling,
      Expr output,
      int index) {
    Value result =
        ends.isPresent()
            ? ends.get().guarded(builder, bounded, scaling, output, index)
            : bounded;
    return Guards.forNaN(builder, result, activation.inputs().size());
  }
}
