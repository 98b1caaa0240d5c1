// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.CompiledPrograms;
import hillock.codegen.Program;
import hillock.codegen.ProgramBuilder;
import hillock.codegen.Value;
import hillock.codegen.spi.CompiledProgram;
import hillock.numerics.Precision;
import java.util.List;
import java.util.function.Function;

/// A program, compiled, and the channels of a tile that it works on.
final class TileProgram {
  private static final double[] NO_PARAMETERS = {};

  private final CompiledProgram program;
  private final int result;
  private final int[] inputs;

  private TileProgram(CompiledProgram program, int result, int... inputs) {
    this.program = program;
    this.result = result;
    this.inputs = inputs;
  }

  /// @param program of as many inputs as there are channels
  /// @param result the channel where results go; may be one of the inputs
  /// @param inputs the channels
  static TileProgram of(Program program, int result, int... inputs) {
    return new TileProgram(CompiledPrograms.compiled(program), result, inputs);
  }

  /// A few instructions in the precision of the arrays.
  ///
  /// @param name the formula, for people
  static TileProgram of(
      String name,
      Precision precision,
      Function<ProgramBuilder, Value> formula,
      int result,
      int... inputs) {
    ProgramBuilder builder = new ProgramBuilder(name, precision);
    return of(builder.build(List.of(formula.apply(builder))), result, inputs);
  }

  /// A few instructions in doubles, whatever the precision of the arrays.
  ///
  /// @param name the formula, for people
  static TileProgram wide(
      String name,
      Precision precision,
      Function<ProgramBuilder, Value> formula,
      int result,
      int... inputs) {
    ProgramBuilder builder = new ProgramBuilder(name, Precision.F64);
    Program program = builder.build(List.of(formula.apply(builder)));
    return of(program.storedAs(precision), result, inputs);
  }

  /// About how long an element takes.
  double nanosecondsPerElement() {
    return program.nanosecondsPerElement();
  }

  /// The channel where results go.
  int result() {
    return result;
  }

  /// The number of inputs.
  int inputs() {
    return inputs.length;
  }

  /// The channel of an input.
  int input(int number) {
    return inputs[number];
  }

  void run(float[][] from, int[] fromOffsets, float[][] to, int[] toOffsets, int length) {
    program.run(from, fromOffsets, to, toOffsets, length, NO_PARAMETERS);
  }

  void run(double[][] from, int[] fromOffsets, double[][] to, int[] toOffsets, int length) {
    program.run(from, fromOffsets, to, toOffsets, length, NO_PARAMETERS);
  }
}
