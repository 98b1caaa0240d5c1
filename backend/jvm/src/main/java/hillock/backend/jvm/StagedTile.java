// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Program;
import hillock.codegen.Storage;
import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.TileMemory;
import hillock.codegen.spi.TiledProgram;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// The stages of a program, run one after another on a tile that stays in the cache.
///
/// Inputs are copied into rows of scratch memory and outputs out of them, so that loops see nothing
/// but arrays. Loops over memory segments were measured to be two to five times slower once several
/// kinds of memory had been seen, and stages on them sixteen times and more.
final class StagedTile implements TileMemory {
  /// Bytes of scratch memory to aim at: half of a small first-level cache.
  private static final int SCRATCH_BYTES = 16 * 1024;

  private final Stages stages;
  private final List<VectorLoop> loops;
  private final int lanes;
  private final Scratch scratch;

  private StagedTile(
      Program program, Stages stages, List<VectorLoop> loops, int lanes, int length) {
    this.stages = stages;
    this.loops = loops;
    this.lanes = lanes;
    this.scratch = new Scratch(program.format(), stages.rows(), length);
  }

  /// The program that runs its stages on tiles.
  ///
  /// @param loops those of the stages
  static CompiledProgram program(
      Program program, Stages stages, List<VectorLoop> loops, int lanes) {
    int fitting = SCRATCH_BYTES / program.format().bytes() / Math.max(1, stages.rows());
    int length = Math.max(4 * lanes, fitting / lanes * lanes);
    return new TiledProgram(
        program,
        Storage.of(program.format()),
        LoopTime.nanosecondsOnTiles(program, stages, lanes),
        length,
        () -> new StagedTile(program, stages, loops, lanes, length));
  }

  @Override
  public MemorySegment input(int number) {
    return scratch.row(number);
  }

  @Override
  public MemorySegment output(int number) {
    return scratch.row(stages.outputRows().get(number));
  }

  /// Whole vectors, the last of which may hold something left over behind the elements.
  @Override
  public void compute(int count, double[] parameters) {
    int whole = (count + lanes - 1) / lanes * lanes;
    for (int i = 0; i < loops.size(); i++) {
      Stages.Stage stage = stages.stages().get(i);
      scratch.run(loops.get(i), stage.rowsRead(), stage.rowsWritten(), whole, parameters);
    }
  }
}
