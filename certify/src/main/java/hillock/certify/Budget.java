// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

/// How much work the proofs about one function may take, counted in steps of tapes.
///
/// Counting work and not time makes verdicts reproducible. Each search also has a share, so that a
/// hopeless one leaves something for the next.
final class Budget {
  private final long limit;
  private long spent;
  private long boxes;

  Budget(long limit) {
    this.limit = limit;
  }

  /// Counts the evaluation of a tape over one box.
  void spend(int steps) {
    spent += steps;
    boxes++;
  }

  /// The end of a share that starts now.
  long shareOf(long steps) {
    return Math.min(limit, spent + steps);
  }

  /// True if the share that ends there, or the whole budget, is used up.
  boolean isUsedUp(long endOfShare) {
    return spent >= endOfShare;
  }

  /// Boxes evaluated so far.
  long boxes() {
    return boxes;
  }
}
