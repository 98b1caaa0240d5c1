// SPDX-License-Identifier: Apache-2.0
package hillock.peers;

import java.util.function.BiConsumer;

/// Makes calls of their parts.
public final class Calls {
  private Calls() {}

  /// A call that leaves its inputs as they are.
  ///
  /// @param work what is timed
  /// @param copy copies what the work computed to y, dx or both
  public static Call of(Runnable work, BiConsumer<float[], float[]> copy) {
    return of(() -> {}, work, copy);
  }

  /// A call that overwrites its inputs.
  ///
  /// @param prepare puts the inputs back
  /// @param work what is timed
  /// @param copy copies what the work computed to y, dx or both
  public static Call of(Runnable prepare, Runnable work, BiConsumer<float[], float[]> copy) {
    return new Call() {
      @Override
      public void prepare() {
        prepare.run();
      }

      @Override
      public void run() {
        work.run();
      }

      @Override
      public void result(float[] y, float[] dx) {
        prepare.run();
        work.run();
        copy.accept(y, dx);
      }
    };
  }
}
