// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan;
import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.spi.CompiledProgram;
import hillock.expr.Activation;
import hillock.numerics.Precision;
import java.util.Arrays;

/// The kernels that users get, in the form in which they are verified.
public final class Kernels {
  private Kernels() {}

  /// A derivative of a function, with parameters fixed at their defaults: forward for order 0, backward
  /// of a gradient of 1 for order 1, and beyond that the program that `eval` runs.
  public static FloatKernel floats(Activation activation, int order) {
    Activation fixed = activation.fixed();
    Kernel kernel = Kernel.of(fixed, Precision.F32).withThreads(1);
    return switch (order) {
      case 0 -> kernel::forward;
      case 1 -> (x, y) -> kernel.backward(x, ones(x.length), y);
      default -> derivative(fixed, order);
    };
  }

  private static float[] ones(int length) {
    float[] ones = new float[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static FloatKernel derivative(Activation fixed, int order) {
    KernelPlan plan = new KernelPlan(fixed, Precision.F32, Mode.EVALUATION);
    CompiledProgram program =
        Kernel.compiler().compile(plan.derivativeProgram(plan.input(0), order));
    return (x, y) ->
        program.run(
            new float[][] {x}, new int[1], new float[][] {y}, new int[1], x.length, new double[0]);
  }
}
