// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Program;
import java.util.List;

/// A program that is too large for the JIT compiler, cut into several.
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

  /// Cuts a program.
  static Stages of(Program program) {
    return new StageCutter(program).cut();
  }
}
