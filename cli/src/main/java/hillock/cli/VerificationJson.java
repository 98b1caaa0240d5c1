// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.verify.Histogram;
import hillock.verify.Inaccuracy;
import hillock.verify.NaNs;
import hillock.verify.Sampling;
import hillock.verify.SpecialValue;
import hillock.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A verification for programs.
///
/// @param stride every how many floats were looked at; absent for doubles
/// @param maxUlps the largest error, in ulps
/// @param maxUlpsElsewhere the largest error away from zeros of the function
/// @param maxUlpsModerate the largest error within [-16, 16]
/// @param scale the largest magnitude of the function for inputs within [-16, 16]; absent if it has no
///     zeros but at 0
/// @param errorNearZeros the largest error near zeros, as a part of the scale
/// @param sampled how many inputs are a sample: doubles, and floats where the function is too rough
record VerificationJson(
    String function,
    int derivative,
    String precision,
    @Nullable Integer stride,
    boolean isExhaustive,
    boolean isComplete,
    long inputs,
    long sampled,
    double maxUlps,
    double maxUlpsElsewhere,
    @Nullable Double maxUlpsModerate,
    @Nullable Double scale,
    @Nullable Double errorNearZeros,
    List<Bin> histogram,
    List<Inaccuracy> worst,
    List<SpecialValue> special,
    NaNs nans,
    long undefined,
    long numbersWhereUndefined) {
  /// How many errors are at most that large, and larger than those of the bin before.
  record Bin(double upTo, long inputs) {}

  static VerificationJson of(String name, Verification verification) {
    return new VerificationJson(
        name,
        verification.order(),
        verification.precision().name().toLowerCase(Locale.ROOT),
        verification.sampling().map(Sampling::stride).orElse(null),
        verification.isExhaustive(),
        verification.isComplete(),
        verification.finite(),
        verification.sampled(),
        verification.maxUlps(),
        verification.maxUlpsElsewhere(),
        verification.worstModerate().map(Inaccuracy::ulps).orElse(null),
        verification.zeros().map(Verification.NearZeros::scale).orElse(null),
        verification.zeros().map(Verification.NearZeros::largestError).orElse(null),
        bins(verification.histogram()),
        verification.worst(),
        verification.special(),
        verification.nans(),
        verification.undefined(),
        verification.numbersWhereUndefined());
  }

  private static List<Bin> bins(Histogram histogram) {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < histogram.counts().size(); i++) {
      bins.add(new Bin(Histogram.BOUNDS.get(i), histogram.counts().get(i)));
    }
    return bins;
  }
}
