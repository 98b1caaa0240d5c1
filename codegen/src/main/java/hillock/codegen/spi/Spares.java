// SPDX-License-Identifier: Apache-2.0
package hillock.codegen.spi;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Scratch memory kept from one call to the next, for as many threads at a time as there are cores.
///
/// What is taken belongs to whoever took it until it is given back.
public final class Spares<T> {
  private final AtomicReferenceArray<@Nullable T> slots;
  private final Supplier<T> maker;

  /// @param maker makes another one when none is left
  public Spares(Supplier<T> maker) {
    this.slots = new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());
    this.maker = maker;
  }

  /// One that nobody else has.
  public T take() {
    for (int i = 0; i < slots.length(); i++) {
      T kept = slots.getAndSet(i, null);
      if (kept != null) {
        return kept;
      }
    }
    return maker.get();
  }

  /// Keeps one for the next call, if there is room.
  public void give(T spare) {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.compareAndSet(i, null, spare)) {
        return;
      }
    }
  }
}
