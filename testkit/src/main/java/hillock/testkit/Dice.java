// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import hillock.numerics.Philox;
import java.util.List;

/// A stream of random choices that depends on nothing but two numbers.
///
/// The test case number is the stream, so that case 1234 of a seed can be looked at alone.
public final class Dice {
  private final Philox philox;
  private long rolls;

  /// @param seed what the test prints when it fails
  /// @param stream which of the test's cases this is
  public Dice(long seed, long stream) {
    this.philox = new Philox(seed, stream);
  }

  /// A whole number from 0 up to, and without, the bound.
  public int below(int bound) {
    return philox.integer(rolls++, bound);
  }

  /// True once in so many times.
  public boolean oneIn(int times) {
    return below(times) == 0;
  }

  /// One element of a list, each as likely as the others.
  public <T> T pick(List<T> list) {
    return list.get(below(list.size()));
  }

  /// A number in [-magnitude, magnitude), with all the bits of a double.
  public double number(double magnitude) {
    return (2 * philox.uniform(rolls++) - 1) * magnitude;
  }
}
