// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.SlopeFromOutput;
import hillock.calculus.Stabilizer;
import hillock.codegen.KernelPlan.Mode;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Printer;
import hillock.expr.Substitution;
import hillock.numerics.Precision;
import java.util.List;
import java.util.Optional;

/// The slope of a function of one input by its value, and the program for it if that is exact enough.
///
/// @param slope of `y`; empty if there is none
/// @param backward multiplies the slope by dy; its inputs are y and dy
record OutputForm(Optional<Expr> slope, Optional<Program> backward) {
  static final OutputForm NONE = new OutputForm(Optional.empty(), Optional.empty());

  /// The form of a function of floats without learned parameters; none if it has several inputs.
  ///
  /// @param forward the program that computes the values
  static OutputForm of(KernelPlan plan, Program forward) {
    if (plan.activation().inputs().size() > 1 || !plan.draws().isEmpty()) {
      return NONE;
    }
    Stabilizer stabilizer = new Stabilizer(plan.activation().parameters());
    Input y = new Input(1, "y");
    return SlopeFromOutput.of(plan.value(), plan.input(0), y, stabilizer)
        .map(found -> of(plan, forward, found))
        .orElse(NONE);
  }

  private static OutputForm of(KernelPlan plan, Program forward, SlopeFromOutput.Found found) {
    KernelPlan ofValue = new KernelPlan(function(found.slope()), Precision.F32, Mode.EVALUATION);
    OutputTrial trial = new OutputTrial(plan, forward, found.knots());
    for (WorkingFormat format : plan.level().formats()) {
      Program backward = ofValue.timesGradient(format);
      if (trial.isAdequate(backward)) {
        return new OutputForm(Optional.of(found.slope()), Optional.of(backward));
      }
    }
    return new OutputForm(Optional.of(found.slope()), Optional.empty());
  }

  /// The slope as a function of its own, whose only input is the value.
  private static Activation function(Expr slope) {
    Input y = new Input(0, "y");
    Expr formula = Substitution.leaves(slope, leaf -> leaf instanceof Input ? y : leaf);
    return new Activation(
        "slope",
        List.of(y.name()),
        List.of(),
        Printer.print(formula),
        formula,
        formula,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        "");
  }
}
