// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Program;
import hillock.codegen.Storage;
import hillock.numerics.Precision;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Compiles programs to hidden classes that work on vectors as wide as the machine has them.
public final class JvmCompiler extends LoopCompiler {
  private final VectorShape shape;

  /// For the widest vectors of this machine.
  ///
  /// @throws UnsupportedOperationException if this JVM was started without the Vector API
  public JvmCompiler() {
    this(VectorModule.preferredShape());
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
  VectorLoop loop(Program program) {
    VectorSpecies<?> species = species(program.precision());
    return LoopClass.define(
        program, code -> new LoopEmitter(code, program, species.length()).emit(), species);
  }

  /// Vectors of one double have no counterpart of one float.
  @Override
  boolean convertsInLoops() {
    return species(Precision.F64).length() > 1;
  }

  @Override
  int lanes(Precision precision) {
    return species(precision).length();
  }

  private VectorSpecies<?> species(Precision precision) {
    return switch (precision) {
      case F32 -> VectorSpecies.of(float.class, shape);
      case F64 -> VectorSpecies.of(double.class, shape);
    };
  }

  @Override
  Conversion conversion(Storage storage) {
    return switch (storage) {
      case BF16 -> new BrainFloatVectors();
      case F16 -> new HalfFloatVectors();
      case F32, F64 -> throw new IllegalArgumentException(storage + " needs no conversion");
    };
  }
}
