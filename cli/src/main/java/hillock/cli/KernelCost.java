// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.codegen.Instruction;
import hillock.codegen.KernelPlan;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.Program;
import hillock.expr.Activation;
import hillock.numerics.Precision;
import java.util.List;

/// Counts what kernels compute for each element; how long that takes depends on the machine.
final class KernelCost {
  private KernelCost() {}

  /// The costs of values and of slopes, in single precision.
  static List<Sheet.Cost> of(Activation function) {
    KernelPlan plan = new KernelPlan(function, Precision.F32, Mode.EVALUATION);
    return List.of(
        cost("f", plan.program(Kind.FORWARD)), cost("f' dy", plan.program(Kind.BACKWARD)));
  }

  private static Sheet.Cost cost(String of, Program program) {
    int computing = 0;
    int slow = 0;
    for (Instruction instruction : program.instructions()) {
      switch (instruction.opcode()) {
        case INPUT, PARAMETER, CONSTANT -> {
          // Loaded once, or for free.
        }
        case DIVIDE, SQRT, SIN, COS -> {
          computing++;
          slow++;
        }
        case ADD, SUBTRACT, MULTIPLY, FMA, NEGATE, ABS, SCALE_BY_BITS, EXPONENT, MANTISSA ->
            computing++;
        case SELECT_LESS, SELECT_LESS_OR_EQUAL, SELECT_EQUAL -> computing++;
      }
    }
    return new Sheet.Cost(of, computing, slow, program.isWide());
  }
}
