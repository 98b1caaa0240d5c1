// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Program;
import java.util.List;
import java.util.stream.IntStream;

/// A program cut into several, because it is too large for the JIT compiler.
///
/// The stages run one after another on rows of scratch memory. The first rows are the inputs of the
/// program; the others hold what a later stage needs of an earlier, and the outputs.
///
/// @param stages the parts in order
/// @param outputRows the row of every output of the program
/// @param rows the number of rows
record Stages(List<Stage> stages, List<Integer> outputRows, int rows) {
  /// A part of the program.
  ///
  /// @param program its inputs are the rows it reads, its outputs the rows it writes
  /// @param rowsRead the numbers of the rows that it reads
  /// @param rowsWritten the numbers of the rows that it writes
  record Stage(Program program, List<Integer> rowsRead, List<Integer> rowsWritten) {}

  /// The whole program as one stage.
  static Stages whole(Program program) {
    int rows = program.inputs() + program.outputs().size();
    List<Integer> inputs = IntStream.range(0, program.inputs()).boxed().toList();
    List<Integer> outputs = IntStream.range(program.inputs(), rows).boxed().toList();
    return new Stages(List.of(new Stage(program, inputs, outputs)), outputs, rows);
  }

  /// Cuts a program.
  static Stages of(Program program) {
    return new StageCutter(program).cut();
  }
}
