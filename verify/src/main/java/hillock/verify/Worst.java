// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import java.util.List;
import java.util.TreeSet;

/// The inputs with the largest errors of all that were offered.
///
/// Which are kept does not depend on the order in which they are offered.
final class Worst {
  private static final int KEPT = 64;

  private final TreeSet<Inaccuracy> kept = new TreeSet<>(Inaccuracy.WORST_FIRST);

  /// Keeps an input if it is among the worst.
  void offer(Inaccuracy candidate) {
    kept.add(candidate);
    if (kept.size() > KEPT) {
      kept.pollLast();
    }
  }

  /// Offers all that another one kept.
  void offer(Worst other) {
    other.kept.forEach(this::offer);
  }

  /// The worst first.
  List<Inaccuracy> all() {
    return List.copyOf(kept);
  }
}
