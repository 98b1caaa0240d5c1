// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.codegen.spi.Arguments;
import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.Tiles;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// Programs run one after another on tiles: the result of one is the first input of the next.
///
/// @param programs at least two, on the same arrays
/// @param parameters those of each program
record Sequence(List<CompiledProgram> programs, List<double[]> parameters) {
  /// Elements of a tile; what is between two programs stays in the nearest cache.
  private static final int TILE = 2048;

  /// @param inputs those of the first program, then the further ones of the others
  void run(Workers workers, Rows[] inputs, Rows output) {
    check(inputs, output);
    double nanoseconds =
        programs.stream().mapToDouble(CompiledProgram::nanosecondsPerElement).sum();
    boolean isWorthSharing = workers.isWorthSharing(output.size() * nanoseconds);
    if (isWorthSharing && Workers.mayUse(inputs) && Workers.mayUse(output)) {
      workers.shareMatrices(
          inputs, new Rows[] {output}, bytes(), (in, out) -> runTiles(in, out[0]));
    } else {
      runTiles(inputs, output);
    }
  }

  private int bytes() {
    return programs.getFirst().storage().bytes();
  }

  private void check(Rows[] inputs, Rows output) {
    int count = 1 + programs.stream().mapToInt(Sequence::furtherInputs).sum();
    if (inputs.length != count) {
      throw new IllegalArgumentException(
          "these functions take %d inputs, not %d".formatted(count, inputs.length));
    }
    int next = 1;
    for (int i = 0; i < programs.size(); i++) {
      CompiledProgram program = programs.get(i);
      Rows[] ofProgram = inputs(program, i == 0 ? inputs[0] : output, inputs, next);
      Arguments.check(program, ofProgram, new Rows[] {output}, parameters.get(i));
      next += furtherInputs(program);
    }
  }

  private static int furtherInputs(CompiledProgram program) {
    return program.program().inputs() - 1;
  }

  /// The first input of a program and its further ones.
  private static Rows[] inputs(CompiledProgram program, Rows first, Rows[] all, int next) {
    Rows[] inputs = new Rows[program.program().inputs()];
    Arrays.setAll(inputs, k -> k == 0 ? first : all[next + k - 1]);
    return inputs;
  }

  private void runTiles(Rows[] inputs, Rows output) {
    MemorySegment scratch = scratch();
    Tiles.forEach(
        output.rows(),
        output.columns(),
        TILE,
        (row, rows, column, columns) -> {
          Rows[] parts = new Rows[inputs.length];
          Arrays.setAll(parts, k -> part(inputs[k], row, rows, column, columns));
          Rows between = new Rows(scratch, rows, columns, columns);
          runTile(parts, between, part(output, row, rows, column, columns));
        });
  }

  private Rows part(Rows whole, long row, int rows, long column, int columns) {
    return whole.rows(row, rows, bytes()).columns(column, columns, bytes());
  }

  private void runTile(Rows[] inputs, Rows between, Rows output) {
    int next = 1;
    for (int i = 0; i < programs.size(); i++) {
      CompiledProgram program = programs.get(i);
      Rows[] ofProgram = inputs(program, i == 0 ? inputs[0] : between, inputs, next);
      Rows result = i == programs.size() - 1 ? output : between;
      program.run(ofProgram, new Rows[] {result}, parameters.get(i));
      next += furtherInputs(program);
    }
  }

  private MemorySegment scratch() {
    return switch (programs.getFirst().storage()) {
      case BF16, F16 -> MemorySegment.ofArray(new short[TILE]);
      case F32 -> MemorySegment.ofArray(new float[TILE]);
      case F64 -> MemorySegment.ofArray(new double[TILE]);
    };
  }
}
