// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Program;
import hillock.codegen.Storage;
import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.TileMemory;
import hillock.codegen.spi.TiledProgram;
import java.lang.foreign.MemorySegment;

/// A tile of 16-bit numbers that is computed in floats: converted, computed and rounded back.
final class HalfTile implements TileMemory {
  /// A multiple of every conversion's block.
  private static final int LENGTH = 512;

  private final CompiledProgram floats;
  private final Conversion conversion;
  private final short[][] inputs;
  private final short[][] outputs;
  private final float[][] wideInputs;
  private final float[][] wideOutputs;
  private final int[] zeros;

  private HalfTile(CompiledProgram floats, Conversion conversion, int inputs, int outputs) {
    this.floats = floats;
    this.conversion = conversion;
    this.inputs = new short[inputs][LENGTH];
    this.outputs = new short[outputs][LENGTH];
    this.wideInputs = new float[inputs][LENGTH];
    this.wideOutputs = new float[outputs][LENGTH];
    this.zeros = new int[Math.max(inputs, outputs)];
  }

  /// The program on 16-bit numbers.
  ///
  /// @param storage the format of the numbers
  /// @param floats the program on floats
  static CompiledProgram program(
      Storage storage, CompiledProgram floats, Conversion conversion) {
    Program program = floats.program();
    int outputs = program.outputs().size();
    return new TiledProgram(
        program,
        storage,
        floats.nanosecondsPerElement() + LoopTime.copying(program.inputs() + outputs),
        LENGTH,
        () -> new HalfTile(floats, conversion, program.inputs(), outputs));
  }

  @Override
  public MemorySegment input(int number) {
    return MemorySegment.ofArray(inputs[number]);
  }

  @Override
  public MemorySegment output(int number) {
    return MemorySegment.ofArray(outputs[number]);
  }

  /// Whole blocks, the last of which may hold something left over behind the elements.
  @Override
  public void compute(int count, double[] parameters) {
    int block = conversion.block();
    int whole = (count + block - 1) / block * block;
    for (int k = 0; k < inputs.length; k++) {
      conversion.widen(inputs[k], wideInputs[k], whole);
    }
    floats.run(wideInputs, zeros, wideOutputs, zeros, whole, parameters);
    for (int k = 0; k < outputs.length; k++) {
      conversion.round(wideOutputs[k], outputs[k], whole);
    }
  }
}
