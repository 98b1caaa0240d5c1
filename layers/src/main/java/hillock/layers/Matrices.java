// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.Rows;
import hillock.codegen.Storage;

/// Refuses matrices that cannot be computed, before anything is written.
final class Matrices {
  private Matrices() {}

  /// Checks that all are of one size.
  static void checkSizes(Rows[] all) {
    for (Rows rows : all) {
      if (rows.rows() != all[0].rows() || rows.columns() != all[0].columns()) {
        throw new IllegalArgumentException(
            "matrices must have equal sizes, not %s and %s".formatted(size(all[0]), size(rows)));
      }
    }
  }

  private static String size(Rows rows) {
    return rows.rows() + " x " + rows.columns();
  }

  /// Checks the memory, of which the last is written to.
  static void checkMemory(Rows[] all, Storage storage) {
    for (int k = 0; k < all.length; k++) {
      checkMemory(all[k], storage);
    }
    if (all[all.length - 1].memory().isReadOnly()) {
      throw new IllegalArgumentException("the results' memory is read-only");
    }
  }

  private static void checkMemory(Rows rows, Storage storage) {
    if (rows.columns() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a row of %,d numbers is too long: at most %,d"
              .formatted(rows.columns(), Integer.MAX_VALUE));
    }
    long elements = rows.memory().byteSize() / storage.bytes();
    if (elements < rows.extent()) {
      throw new IndexOutOfBoundsException(
          "%s numbers with stride %d need memory for %d, not %d"
              .formatted(size(rows), rows.stride(), rows.extent(), elements));
    }
    rows.memory()
        .heapBase()
        .filter(array -> !(array instanceof byte[]) && !storage.arrays().isInstance(array))
        .ifPresent(
            array -> {
              throw new IllegalArgumentException(
                  "this kernel takes %s, not %s"
                      .formatted(
                          storage.arrays().getSimpleName(), array.getClass().getSimpleName()));
            });
  }
}
