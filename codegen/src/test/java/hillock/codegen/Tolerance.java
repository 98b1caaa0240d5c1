// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;
import java.util.Map;

/// The errors that kernels may have, in ulps.
final class Tolerance {

  /// Known failures: what exceeds the bounds that hold of all others, and why.
  private static final Map<String, Double> KNOWN =
      Map.ofEntries(
          // Sums of terms of both signs, each with the errors of an exponential, that cancel to a
          // third of their size.
          // Just below 1, where an ulp is half of what it is above.
          Map.entry("x^2 / (1 + x^2) F32 f", 4.1),
          Map.entry("gelu-tanh F32 f''", 13.0),
          Map.entry("gelu-sigmoid F32 f''", 11.0));

  private Tolerance() {}

  static double of(Subject subject, String output) {
    boolean isValueOfFloats = output.equals("f") && subject.precision() == Precision.F32;
    double usual = isValueOfFloats ? 4 : 8;
    return KNOWN.getOrDefault(subject + " " + subject.precision() + " " + output, usual);
  }
}
