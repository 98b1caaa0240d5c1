// SPDX-License-Identifier: Apache-2.0
package hillock.codegen.spi;

/// Sums and largest elements of parts of arrays. Found with [java.util.ServiceLoader].
///
/// Sums are formed beyond the precision of what is summed, in an order that depends on nothing but
/// the length: element i goes to *partial sum* i mod 32; then partial sum j takes up number j + 16 for
/// all j below 16, then number j + 8 for all j below 8, and so on until one is left. So the bits depend
/// neither on the width of vectors nor on what is compiled already. A sum in parts has the bits of the
/// sum at once only if whoever adds the parts up says so: choose parts that do not depend on threads.
///
/// Floats and their products (which are exact) are added in double: the error is below
/// `(n/32 + 6)·2⁻⁵³·Σ|x|` for n elements. Doubles, and products of doubles, are added with what
/// rounding takes away (`ogita2005accurate`): the error is below
/// `2⁻⁵³·|sum| + n²·2⁻¹⁰⁴·Σ|x|` unless something overflows or underflows.
///
/// Safe for use by several threads, each with a [Worker] of its own.
public interface Reductions {
  /// The number of partial sums.
  int PARTIAL_SUMS = 32;

  /// A short name, such as `jvm`.
  String id();

  /// Someone who reduces, one part of an array at a time.
  Worker worker();

  /// The best backend that works on this JVM.
  ///
  /// @throws IllegalStateException if there is none
  static Reductions installed() {
    return Backends.first(Reductions.class, "reductions of arrays");
  }

  /// Reduces on the calling thread, with scratch memory that is kept from one call to the next.
  ///
  /// For one thread at a time. Sums of nothing are 0; NaN and infinities go where addition takes them.
  interface Worker {
    /// The largest of the elements that are numbers, −∞ if there is none; zero is +0.
    ///
    /// @throws IndexOutOfBoundsException if the array is too short
    float max(float[] x, int from, int length);

    /// The largest of the elements that are numbers, −∞ if there is none; zero is +0.
    ///
    /// @throws IndexOutOfBoundsException if the array is too short
    double max(double[] x, int from, int length);

    /// x[from] + … + x[from + length − 1].
    ///
    /// @throws IndexOutOfBoundsException if the array is too short
    double sum(float[] x, int from, int length);

    /// x[from] + … + x[from + length − 1].
    ///
    /// @throws IndexOutOfBoundsException if the array is too short
    double sum(double[] x, int from, int length);

    /// x[xFrom]·y[yFrom] + … for so many elements.
    ///
    /// @throws IndexOutOfBoundsException if an array is too short
    double sumOfProducts(float[] x, int xFrom, float[] y, int yFrom, int length);

    /// x[xFrom]·y[yFrom] + … for so many elements.
    ///
    /// @throws IndexOutOfBoundsException if an array is too short
    double sumOfProducts(double[] x, int xFrom, double[] y, int yFrom, int length);
  }
}
