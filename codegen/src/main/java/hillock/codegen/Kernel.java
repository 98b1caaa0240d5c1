// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static java.util.Objects.requireNonNull;

import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.Compiler;
import hillock.codegen.spi.Spares;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Param;
import hillock.numerics.Precision;
import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An activation function, compiled: values, slopes and gradients of whole arrays.
///
/// ```java
/// Kernel mish = Kernel.of(Catalog.standard().activation("mish"), Precision.F32);
/// mish.forward(x, y);
/// mish.backward(x, dy, dx);
/// ```
///
/// `y` may be `x` itself, and `dx` may be `x` or `dy`. NaN gives NaN; ±∞ gives the limit. Each of
/// the four programs is made when first used. Safe for use by several threads, except that learned
/// parameters are changed by [#learn] for all. Long arrays are shared among the cores of the machine,
/// unless [#withThreads] says otherwise; the bits are the same.
public final class Kernel {
  private final KernelPlan plan;
  private final Storage storage;
  private final Compiler compiler;
  private final Workers workers;
  private final Map<Kind, ParallelProgram> programs = new EnumMap<>(Kind.class);
  private final Map<Kind, double[]> parameters = new EnumMap<>(Kind.class);
  private final Map<BackwardForm, ParallelProgram> backward = new EnumMap<>(BackwardForm.class);
  private final Map<Kind, Spares<GradientSums>> sums = new EnumMap<>(Kind.class);
  private @Nullable BackwardPlan backwardPlan;
  private double[] learned;

  private Kernel(
      KernelPlan plan, Storage storage, Compiler compiler, Workers workers, double[] learned) {
    this.plan = plan;
    this.storage = storage;
    this.compiler = compiler;
    this.workers = workers;
    this.learned = learned;
  }

  /// The kernel of a function in its deterministic form.
  public static Kernel of(Activation activation, Precision precision) {
    return of(activation, precision, Mode.EVALUATION);
  }

  /// The kernel of a function; in training mode its random draws are inputs.
  public static Kernel of(Activation activation, Precision precision, Mode mode) {
    return of(activation, Storage.of(precision), mode);
  }

  /// The kernel of a function in its deterministic form for arrays of a format.
  public static Kernel of(Activation activation, Storage storage) {
    return of(activation, storage, Mode.EVALUATION);
  }

  /// The kernel of a function for arrays of a format.
  public static Kernel of(Activation activation, Storage storage, Mode mode) {
    return of(new KernelPlan(activation, storage.precision(), mode), storage);
  }

  /// The kernel of a function in its deterministic form, as exact as asked.
  public static Kernel of(Activation activation, Precision precision, AccuracyLevel level) {
    KernelPlan plan = new KernelPlan(activation, precision, level, Mode.EVALUATION);
    return of(plan, Storage.of(precision));
  }

  /// The kernel that is planned, for arrays of a format.
  public static Kernel of(KernelPlan plan, Storage storage) {
    return new Kernel(plan, storage, compiler(), Workers.all(), defaults(plan));
  }

  private static double[] defaults(KernelPlan plan) {
    Map<Param, Expr> defaults = plan.activation().defaults();
    return plan.learned().stream()
        .mapToDouble(p -> Constant.nearest(requireNonNull(defaults.get(p)), plan.precision()))
        .toArray();
  }

  /// This function on a number of threads at most, the caller included; 1 for the caller alone.
  ///
  /// The other kernel has learned parameters of its own, which begin with the present values.
  public synchronized Kernel withThreads(int threads) {
    Workers others = Workers.atMost(threads);
    Kernel kernel = new Kernel(plan, storage, compiler, others, learned.clone());
    programs.forEach(
        (kind, program) ->
            kernel.programs.put(kind, new ParallelProgram(program.sequential(), others)));
    kernel.backwardPlan = backwardPlan;
    return kernel;
  }

  /// The best backend that works on this JVM.
  ///
  /// @throws IllegalStateException if there is none
  public static Compiler compiler() {
    return Compiler.installed();
  }

  /// How the programs are made.
  public KernelPlan plan() {
    return plan;
  }

  /// The format of the arrays.
  public Storage storage() {
    return storage;
  }

  /// The compiled program of a kind, which runs on the calling thread alone.
  public CompiledProgram compiled(Kind kind) {
    return program(kind).sequential();
  }

