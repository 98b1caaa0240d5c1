// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Property.Parity;
import hillock.expr.Expr;
import hillock.numerics.Interval;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Whether the mean of f(Z) is 0 for a standard normal Z.
///
/// A function whose constants are decimal fractions, as those of SELU, cannot have the mean 0
/// exactly. The mean therefore counts as 0 if it is proved to be at most [#TOLERANCE]; the cover of
/// the proof says which it is.
///
/// @param mean an enclosure of the mean; the whole line if none was found
/// @param verdict proved, refuted if the enclosure excludes what counts as 0
public record Centre(Interval mean, Verdict verdict) {
  /// A mean of at most this magnitude counts as 0.
  public static final double TOLERANCE = 1e-9;

  private static final int SHOWN = 6;

  static Centre of(
      PiecewiseFunction function, Symmetry symmetry, Supplier<Optional<GaussianMoments>> moments) {
    Optional<Piece> hole = function.pieces().stream().filter(Piece::isUndefined).findFirst();
    if (hole.isPresent()) {
      String where = "(%s, %s)".formatted(hole.get().lo(), hole.get().hi());
      return new Centre(
          Interval.ENTIRE, new Verdict.Refuted(where, "f has no value there, and E f(Z) none"));
    }
    if (!function.isTotal()) {
      return undecided("the formula is not known to have a value everywhere");
    }
    boolean isOdd = symmetry.verdict().isProved() && symmetry.parity() == Parity.ODD;
    Optional<GaussianMoments> proved = moments.get().filter(GaussianMoments::isProved);
    if (proved.isEmpty()) {
      return undecided(
          Growth.obstacle(function).orElse("no bound of the function far out was found"));
    }
    if (isOdd) {
      return new Centre(Interval.ZERO, new Verdict.Proved("the function is odd", 0));
    }
    Optional<Expr> exact = ExactMean.of(function);
    return exact.isPresent() && isZero(exact.get())
        ? new Centre(Interval.ZERO, new Verdict.Proved("E f(Z) = 0 by exact arithmetic", 0))
        : judged(proved.get().mean());
  }

  private static boolean isZero(Expr closed) {
    OptionalInt sign = Numbers.sign(closed);
    return sign.isPresent() && sign.getAsInt() == 0;
  }

  private static Centre judged(Interval mean) {
    if (mean.mag() <= TOLERANCE) {
      String cover =
          "|E f(Z)| <= %s by interval integration; at most %s counts as 0"
              .formatted(Digits.roundedUp(mean.mag(), 2), TOLERANCE);
      return new Centre(mean, new Verdict.Proved(cover, 0));
    }
    if (mean.mig() > TOLERANCE) {
      return new Centre(
          mean, new Verdict.Refuted("Z ~ N(0, 1)", "E f(Z) = " + Digits.certain(mean, SHOWN)));
    }
    return new Centre(
        mean,
        new Verdict.Undecided(
            "Z ~ N(0, 1)", "E f(Z) is only known to be " + Digits.certain(mean, SHOWN)));
  }

  private static Centre undecided(String reason) {
    return new Centre(Interval.ENTIRE, new Verdict.Undecided("Z ~ N(0, 1)", reason));
  }

  @Override
  public String toString() {
    return switch (verdict) {
      case Verdict.Proved _ -> "yes";
      case Verdict.Refuted _ -> "no";
      case Verdict.Undecided _ -> "unknown";
    };
  }
}
