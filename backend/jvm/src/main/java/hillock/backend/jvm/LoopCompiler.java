// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Program;
import hillock.codegen.Storage;
import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.Compiler;
import hillock.numerics.Precision;
import java.util.List;

/// Compiles programs to loops; what is around a loop is the same with vectors and without.
abstract class LoopCompiler implements Compiler {
  /// The loop of a program.
  abstract VectorLoop loop(Program program);

  /// The number of elements that a loop takes at a time.
  abstract int lanes(Precision precision);

  /// True if loops can compute floats in doubles.
  abstract boolean convertsInLoops();

  /// How numbers of 16 bits become floats.
  abstract Conversion conversion(Storage storage);

  @Override
  public final CompiledProgram compile(Program program, Storage storage) {
    if (storage.precision() != program.format()) {
      throw new IllegalArgumentException(
          "numbers of format %s are not computed in %s".formatted(storage, program.format()));
    }
    // A long program that is wide is converted once for all its stages.
    CompiledProgram compiled =
        program.isWide() && !(convertsInLoops() && LoopSize.fits(program))
            ? WideTile.program(program, inOnePrecision(program.storedAs(program.precision())))
            : inOnePrecision(program);
    return storage.isConverted()
        ? HalfTile.program(storage, compiled, conversion(storage))
        : compiled;
  }

  private CompiledProgram inOnePrecision(Program program) {
    int lanes = lanes(program.precision());
    if (LoopSize.fits(program)) {
      return new JvmProgram(program, loop(program), lanes);
    }
    Stages stages = Stages.of(program);
    List<VectorLoop> loops = stages.stages().stream().map(s -> loop(s.program())).toList();
    return StagedTile.program(program, stages, loops, lanes);
  }
}
