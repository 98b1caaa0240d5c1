// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

/// Which floats are looked at.
///
/// @param stride every how many floats by their bits; 1 is all of them, other strides are odd, so that
///     the last bits of the inputs differ
/// @param samples how many floats of a binade are looked at where the function is too rough for
///     polynomials
/// @param parts how many parts of one length of a binade may fail to be polynomials before it counts
///     as too rough
public record Sampling(int stride, int samples, int parts) {
  /// Between one and two seconds: a prime number near 2¹².
  public static final int USUAL_STRIDE = 4093;

  public Sampling {
    if (stride < 1 || stride % 2 == 0) {
      throw new IllegalArgumentException(
          "a stride is an odd number such as %d, not %d".formatted(USUAL_STRIDE, stride));
    }
  }

  /// Every float.
  public static Sampling exhaustive() {
    return new Sampling(1, 4096, 1024);
  }

  /// Every n-th float.
  public static Sampling strided(int stride) {
    return stride == 1 ? exhaustive() : new Sampling(stride, 64, 64);
  }

  /// True if every float is looked at.
  public boolean isExhaustive() {
    return stride == 1;
  }
}
