// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.verify.Inaccuracy;
import hillock.verify.Verification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One verification as it is kept in `docs/accuracy.jsonl`, with what it was run on.
///
/// @param function the name in the catalog; parameters have their defaults
/// @param derivative the order of the derivative
/// @param by whose kernel: `hillock`, or a peer
/// @param accuracy which kernel of theirs, if there are several
/// @param fingerprint of the kernel: a row holds as long as the kernel has the same
/// @param isExhaustive true if every float was looked at
/// @param maxUlpsModerate the largest error within [-16, 16]
/// @param lostSpecials at how many of the 13 inputs at the ends of the format the result is NaN or
///     infinite and should not be, or the other way round
/// @param worst the finite input with the largest error, with its certain error; nothing if there is none
/// @param seconds how long it took
/// @param made on which day
/// @param commit the state of the sources
record AccuracyRow(
    String function,
    int derivative,
    String by,
    String accuracy,
    String fingerprint,
    int stride,
    boolean isExhaustive,
    long inputs,
    long sampled,
    long undefined,
    double maxUlps,
    double maxUlpsElsewhere,
    @Nullable Double maxUlpsModerate,
    @Nullable Long lostSpecials,
    @Nullable Double scale,
    @Nullable Double errorNearZeros,
    @Nullable Inaccuracy worst,
    List<Long> histogram,
    long lostNaNs,
    double seconds,
    String made,
    String commit,
    String java,
    String processor,
    int processors) {
  /// What one row is about: of two rows with the same subject the newer one is kept.
  record Subject(String function, int derivative, String by, String accuracy) {}

  static AccuracyRow of(
      Subject subject,
      String fingerprint,
      Verification found,
      double seconds,
      Surroundings surroundings) {
    return new AccuracyRow(
        subject.function,
        subject.derivative,
        subject.by,
        subject.accuracy,
        fingerprint,
        found.sampling().orElseThrow().stride(),
        found.isExhaustive(),
        found.finite(),
        found.sampled(),
        found.undefined(),
        found.maxUlps(),
        found.maxUlpsElsewhere(),
        found.worstModerate().map(Inaccuracy::ulps).orElse(null),
        found.lostSpecials(),
        found.zeros().map(Verification.NearZeros::scale).orElse(null),
        found.zeros().map(Verification.NearZeros::largestError).orElse(null),
        found.worst().isEmpty() ? null : found.worst().getFirst(),
        found.histogram().counts(),
        found.nans().lost(),
        seconds,
        surroundings.date(),
        surroundings.commit(),
        surroundings.java(),
        surroundings.processor(),
        surroundings.processors());
  }

  Subject subject() {
    return new Subject(function, derivative, by, accuracy);
  }
}
