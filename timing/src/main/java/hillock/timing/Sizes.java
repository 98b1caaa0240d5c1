// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

/// Numbers of floats as people write them: `4K` is 4,096, `16M` is 16,777,216.
public final class Sizes {
  private static final int K = 1 << 10;
  private static final int M = 1 << 20;

  /// The largest array of floats that is measured: 1 GiB.
  private static final int LARGEST = 256 * M;

  private Sizes() {}

  /// Reads a number of floats.
  ///
  /// @throws IllegalArgumentException with what to write instead
  public static int read(String text) {
    String digits = text.replaceFirst("[KkMm]$", "");
    int unit = digits.equals(text) ? 1 : text.matches(".*[Kk]") ? K : M;
    if (!digits.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "'%s' is no number of floats; write 1000, 4K or 16M".formatted(text));
    }
    long size = Long.parseLong(digits) * unit;
    if (size < 1 || size > LARGEST) {
      throw new IllegalArgumentException(
          "arrays have 1 to %s floats, not %s".formatted(said(LARGEST), text));
    }
    return (int) size;
  }

  /// Writes a number of floats.
  public static String said(int size) {
    if (size % M == 0) {
      return size / M + "M";
    }
    return size % K == 0 ? size / K + "K" : Integer.toString(size);
  }
}
