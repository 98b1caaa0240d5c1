// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Program;
import hillock.codegen.Storage;
import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.TileMemory;
import hillock.codegen.spi.TiledProgram;
import java.lang.foreign.MemorySegment;

/// A tile of floats that is computed in doubles: converted, computed and rounded back.
final class WideTile implements TileMemory {
  private static final int LENGTH = 512;

  private final CompiledProgram doubles;
  private final float[][] inputs;
  private final float[][] outputs;
  private final double[][] wideInputs;
  private final double[][] wideOutputs;
  private final int[] zeros;

  private WideTile(CompiledProgram doubles, int inputs, int outputs) {
    this.doubles = doubles;
    this.inputs = new float[inputs][LENGTH];
    this.outputs = new float[outputs][LENGTH];
    this.wideInputs = new double[inputs][LENGTH];
    this.wideOutputs = new double[outputs][LENGTH];
    this.zeros = new int[Math.max(inputs, outputs)];
  }

  /// The program of floats.
  ///
  /// @param program has the format F32
  /// @param doubles the same computation on doubles
  static CompiledProgram program(Program program, CompiledProgram doubles) {
    int outputs = program.outputs().size();
    return new TiledProgram(
        program,
        Storage.of(program.format()),
        doubles.nanosecondsPerElement() + LoopTime.copying(program.inputs() + outputs),
        LENGTH,
        () -> new WideTile(doubles, program.inputs(), outputs));
  }

  @Override
  public MemorySegment input(int number) {
    return MemorySegment.ofArray(inputs[number]);
  }

  @Override
  public MemorySegment output(int number) {
    return MemorySegment.ofArray(outputs[number]);
  }

  @Override
  public void compute(int count, double[] parameters) {
    for (int k = 0; k < inputs.length; k++) {
      widen(inputs[k], wideInputs[k], count);
    }
    doubles.run(wideInputs, zeros, wideOutputs, zeros, count, parameters);
    for (int k = 0; k < outputs.length; k++) {
      round(wideOutputs[k], outputs[k], count);
    }
  }

  private static void widen(float[] source, double[] target, int count) {
    for (int i = 0; i < count; i++) {
      target[i] = source[i];
    }
  }

  private static void round(double[] source, float[] target, int count) {
    for (int i = 0; i < count; i++) {
      target[i] = (float) source[i];
    }
  }
}
