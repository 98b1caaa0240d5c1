// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.codegen.AccuracyLevel;
import hillock.codegen.BackwardForm;
import hillock.codegen.BackwardPlan;
import hillock.codegen.BackwardPlan.Candidate;
import hillock.codegen.Instruction;
import hillock.codegen.KernelPlan;
import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.LoopCost.Place;
import hillock.codegen.Program;
import hillock.codegen.Storage;
import hillock.expr.Activation;
import hillock.numerics.Precision;
import java.util.List;

/// Counts what kernels of floats compute for each element, and says what a backward pass computes slopes
/// from.
///
/// @param backward what it is computed from
record KernelCost(List<Sheet.Cost> costs, Sheet.Backward backward) {
  /// The costs of values and of slopes.
  static KernelCost of(Activation function, AccuracyLevel level) {
    KernelPlan kernel = new KernelPlan(function, Precision.F32, level, Mode.EVALUATION);
    BackwardPlan plan = BackwardPlan.of(kernel, Storage.F32);
    Candidate recomputing = plan.candidates().getFirst();
    return new KernelCost(
        List.of(cost("f", recomputing.forward()), cost("f' dy", recomputing.backward())),
        backward(plan, recomputing));
  }

  private static Sheet.Backward backward(BackwardPlan plan, Candidate recomputing) {
    Candidate chosen = plan.chosen(Place.CACHE);
    return new Sheet.Backward(
        said(chosen.form()),
        said(plan.chosen(Place.MEMORY).form()),
        plan.slopeFromOutput().map(FormulaText::of).orElse(""),
        chosen.nanoseconds(Place.CACHE),
        recomputing.nanoseconds(Place.CACHE),
        plan.remark());
  }

  private static String said(BackwardForm form) {
    return switch (form) {
      case FROM_INPUT -> "from x";
      case FROM_OUTPUT -> "from y";
      case FROM_SLOPE -> "from a stored slope";
    };
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
