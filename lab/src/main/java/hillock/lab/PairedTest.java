// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/// Whether differences between paired results have a mean other than 0.
///
/// A p-value is the probability of differences at least as extreme as these if neither function
/// were better. There is none for fewer than three differences.
///
/// @param difference the differences
/// @param p of the paired t-test; of the sign test if all differences are equal, where the t-test
///     does not apply: 1 if they are 0, else `2^(1-n)`
/// @param wilcoxon of the signed-rank test of Wilcoxon, which does not assume normal differences;
///     absent where it could not be exact or nearly so: below 6 differences, or 10 if some are 0 or
///     of equal magnitude
/// @param effect Cohen's d of paired differences: mean by standard deviation; absent if all
///     differences are equal
public record PairedTest(
    Sample difference, OptionalDouble p, OptionalDouble wilcoxon, OptionalDouble effect) {
  /// Fewer differences than these say nothing.
  public static final int FEWEST = 3;

  /// Below this number the smallest possible value of the exact test is above 0.05.
  private static final int FEWEST_EXACT = 6;

  /// Below this number the normal approximation, used with ties, is poor.
  private static final int FEWEST_APPROXIMATE = 10;

  /// The tests of some differences.
  ///
  /// @throws IllegalArgumentException if a difference is not finite
  public static PairedTest of(double... differences) {
    Sample sample = Sample.of(differences);
    if (sample.count() < FEWEST) {
      OptionalDouble none = OptionalDouble.empty();
      return new PairedTest(sample, none, none, none);
    }
    return new PairedTest(
        sample,
        OptionalDouble.of(pValue(sample)),
        wilcoxon(differences),
        sample.deviation() == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(sample.mean() / sample.deviation()));
  }

  /// Whether all differences are the same.
  public boolean isConstant() {
    return difference.deviation() == 0;
  }

  private static double pValue(Sample sample) {
    if (sample.deviation() > 0) {
      double t = sample.mean() / (sample.deviation() / Math.sqrt(sample.count()));
      return 2 * TDistribution.of(sample.count() - 1.0).survivalProbability(Math.abs(t));
    }
    return sample.mean() == 0 ? 1 : Math.scalb(1.0, 1 - sample.count());
  }

  private static OptionalDouble wilcoxon(double[] differences) {
    if (differences.length < FEWEST_EXACT || Arrays.stream(differences).allMatch(d -> d == 0)) {
      return OptionalDouble.empty();
    }
    WilcoxonSignedRankTest.Result result = WilcoxonSignedRankTest.withDefaults().test(differences);
    boolean exact = !result.hasTiedValues() && !result.hasZeroValues();
    return exact || differences.length >= FEWEST_APPROXIMATE
        ? OptionalDouble.of(result.getPValue())
        : OptionalDouble.empty();
  }
}
