// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import hillock.codegen.Instruction;
import hillock.codegen.AccuracyLevel;
import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan;
import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.Opcode;
import hillock.codegen.spi.CompiledProgram;
import hillock.expr.Activation;
import hillock.numerics.Precision;
import java.util.Arrays;
import java.util.List;

/// The kernels that users get, in the form in which they are verified.
public final class Kernels {
  private Kernels() {}

  /// The kernel that users get if they ask for nothing else.
  public static FloatKernel floats(Activation activation, int order) {
    return floats(activation, order, AccuracyLevel.ACCURATE);
  }

  /// A derivative of a function, with parameters fixed at their defaults: forward for order 0, backward
  /// of a gradient of 1 for order 1, and beyond that the program that `eval` runs.
  public static FloatKernel floats(Activation activation, int order, AccuracyLevel level) {
    Activation fixed = activation.fixed();
    Kernel kernel = Kernel.of(fixed, Precision.F32, level).withThreads(1);
    return switch (order) {
      case 0 -> kernel::forward;
      case 1 -> (x, y) -> kernel.backward(x, ones(x.length), y);
      default -> derivative(fixed, order, level);
    };
  }

  /// A derivative of a function in doubles, likewise.
  public static DoubleKernel doubles(Activation activation, int order) {
    Activation fixed = activation.fixed();
    Kernel kernel = Kernel.of(fixed, Precision.F64).withThreads(1);
    return switch (order) {
      case 0 -> kernel::forward;
      case 1 -> (x, y) -> kernel.backward(x, doubleOnes(x.length), y);
      default -> doubleDerivative(fixed, order);
    };
  }

  /// The constants of the kernel in doubles, among which are the ends of its polynomials.
  public static List<Double> constants(Activation activation, int order) {
    KernelPlan plan = new KernelPlan(activation.fixed(), Precision.F64, Mode.EVALUATION);
    return plan.derivativeProgram(plan.input(0), order).instructions().stream()
        .filter(instruction -> instruction.opcode() == Opcode.CONSTANT)
        .map(Instruction::constant)
        .filter(Double::isFinite)
        .distinct()
        .toList();
  }

  private static float[] ones(int length) {
    float[] ones = new float[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static FloatKernel derivative(Activation fixed, int order, AccuracyLevel level) {
    CompiledProgram program = derivativeProgram(fixed, order, Precision.F32, level);
    return (x, y) ->
        program.run(
            new float[][] {x}, new int[1], new float[][] {y}, new int[1], x.length, new double[0]);
  }

  private static double[] doubleOnes(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static DoubleKernel doubleDerivative(Activation fixed, int order) {
    CompiledProgram program =
        derivativeProgram(fixed, order, Precision.F64, AccuracyLevel.ACCURATE);
    return (x, y) ->
        program.run(
            new double[][] {x},
            new int[1],
            new double[][] {y},
            new int[1],
            x.length,
            new double[0]);
  }

  private static CompiledProgram derivativeProgram(
      Activation fixed, int order, Precision precision, AccuracyLevel level) {
    KernelPlan plan = new KernelPlan(fixed, precision, level, Mode.EVALUATION);
    return Kernel.compiler().compile(plan.derivativeProgram(plan.input(0), order));
  }
}
