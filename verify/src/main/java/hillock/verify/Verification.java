// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import hillock.numerics.Precision;
import java.util.List;
import java.util.Optional;

/// How far a kernel is from the exact values.
///
/// The errors of [#worst], [#worstElsewhere], [#worstModerate] and [#special] are certain: they were
/// computed with exact values. All else is measured with a reference that is right to some 2⁻¹⁶ ulps at
/// the points where it was checked. Of doubles, all errors are certain.
///
/// @param precision the format of inputs and results
/// @param order the order of the derivative; 0 is the function itself
/// @param sampling which floats were to be looked at; empty for doubles, which are chosen
/// @param finite how many finite inputs other than 0 were looked at
/// @param sampled how many of them are samples: doubles, and floats where the function is too rough
/// @param isComplete false if someone stopped before the end
/// @param histogram the errors of the finite inputs
/// @param worst the inputs with the largest errors, the largest first, of each block of neighbouring
///     inputs at most one
/// @param worstElsewhere the input with the largest error that is not near a zero of the function
/// @param worstModerate the input within [-16, 16] with the largest error
/// @param zeros the errors near zeros of the function; empty if it has none but at 0
/// @param special the inputs at the ends of the format
/// @param nans whether NaN gives NaN
/// @param undefined at how many inputs there is no exact value
/// @param numbersWhereUndefined at how many of them the result is a number
public record Verification(
    Precision precision,
    int order,
    Optional<Sampling> sampling,
    long finite,
    long sampled,
    boolean isComplete,
    Histogram histogram,
    List<Inaccuracy> worst,
    Optional<Inaccuracy> worstElsewhere,
    Optional<Inaccuracy> worstModerate,
    Optional<NearZeros> zeros,
    List<SpecialValue> special,
    NaNs nans,
    long undefined,
    long numbersWhereUndefined) {
  /// Inputs up to this magnitude are where activation functions act.
  public static final double MODERATE = 16;

  public Verification {
    worst = List.copyOf(worst);
    special = List.copyOf(special);
  }

  /// The errors near zeros of a function other than at 0, where no formula with rounded parts has
  /// small errors in ulps.
  ///
  /// @param scale the largest magnitude of the function for inputs within [-16, 16]
  /// @param largestError the largest error near zeros, as a part of the scale
  public record NearZeros(double scale, double largestError) {}

  /// The largest error of all inputs, special ones included, in ulps.
  public double maxUlps() {
    return Math.max(largestSpecial(), worst.isEmpty() ? 0 : worst.getFirst().ulps());
  }

  /// The largest error of the inputs that are not near zeros of the function, special ones included.
  public double maxUlpsElsewhere() {
    return Math.max(largestSpecial(), worstElsewhere.map(Inaccuracy::ulps).orElse(0.0));
  }

  /// At how many of the special inputs the result is NaN, or infinite, and should not be, or is neither
  /// and should be.
  public long lostSpecials() {
    return special.stream().filter(s -> Double.isInfinite(s.ulps())).count();
  }

  private double largestSpecial() {
    return special.stream().mapToDouble(SpecialValue::ulps).max().orElse(0);
  }

  /// True if every float was looked at, and compared with a reference.
  public boolean isExhaustive() {
    return sampling.filter(Sampling::isExhaustive).isPresent() && isComplete && sampled == 0;
  }
}