  private synchronized ParallelProgram program(Kind kind) {
    return programs.computeIfAbsent(
        kind,
        k ->
            new ParallelProgram(
                CompiledPrograms.compiled(compiler, plan.program(k), storage), workers));
  }

  /// Which form of backward pass is the best, and why.
  public synchronized BackwardPlan backwardPlan() {
    BackwardPlan known = backwardPlan;
    if (known == null) {
      known = BackwardPlan.of(plan, storage);
      backwardPlan = known;
    }
    return known;
  }

  /// Forward and backward passes in that form.
  ///
  /// ```java
  /// TrainingPass pass = mish.trainingPass();
  /// pass.forward(x, y);
  /// pass.backward(dy, dx);
  /// ```
  public TrainingPass trainingPass() {
    return new TrainingPass(this);
  }

  /// The compiled program of a form, which runs on the calling thread alone: inputs are what the form
  /// computes slopes from, then dy.
  ///
  /// @throws IllegalArgumentException if slopes in this form are not exact enough
  public CompiledProgram compiled(BackwardForm form) {
    return program(form).sequential();
  }

  private synchronized ParallelProgram program(BackwardForm form) {
    Program program =
        backwardPlan()
            .candidate(form)
            .orElseThrow(() -> new IllegalArgumentException("no backward pass " + form))
            .backward();
    return backward.computeIfAbsent(
        form,
        _ ->
            new ParallelProgram(
                CompiledPrograms.compiled(compiler, program, storage), workers));
  }

  /// The present values of the learned parameters.
  public synchronized double[] learned() {
    return learned.clone();
  }

  /// Gives the learned parameters new values, rounded to the precision.
  ///
  /// @param values one number per learned parameter
  public synchronized void learn(double... values) {
    if (values.length != learned.length) {
      throw new IllegalArgumentException(
          "%s has %d learned parameters, not %d"
              .formatted(plan.activation().name(), learned.length, values.length));
    }
    learned = values.clone();
    parameters.clear();
  }

  /// The threads that it runs on.
  Workers workers() {
    return workers;
  }

  synchronized double[] parameters(Kind kind) {
    return parameters.computeIfAbsent(kind, k -> plan.parameters(k, learned));
  }

  /// y = f(x).
  ///
  /// @throws IllegalArgumentException if the lengths differ or the kernel is not of this precision
  public void forward(float[] x, float[] y) {
    run(Kind.FORWARD, new float[][] {x}, new float[][] {y});
  }

  /// y = f(x).
  public void forward(double[] x, double[] y) {
    run(Kind.FORWARD, new double[][] {x}, new double[][] {y});
  }

  /// y = f(x) on 16-bit numbers.
  public void forward(short[] x, short[] y) {
    run(Kind.FORWARD, new short[][] {x}, new short[][] {y});
  }

  /// dx = f'(x)·dy.
  public void backward(float[] x, float[] dy, float[] dx) {
    run(Kind.BACKWARD, new float[][] {x, dy}, new float[][] {dx});
  }

  /// dx = f'(x)·dy.
  public void backward(double[] x, double[] dy, double[] dx) {
    run(Kind.BACKWARD, new double[][] {x, dy}, new double[][] {dx});
  }

  /// dx = f'(x)·dy on 16-bit numbers.
  public void backward(short[] x, short[] dy, short[] dx) {
    run(Kind.BACKWARD, new short[][] {x, dy}, new short[][] {dx});
  }

  /// dx = f'(x)·dy and, in one pass, the sum of dy·∂f/∂p over all elements for each learned p.
  ///
  /// Sums are formed beyond the precision of the arrays; their bits do not depend on threads.
  public void backward(float[] x, float[] dy, float[] dx, double[] parameterGradients) {
    Rows[] inputs = {Rows.of(x), Rows.of(dy)};
    runSumming(Kind.GRADIENTS, inputs, new Rows[] {Rows.of(dx)}, parameterGradients);
  }

  /// dx = f'(x)·dy and, in one pass, the sum of dy·∂f/∂p over all elements for each learned p.
  public void backward(double[] x, double[] dy, double[] dx, double[] parameterGradients) {
    Rows[] inputs = {Rows.of(x), Rows.of(dy)};
    runSumming(Kind.GRADIENTS, inputs, new Rows[] {Rows.of(dx)}, parameterGradients);
  }

