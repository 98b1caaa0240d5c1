// SPDX-License-Identifier: Apache-2.0
package hillock.codegen.spi;

/// Multiplies dense matrices of floats. Found with [java.util.ServiceLoader].
///
/// Every element is computed as the textbook loop with fused multiply-add computes it, in float:
/// `c = fma(a[i][0], b[0][j], 0)`, then `c = fma(a[i][1], b[1][j], c)` and so on. So the bits
/// depend neither on vectors, threads and block sizes nor on what is compiled already. The error is
/// below `k·2⁻²⁴·Σ|a·b| / (1 − k·2⁻²⁴)` for sums of k products (Higham, *Accuracy and Stability of
/// Numerical Algorithms*, section 3.1), if nothing overflows or underflows.
///
/// Safe for use by several threads, each with a [Worker] of its own.
public interface MatrixProduct {
  /// A short name, such as `jvm`.
  String id();

  /// Someone who multiplies, one product at a time.
  Worker worker();

  /// The best backend that works on this JVM.
  ///
  /// @throws IllegalStateException if there is none
  static MatrixProduct installed() {
    return Backends.first(MatrixProduct.class, "matrix product");
  }

  /// Multiplies on the calling thread, with scratch memory that is kept from one product to the
  /// next.
  ///
  /// For one thread at a time.
  interface Worker {
    /// C = A·B.
    ///
    /// @throws IllegalArgumentException if the sizes do not fit or C is a transposed view
    default void multiply(Matrix a, Matrix b, Matrix c) {
      multiply(a, b, c, (_, _) -> {});
    }

    /// C = C + A·B; sums begin with the old elements.
    ///
    /// @throws IllegalArgumentException if the sizes do not fit or C is a transposed view
    default void multiplyAdd(Matrix a, Matrix b, Matrix c) {
      multiplyAdd(a, b, c, (_, _) -> {});
    }

    /// C = A·B, telling of rows of C as soon as they are done.
    ///
    /// Whoever works on these rows next finds them in the cache.
    ///
    /// @param c where the product goes; must not overlap A or B
    /// @param done called with blocks of rows, in order, each row once
    /// @throws IllegalArgumentException if the sizes do not fit or C is a transposed view
    void multiply(Matrix a, Matrix b, Matrix c, RowsDone done);

    /// C = C + A·B, telling of rows of C as soon as they are done; sums begin with the old
    /// elements.
    ///
    /// @param c where the product is added; must not overlap A or B
    /// @param done called with blocks of rows, in order, each row once
    /// @throws IllegalArgumentException if the sizes do not fit or C is a transposed view
    void multiplyAdd(Matrix a, Matrix b, Matrix c, RowsDone done);
  }

  /// Told that rows `first` to `first + count - 1` of a product have their final values.
  @FunctionalInterface
  interface RowsDone {
    void rows(int first, int count);
  }
}
