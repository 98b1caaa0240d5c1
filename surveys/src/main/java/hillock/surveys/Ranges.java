// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.calculus.Stabilizer;
import hillock.certify.Extremum;
import hillock.certify.Extremum.Attained;
import hillock.certify.Prover;
import hillock.certify.Range;
import hillock.certify.Verdict;
import hillock.expr.Arithmetic;
import hillock.expr.Bounds;
import hillock.expr.Bounds.End;
import hillock.expr.Expr;
import hillock.expr.Property;
import java.util.List;
import java.util.Optional;

/// Whether the values of a continuous function fill exactly the set that is claimed.
final class Ranges {
  private Ranges() {}

  static Verdict check(Bounds claimed, Prover prover) {
    Range range = prover.range();
    Verdict within = prover.check(new Property.Within(claimed));
    if (!within.isProved()) {
      return within;
    }
    Optional<Boolean> lo = isSame(range.infimum(), claimed.lo(), claimed.loClosed());
    Optional<Boolean> hi = isSame(range.supremum(), claimed.hi(), claimed.hiClosed());
    if (lo.equals(Optional.of(false)) || hi.equals(Optional.of(false))) {
      boolean isLow = lo.equals(Optional.of(false));
      Extremum extremum = isLow ? range.infimum() : range.supremum();
      return new Verdict.Refuted(extremum.where(), "the range is " + range);
    }
    boolean isContinuous =
        prover.domain().isConnected()
            && prover.smoothness().verdict().isProved()
            && prover.smoothness().order() >= 0;
    return lo.isPresent() && hi.isPresent() && isContinuous
        ? new Verdict.Proved("both ends exactly; the function is continuous", 0)
        : new Verdict.Undecided("the range", "it is not known exactly, or may have gaps");
  }

  /// Whether an end of the range is the claimed one, and a value or not as claimed.
  private static Optional<Boolean> isSame(Extremum found, End claimed, boolean isClosed) {
    return switch (claimed) {
      case End.Infinite _ -> Optional.of(found.isInfinite());
      case End.Finite(var value) -> isSame(found, value, isClosed);
    };
  }

  private static Optional<Boolean> isSame(Extremum found, Expr claimed, boolean isClosed) {
    if (found.isInfinite()) {
      return Optional.of(false);
    }
    if (found.attained() == Attained.MAYBE || found.exact() == null) {
      return Optional.empty();
    }
    Stabilizer stabilizer = new Stabilizer(List.of());
    Expr difference = stabilizer.stable(Arithmetic.subtract(found.exact(), claimed));
    boolean isEqual = difference == stabilizer.algebra().number(0);
    return Optional.of(isEqual && isClosed == (found.attained() == Attained.YES));
  }
}
