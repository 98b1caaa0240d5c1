// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Extremum.Attained;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The greatest of some numbers that are known exactly or between bounds.
final class Greatest {
  /// So many are compared with all others; of functions with more maxima, bounds have to do.
  private static final int MAX_COMPARED = 50;

  private final List<Extremum> candidates;
  private final Context context;

  private Greatest(List<Extremum> candidates, Context context) {
    this.candidates = candidates;
    this.context = context;
  }

  /// The greatest of at least one candidate.
  static Extremum of(List<Extremum> candidates, Context context) {
    return new Greatest(candidates, context).find();
  }

  private Extremum find() {
    double lo = candidates.stream().mapToDouble(Extremum::lo).max().orElseThrow();
    List<Extremum> near = candidates.stream().filter(c -> c.hi() >= lo).toList();
    Optional<Extremum> best =
        near.stream()
            .limit(MAX_COMPARED)
            .filter(c -> near.stream().allMatch(d -> isNotBelow(c, d)))
            .findFirst();
    if (best.isPresent()) {
      Extremum top = best.get();
      return new Extremum(top.lo(), top.hi(), top.exact(), attained(top), top.where());
    }
    Extremum top =
        candidates.stream().reduce((a, b) -> b.hi() > a.hi() ? b : a).orElseThrow();
    return new Extremum(lo, top.hi(), null, attainedFrom(lo), top.where());
  }

  private boolean isNotBelow(Extremum a, Extremum b) {
    if (a == b || a.lo() >= b.hi()) {
      return true;
    }
    OptionalInt order = exactOrder(a, b);
    return order.isPresent() && order.getAsInt() >= 0;
  }

  /// The sign of a - b; empty if it is not known exactly.
  private OptionalInt exactOrder(Extremum a, Extremum b) {
    return a.exact() == null || b.exact() == null || a.hi() < b.lo()
        ? OptionalInt.empty()
        : Numbers.sign(context.algebra().subtract(a.exact(), b.exact()));
  }

  /// Whether the greatest candidate, or another one equal to it, is attained.
  private Attained attained(Extremum top) {
    if (top.attained() == Attained.YES) {
      return Attained.YES;
    }
    boolean isCertain = top.attained() == Attained.NO;
    for (Extremum other : candidates) {
      boolean mayTie = other != top && other.hi() >= top.lo();
      if (mayTie && other.attained() != Attained.NO) {
        OptionalInt order = exactOrder(top, other);
        if (order.isPresent() && order.getAsInt() == 0 && other.attained() == Attained.YES) {
          return Attained.YES;
        }
        isCertain &= order.isPresent() && order.getAsInt() > 0;
      }
    }
    return isCertain ? Attained.NO : Attained.MAYBE;
  }

  private Attained attainedFrom(double lo) {
    List<Attained> possible =
        candidates.stream().filter(c -> c.hi() >= lo).map(Extremum::attained).distinct().toList();
    return possible.size() == 1 ? possible.getFirst() : Attained.MAYBE;
  }
}
