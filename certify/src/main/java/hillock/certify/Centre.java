// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Property.Parity;
import hillock.numerics.Interval;
import java.util.Optional;

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

  static Centre of(
      PiecewiseFunction function, Symmetry symmetry, Range range, LipschitzConstant slope) {
    Optional<String> obstacle = Growth.obstacle(function);
    if (obstacle.isPresent()) {
      return undecided(Interval.ENTIRE, obstacle.get());
    }
    if (symmetry.verdict().isProved() && symmetry.parity() == Parity.ODD) {
      return new Centre(Interval.ZERO, new Verdict.Proved("the function is odd", 0));
    }
    double steepest = slope.slope().hi();
    Optional<Interval> coarse = GaussianMean.coarse(function, steepest, range.sign());
    if (coarse.isEmpty()) {
      return undecided(Interval.ENTIRE, "the mean is not bounded");
    }
    Interval mean =
        coarse.get().containsZero()
            ? GaussianMean.fine(function, steepest, range.sign()).orElse(coarse.get())
            : coarse.get();
    return judged(mean);
  }

  private static Centre judged(Interval mean) {
    if (mean.mag() <= TOLERANCE) {
      String cover =
          "|E f(Z)| <= %s by interval integration; at most %s counts as 0"
              .formatted(Digits.above(null, Interval.point(mean.mag())), TOLERANCE);
      return new Centre(mean, new Verdict.Proved(cover, 0));
    }
    if (mean.mig() > TOLERANCE) {
      return new Centre(mean, new Verdict.Refuted("Z ~ N(0, 1)", "E f(Z) is in " + mean));
    }
    return undecided(mean, "E f(Z) is only known to be in " + mean);
  }

  private static Centre undecided(Interval mean, String reason) {
    return new Centre(mean, new Verdict.Undecided("Z ~ N(0, 1)", reason));
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
