// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.GaussianMoments;
import hillock.certify.GaussianStatistics;
import hillock.certify.Prover;
import hillock.numerics.Interval;
import java.util.Optional;

/// The values of σw that keep the variance of signals, and of gradients, under standard normal
/// inputs.
///
/// They are found by quadrature, and corrected where proved bounds say otherwise.
///
/// @param error how far a gain may be off, relative to its size: a proved bound, or what the
///     quadrature estimates of itself; NaN if both gains are infinite or do not exist
/// @param isProved whether the error is proved
record SignalGains(double forward, double backward, double error, boolean isProved) {
  /// The gains, if the means exist that they are made of.
  static Optional<SignalGains> of(Prover prover) {
    return prover
        .gaussianStatistics()
        .map(
            statistics ->
                prover
                    .gaussianMoments()
                    .filter(GaussianMoments::isProved)
                    .map(moments -> within(moments, statistics))
                    .orElseGet(() -> estimated(statistics)));
  }

  private static SignalGains estimated(GaussianStatistics statistics) {
    double forward = statistics.forwardGainError() / statistics.forwardGain();
    double backward = statistics.backwardGainError() / statistics.backwardGain();
    return new SignalGains(
        statistics.forwardGain(),
        statistics.backwardGain(),
        larger(forward, backward),
        /* isProved= */ false);
  }

  private static SignalGains within(GaussianMoments moments, GaussianStatistics statistics) {
    double forward = nearest(moments.forwardGain(), statistics.forwardGain());
    double backward = nearest(moments.backwardGain(), statistics.backwardGain());
    return new SignalGains(
        forward,
        backward,
        larger(error(moments.forwardGain(), forward), error(moments.backwardGain(), backward)),
        /* isProved= */ true);
  }

  /// The value, if it lies between the bounds; else what lies in their middle.
  private static double nearest(Optional<Interval> bounds, double value) {
    return bounds.filter(b -> !b.contains(value)).map(Interval::midpoint).orElse(value);
  }

  private static double error(Optional<Interval> bounds, double value) {
    return bounds.map(b -> Math.max(b.hi() - value, value - b.lo()) / value).orElse(Double.NaN);
  }

  /// The larger of two errors; one that is not known, as of a gain that does not exist, counts
  /// nothing.
  private static double larger(double a, double b) {
    return Double.isNaN(b) || a > b ? a : b;
  }

  /// How sure they are, in words.
  String certainty() {
    String how = isProved ? "proved" : "quadrature";
    if (Double.isNaN(error)) {
      return how;
    }
    String bound = Numbers.shortened(error, 1);
    return how + (isProved ? " to within " : ", error about ") + bound;
  }
}
