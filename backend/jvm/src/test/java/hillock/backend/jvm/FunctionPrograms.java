// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.Program;
import hillock.expr.Activation;
import hillock.expr.Expr.Param;
import hillock.expr.Parameter;
import hillock.expr.Rational;
import hillock.numerics.Precision;
import hillock.testkit.BackendContract;
import java.util.ArrayList;
import java.util.List;

/// All programs of a function: every precision, mode and kind.
final class FunctionPrograms {
  private FunctionPrograms() {}

  /// A program and what it is run with.
  ///
  /// @param parameters one or two sets of them
  record Case(Program program, List<double[]> parameters) {
    void check(BackendContract contract) {
      contract.check(program, parameters.toArray(double[][]::new));
    }
  }

  static List<Case> of(Activation activation) {
    List<Case> cases = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      for (Mode mode : modes(activation)) {
        Kernel kernel = Kernel.of(activation, precision, mode);
        for (Kind kind : Kind.values()) {
          boolean sums = kind == Kind.GRADIENTS || kind == Kind.VALUE_AND_GRADIENTS;
          if (sums && kernel.plan().learned().isEmpty()) {
            // The same as another kind.
            continue;
          }
          Program program = kernel.plan().program(kind);
          if (!program.outputs().isEmpty()) {
            cases.add(new Case(program, parameters(kernel, kind)));
          }
        }
      }
    }
    return cases;
  }

  /// The programs that compute all at once, one for every precision and mode.
  static List<Program> largest(Activation activation) {
    List<Program> programs = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      for (Mode mode : modes(activation)) {
        programs.add(
            new KernelPlan(activation, precision, mode).program(Kind.VALUE_AND_GRADIENTS));
      }
    }
    return programs;
  }

  private static List<Mode> modes(Activation activation) {
    return activation.isRandom() ? List.of(Mode.values()) : List.of(Mode.EVALUATION);
  }

  /// Learned parameters as they begin, and changed by training.
  private static List<double[]> parameters(Kernel kernel, Kind kind) {
    double[] first = kernel.learned();
    double[] begin = kernel.plan().parameters(kind, first);
    if (first.length == 0) {
      return List.of(begin);
    }
    double[] changed = new double[first.length];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = changed(kernel.plan().learned().get(i), kernel.plan().activation(), first[i]);
    }
    return List.of(begin, kernel.plan().parameters(kind, changed));
  }

  /// Another value of a parameter, if its domain has one nearby.
  private static double changed(Param param, Activation activation, double value) {
    Parameter parameter = activation.parameter(param.name()).orElseThrow();
    double other = 1.5 * value + 0.375;
    return parameter.domain().contains(Rational.of(other)) ? other : value;
  }
}
