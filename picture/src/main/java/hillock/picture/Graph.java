// SPDX-License-Identifier: Apache-2.0
package hillock.picture;

import hillock.codegen.Interpreter;
import hillock.codegen.KernelPlan;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.Program;
import hillock.expr.Activation;
import hillock.numerics.Precision;

/// Values and slopes of a function of one input, to be drawn: those of its double kernel.
public final class Graph {
  private static final double[] NO_PARAMETERS = {};

  private final Program program;

  private Graph(Program program) {
    this.program = program;
  }

  /// The graph of the deterministic form, with learned parameters at their defaults.
  public static Graph of(Activation activation) {
    KernelPlan plan = new KernelPlan(activation.fixed(), Precision.F64, Mode.EVALUATION);
    return new Graph(plan.program(Kind.VALUE_AND_SLOPE));
  }

  /// f(x); NaN where it has no value.
  public double value(double x) {
    return outputs(x)[0];
  }

  /// f'(x); NaN where it or the function has no value.
  public double slope(double x) {
    double[] both = outputs(x);
    return Double.isNaN(both[0]) ? Double.NaN : both[1];
  }

  private double[] outputs(double x) {
    return Interpreter.run(program, new double[] {x}, NO_PARAMETERS);
  }
}
