// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Storage;

/// Converts tiles of 16-bit numbers to floats and back.
///
/// The floats of a tile may stand in another order than the numbers; back they are in order again.
interface Conversion {
  /// Converts whole blocks.
  ///
  /// @param count a multiple of [#block]
  void widen(short[] source, float[] target, int count);

  /// Rounds whole blocks to nearest, ties to even.
  ///
  /// @param count a multiple of [#block]
  void round(float[] source, short[] target, int count);

  /// How many numbers are converted together.
  int block();

  /// A number at a time, for machines without vectors.
  static Conversion ofScalars(Storage storage) {
    return new Conversion() {
      @Override
      public void widen(short[] source, float[] target, int count) {
        for (int i = 0; i < count; i++) {
          target[i] = storage.decode(source[i]);
        }
      }

      @Override
      public void round(float[] source, short[] target, int count) {
        for (int i = 0; i < count; i++) {
          target[i] = storage.encode(source[i]);
        }
      }

      @Override
      public int block() {
        return 1;
      }
    };
  }
}
