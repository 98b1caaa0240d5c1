// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Program;
import hillock.codegen.Storage;
import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.Compiler;
import java.util.List;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Compiles programs to hidden classes that work on vectors as wide as the machine has them.
public final class JvmCompiler implements Compiler {
  private final VectorShape shape;

  /// For the widest vectors of this machine.
  public JvmCompiler() {
    this(VectorShape.preferredShape());
  }

  private JvmCompiler(VectorShape shape) {
    this.shape = shape;
  }

  /// For vectors of a given width, whatever the machine has; for tests.
  ///
  /// @param bits 64, 128, 256 or 512
  public static JvmCompiler ofWidth(int bits) {
    return new JvmCompiler(VectorShape.forBitSize(bits));
  }

  @Override
  public String id() {
    return "jvm";
  }

  @Override
  public CompiledProgram compile(Program program, Storage storage) {
    if (storage.precision() != program.format()) {
      throw new IllegalArgumentException(
          "numbers of format %s are not computed in %s".formatted(storage, program.format()));
    }
    return switch (storage) {
      case BF16 -> HalfTile.program(storage, compileAsStored(program), new BrainFloatVectors());
      case F16 -> HalfTile.program(storage, compileAsStored(program), new HalfFloatVectors());
      case F32, F64 -> compileAsStored(program);
    };
  }

  private CompiledProgram compileAsStored(Program program) {
    return program.isWide()
        ? WideTile.program(program, compileLoop(program.storedAs(program.precision())))
        : compileLoop(program);
  }

  private CompiledProgram compileLoop(Program program) {
    VectorSpecies<?> species =
        switch (program.precision()) {
          case F32 -> VectorSpecies.of(float.class, shape);
          case F64 -> VectorSpecies.of(double.class, shape);
        };
    if (LoopSize.fits(program)) {
      return new JvmProgram(program, LoopClass.define(program, species), species.length());
    }
    Stages stages = Stages.of(program);
    List<VectorLoop> loops =
        stages.stages().stream().map(s -> LoopClass.define(s.program(), species)).toList();
    return StagedTile.program(program, stages, loops, species.length());
  }
}
