// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.numerics.Interval;
import java.util.List;

/// The intervals on which a function is zero, where a unit is silent, and those on which its slope
/// is, where it learns nothing.
///
/// @param silent the intervals on which f is 0
/// @param dead the intervals on which f' is 0
/// @param silentProbability P(f(Z) = 0) for a standard normal Z, from the intervals alone
/// @param deadProbability P(f'(Z) = 0) likewise
/// @param verdict proved, or why there may be further intervals
public record Plateaus(
    List<Plateau> silent,
    List<Plateau> dead,
    Interval silentProbability,
    Interval deadProbability,
    Verdict verdict) {
  private static final Interval ROOT_OF_HALF = Interval.point(0.5).sqrt();

  public Plateaus {
    silent = List.copyOf(silent);
    dead = List.copyOf(dead);
  }

  /// An open interval on which a function is constant.
  public record Plateau(Place from, Place to) {
    @Override
    public String toString() {
      return "(" + from + ", " + to + ")";
    }
  }

  static Plateaus of(PiecewiseFunction function, Domain domain) {
    List<Piece> smooth = function.definedPieces().stream().filter(Piece::isSmooth).toList();
    List<Plateau> silent =
        smooth.stream().filter(p -> p.f().isZero()).map(Plateaus::plateau).toList();
    List<Plateau> dead =
        smooth.stream()
            .filter(p -> p.derivative(1).map(SmoothFunction::isZero).orElse(false))
            .map(Plateaus::plateau)
            .toList();
    Verdict verdict =
        function.isResolved()
            ? new Verdict.Proved(domain.cover() + ", by normal form", 0)
            : domain.verdict();
    return new Plateaus(silent, dead, probability(silent), probability(dead), verdict);
  }

  private static Plateau plateau(Piece piece) {
    return new Plateau(piece.lo(), piece.hi());
  }

  /// The sum of the masses of intervals under the standard normal density.
  private static Interval probability(List<Plateau> plateaus) {
    return plateaus.stream()
        .map(p -> mass(p.from(), p.to()))
        .reduce(Interval.ZERO, Interval::add);
  }

  private static Interval mass(Place from, Place to) {
    return below(to).subtract(below(from)).max(Interval.ZERO);
  }

  /// P(Z < x) = erfc(-x/√2)/2.
  private static Interval below(Place x) {
    if (!x.isFinite()) {
      return x.lo() < 0 ? Interval.ZERO : Interval.ONE;
    }
    return x.enclosure()
        .negate()
        .multiply(ROOT_OF_HALF)
        .erfc()
        .multiply(Interval.point(0.5));
  }

  /// The intervals on which f is 0, or `none`.
  @Override
  public String toString() {
    return silent.isEmpty() && !verdict.isProved() ? "none found" : text(silent);
  }

  static String text(List<Plateau> plateaus) {
    return plateaus.isEmpty()
        ? "none"
        : String.join(", ", plateaus.stream().map(Plateau::toString).toList());
  }
}