  /// y = f(x), too.
  public void valueAndGradients(
      float[] x, float[] dy, float[] y, float[] dx, double[] parameterGradients) {
    Rows[] inputs = {Rows.of(x), Rows.of(dy)};
    Rows[] outputs = {Rows.of(y), Rows.of(dx)};
    runSumming(Kind.VALUE_AND_GRADIENTS, inputs, outputs, parameterGradients);
  }

  /// y = f(x), too.
  public void valueAndGradients(
      double[] x, double[] dy, double[] y, double[] dx, double[] parameterGradients) {
    Rows[] inputs = {Rows.of(x), Rows.of(dy)};
    Rows[] outputs = {Rows.of(y), Rows.of(dx)};
    runSumming(Kind.VALUE_AND_GRADIENTS, inputs, outputs, parameterGradients);
  }

  /// y = f(x) and slope = f'(x) in one pass.
  public void valueAndSlope(float[] x, float[] y, float[] slope) {
    run(Kind.VALUE_AND_SLOPE, new float[][] {x}, new float[][] {y, slope});
  }

  /// y = f(x) and slope = f'(x) in one pass.
  public void valueAndSlope(double[] x, double[] y, double[] slope) {
    run(Kind.VALUE_AND_SLOPE, new double[][] {x}, new double[][] {y, slope});
  }

  /// Runs a program on arrays of equal length: the inputs of the function, then its draws, then dy.
  public void run(Kind kind, float[][] inputs, float[][] outputs) {
    program(kind).run(inputs, outputs, parameters(kind));
  }

  /// Runs a program on arrays of equal length: the inputs of the function, then its draws, then dy.
  public void run(Kind kind, double[][] inputs, double[][] outputs) {
    program(kind).run(inputs, outputs, parameters(kind));
  }

  /// Runs a program on arrays of equal length that hold 16-bit numbers.
  public void run(Kind kind, short[][] inputs, short[][] outputs) {
    run(kind, rows(inputs), rows(outputs));
  }

  private static Rows[] rows(short[][] arrays) {
    return Stream.of(arrays).map(Rows::of).toArray(Rows[]::new);
  }

  /// Runs a program on memory, on the heap or off it.
  ///
  /// @param length the number of elements
  public void run(Kind kind, MemorySegment[] inputs, MemorySegment[] outputs, long length) {
    program(kind).run(inputs, outputs, length, parameters(kind));
  }

  /// Runs a program on matrices of equal size, each with a stride of its own.
  public void run(Kind kind, Rows[] inputs, Rows[] outputs) {
    program(kind).run(inputs, outputs, parameters(kind));
  }

  /// Runs a program that computes gradients, and sums those in the learned parameters.
  ///
  /// @param kind one whose last outputs are gradients in the parameters
  /// @param outputs all others
  /// @param gradients one sum for each learned parameter
  /// @throws IllegalArgumentException if sizes differ
  public void runSumming(Kind kind, Rows[] inputs, Rows[] outputs, double[] gradients) {
    int count = plan.learned().size();
    if (gradients.length != count) {
      throw new IllegalArgumentException(
          "%s has %d learned parameters, not %d"
              .formatted(plan.activation().name(), count, gradients.length));
    }
    Spares<GradientSums> spares = gradientSums(kind);
    GradientSums pass = spares.take();
    pass.clear();
    pass.add(inputs, outputs, parameters(kind));
    System.arraycopy(pass.sums(), 0, gradients, 0, count);
    spares.give(pass);
  }

  /// What callers sum with, each with one of their own.
  private synchronized Spares<GradientSums> gradientSums(Kind kind) {
    return sums.computeIfAbsent(
        kind,
        k -> new Spares<>(() -> new GradientSums(compiled(k), plan.learned().size(), workers)));
  }

  /// Runs the backward pass of a form.
  void runBackward(BackwardForm form, Rows[] inputs, Rows[] outputs) {
    switch (form) {
      case FROM_INPUT -> run(Kind.BACKWARD, inputs, outputs);
      case FROM_OUTPUT, FROM_SLOPE -> program(form).run(inputs, outputs, new double[0]);
    }
  }
}
