// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.spi.CompiledProgram;
import hillock.numerics.Precision;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// A tile of doubles.
final class DoubleMaxoutTile extends MaxoutTile {
  private final double[] elements;
  private final double[] results = new double[Tile.SIZE];
  private final double[][] places;
  private final double[][] placesAndGradient;
  private final int[] zeros;

  DoubleMaxoutTile(int pieces) {
    super(pieces, Precision.F64);
    elements = new double[Tile.SIZE * pieces];
    places = new double[pieces][Tile.SIZE];
    placesAndGradient = Arrays.copyOf(places, pieces + 1);
    placesAndGradient[pieces] = results;
    zeros = new int[pieces + 1];
  }

  @Override
  MemorySegment elements() {
    return MemorySegment.ofArray(elements);
  }

  @Override
  MemorySegment results() {
    return MemorySegment.ofArray(results);
  }

  @Override
  void split(int count) {
    for (int k = 0; k < pieces; k++) {
      double[] place = places[k];
      for (int i = 0; i < count; i++) {
        place[i] = elements[i * pieces + k];
      }
    }
  }

  @Override
  void join(int count) {
    for (int k = 0; k < pieces; k++) {
      double[] place = places[k];
      for (int i = 0; i < count; i++) {
        elements[i * pieces + k] = place[i];
      }
    }
  }

  @Override
  void runForward(CompiledProgram program, int count) {
    program.run(places, zeros, new double[][] {results}, zeros, count, NO_PARAMETERS);
  }

  @Override
  void runBackward(CompiledProgram program, int count) {
    program.run(placesAndGradient, zeros, places, zeros, count, NO_PARAMETERS);
  }
}
