// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

/// Random numbers that are a function of a seed, a stream and an index: Philox4x32-10.
///
/// Nothing is remembered between draws. Draw number `index` of a stream is the same whatever was
/// drawn before, on whichever thread, in chunks of whatever length, and on every machine. Streams
/// with different numbers are independent, and so are seeds.
///
/// Draws of different kinds at one index use the same random bits: take another stream for each
/// use.
///
/// Source: Salmon, Moraes, Dror and Shaw, *Parallel random numbers: as easy as 1, 2, 3* (SC 2011).
/// The 128-bit counter is the block index (low two words) and the stream (high two words), the key
/// is the seed; one block gives four words of 32 bits.
///
/// @param seed the 64-bit key
/// @param stream which of the 2^64 streams of that key
public record Philox(long seed, long stream) {
  private static final int ROUNDS = 10;
  private static final int MULTIPLIER_0 = 0xD2511F53;
  private static final int MULTIPLIER_1 = 0xCD9E8D57;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;

  private static final double TWO_PI = 2 * Math.PI;

  /// Stream 0 of a seed.
  public Philox(long seed) {
    this(seed, 0);
  }

  /// Another stream of the same seed.
  public Philox withStream(long stream) {
    return new Philox(seed, stream);
  }

  /// Writes the four words of one block to the start of an array.
  public void block(long index, int[] words) {
    int c0 = (int) index;
    int c1 = (int) (index >>> 32);
    int c2 = (int) stream;
    int c3 = (int) (stream >>> 32);
    int k0 = (int) seed;
    int k1 = (int) (seed >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = (MULTIPLIER_0 & 0xffff_ffffL) * (c0 & 0xffff_ffffL);
      long product1 = (MULTIPLIER_1 & 0xffff_ffffL) * (c2 & 0xffff_ffffL);
      c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
      c1 = (int) product1;
      c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
      c3 = (int) product0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    words[0] = c0;
    words[1] = c1;
    words[2] = c2;
    words[3] = c3;
  }

  /// 32 random bits: word `index mod 4` of block `index / 4`.
  public int bits32(long index) {
    int[] words = new int[4];
    block(index >>> 2, words);
    return words[(int) index & 3];
  }

  /// 64 random bits: the first or last two words of block `index / 2`.
  public long bits64(long index) {
    int[] words = new int[4];
    block(index >>> 1, words);
    return pair(words, index);
  }

  private static long pair(int[] words, long index) {
    int first = 2 * ((int) index & 1);
    return (long) words[first + 1] << 32 | words[first] & 0xffff_ffffL;
  }

  /// A number in [0, 1), uniform over the multiples of `2^-53`.
  public double uniform(long index) {
    return toDouble(bits64(index));
  }

  /// A number in [0, 1), uniform over the multiples of `2^-24`.
  public float uniformFloat(long index) {
    return toFloat(bits32(index));
  }

  private static double toDouble(long bits) {
    return (bits >>> 11) * 0x1p-53;
  }

  private static float toFloat(int bits) {
    return (bits >>> 8) * 0x1p-24f;
  }

  /// An integer in [0, bound); no value is more likely than another by more than one part in
  /// `2^33`.
  public int integer(long index, int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("a bound must be positive, not " + bound);
    }
    return (int) Math.unsignedMultiplyHigh(bits64(index), bound);
  }

  /// A standard normal number, of magnitude below 8.58.
  ///
  /// Method: Box and Muller, with the two uniforms of block `index / 2`. [StrictMath] makes the
  /// result the same on every machine; as a function of the uniforms it is off by less than
  /// `2e-14`.
  public double normal(long index) {
    int[] words = new int[4];
    block(index >>> 1, words);
    return normal(words, index);
  }

  private static double normal(int[] words, long index) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - toDouble(pair(words, 0))));
    double angle = TWO_PI * toDouble(pair(words, 1));
    return radius * ((index & 1) == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle));
  }

  /// Writes `uniformFloat(start)`, `uniformFloat(start + 1)` ... to part of an array.
  public void fillUniform(float[] dst, int offset, int length, long start) {
    int[] words = new int[4];
    for (int i = 0; i < length; i++) {
      long index = start + i;
      if (i == 0 || (index & 3) == 0) {
        block(index >>> 2, words);
      }
      dst[offset + i] = toFloat(words[(int) index & 3]);
    }
  }

  /// Writes `uniform(start)`, `uniform(start + 1)` ... to part of an array.
  public void fillUniform(double[] dst, int offset, int length, long start) {
    int[] words = new int[4];
    for (int i = 0; i < length; i++) {
      long index = start + i;
      if (i == 0 || (index & 1) == 0) {
        block(index >>> 1, words);
      }
      dst[offset + i] = toDouble(pair(words, index));
    }
  }

  /// Writes `normal(start)`, `normal(start + 1)` ... to part of an array, each rounded to a float.
  public void fillNormal(float[] dst, int offset, int length, long start) {
    int[] words = new int[4];
    for (int i = 0; i < length; i++) {
      dst[offset + i] = (float) nextNormal(words, start + i, i == 0);
    }
  }

  /// Writes `normal(start)`, `normal(start + 1)` ... to part of an array.
  public void fillNormal(double[] dst, int offset, int length, long start) {
    int[] words = new int[4];
    for (int i = 0; i < length; i++) {
      dst[offset + i] = nextNormal(words, start + i, i == 0);
    }
  }

  /// The normal number at an index, with the words of its block left over from the one before it.
  private double nextNormal(int[] words, long index, boolean first) {
    if (first || (index & 1) == 0) {
      block(index >>> 1, words);
    }
    return normal(words, index);
  }

  /// A random order of `0 .. n-1`, each as likely as the others (Fisher and Yates).
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = integer(i, i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
