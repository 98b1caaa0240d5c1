// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.LoopCost;
import hillock.codegen.Program;

/// What [LoopCost] says of a program, on tiles too.
final class LoopTime {
  /// Copying an element of an array into a tile or out of it.
  private static final double COPY = 0.05;

  private LoopTime() {}

  /// The stages of a program on tiles.
  static double nanosecondsOnTiles(Program program, Stages stages, int lanes) {
    double sum = copying(program.inputs() + program.outputs().size());
    for (Stages.Stage stage : stages.stages()) {
      sum += LoopCost.nanoseconds(stage.program(), lanes);
    }
    return sum;
  }

  /// Copying so many arrays into tiles or out of them.
  static double copying(int arrays) {
    return arrays * COPY;
  }
}
