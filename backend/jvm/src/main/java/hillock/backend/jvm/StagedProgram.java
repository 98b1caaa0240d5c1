// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Program;
import hillock.codegen.spi.CompiledProgram;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The stages of a large program, run one after another on tiles that stay in the cache.
final class StagedProgram implements CompiledProgram {
  /// Bytes of scratch memory to aim at: half of a small first-level cache.
  private static final int SCRATCH_BYTES = 16 * 1024;

  private final Program program;
  private final List<Stages.Stage> stages;
  private final List<CompiledProgram> compiled = new ArrayList<>();
  private final int rows;
  private final int tile;
  private final int bytes;

  StagedProgram(
      Program program, List<Stages.Stage> stages, List<VectorLoop> loops, int lanes) {
    this.program = program;
    this.stages = stages;
    this.bytes = program.precision().bytes();
    this.rows = Stages.rowCount(stages);
    int fitting = SCRATCH_BYTES / bytes / Math.max(1, rows);
    this.tile = Math.max(4 * lanes, fitting / lanes * lanes);
    for (int i = 0; i < loops.size(); i++) {
      compiled.add(new JvmProgram(stages.get(i).program(), loops.get(i), lanes));
    }
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public void run(
      float[][] inputs,
      int[] inputOffsets,
      float[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    run(
        Segments.of(inputs, inputOffsets, 0, length),
        Segments.of(outputs, outputOffsets, 0, length),
        length,
        parameters);
  }

  @Override
  public void run(
      double[][] inputs,
      int[] inputOffsets,
      double[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    run(
        Segments.of(inputs, inputOffsets, 0, length),
        Segments.of(outputs, outputOffsets, 0, length),
        length,
        parameters);
  }

  @Override
  public void run(
      MemorySegment[] inputs, MemorySegment[] outputs, long length, double[] parameters) {
    MemorySegment[] scratch = Segments.zeros(rows, (long) tile * bytes);
    for (long start = 0; start < length; start += tile) {
      long size = Math.min(tile, length - start);
      MemorySegment[] in = Segments.slices(inputs, start * bytes, size * bytes);
      MemorySegment[] out = Segments.slices(outputs, start * bytes, size * bytes);
      runTile(in, out, scratch, size, parameters);
    }
  }

  private void runTile(
      MemorySegment[] inputs,
      MemorySegment[] outputs,
      MemorySegment[] scratch,
      long size,
      double[] parameters) {
    for (int i = 0; i < stages.size(); i++) {
      Stages.Stage stage = stages.get(i);
      List<MemorySegment> in = new ArrayList<>(List.of(inputs));
      stage.rowsRead().forEach(row -> in.add(scratch[row]));
      boolean isLast = i == stages.size() - 1;
      MemorySegment[] out =
          isLast
              ? outputs
              : stage.rowsWritten().stream()
                  .map(row -> scratch[row])
                  .toArray(MemorySegment[]::new);
      compiled.get(i).run(in.toArray(MemorySegment[]::new), out, size, parameters);
    }
  }
}
