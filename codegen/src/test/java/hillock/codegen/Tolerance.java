// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;
import java.util.Map;

/// The errors that kernels may have, in ulps.
final class Tolerance {

  private static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  /// Known failures: what exceeds the bounds that hold of all others, and why.
  private static final Map<String, Double> KNOWN =
      Map.ofEntries(
          // Sums of terms of both signs, each with the errors of an exponential, that cancel to a
          // third of their size.
          // Just below 1, where an ulp is half of what it is above.
          Map.entry("x^2 / (1 + x^2) F32 f", 4.1),
          Map.entry("noisy-relu-mean F32 f''", 15.0),
          Map.entry("gelu-tanh F32 f''", 13.0),
          Map.entry("gelu-sigmoid F32 f''", 11.0),
          // Differences of two that agree near a point or far out, each rounded before.
          Map.entry("smu-1 F32 f''", UNBOUNDED),
          Map.entry("smu-1 F64 f''", UNBOUNDED),
          // The sides are the same number where the branches of the curvature still differ.
          Map.entry("max-x-tanh F32 f''", UNBOUNDED),
          Map.entry("max-x-tanh F64 f''", UNBOUNDED),
          Map.entry("min-x-sin F32 f''", UNBOUNDED),
          Map.entry("min-x-sin F64 f''", UNBOUNDED),
          Map.entry("1 / (1 + x^4) F32 f'", 4.5),
          // Twice the input overflows in the last binade.
          Map.entry("snake F64 df/da", UNBOUNDED),
          // Quotients of polynomials of which the leading terms cancel far out.
          Map.entry("pau-a F32 f''", UNBOUNDED),
          Map.entry("pau-a F64 f''", UNBOUNDED),
          Map.entry("pau-b F32 f''", UNBOUNDED),
          Map.entry("pau-b F64 f''", UNBOUNDED),
          Map.entry("pau-c F32 f''", UNBOUNDED),
          Map.entry("pau-c F64 f''", UNBOUNDED),
          Map.entry("pau-d F32 f''", UNBOUNDED),
          Map.entry("pau-d F64 f''", UNBOUNDED),
          // Next to the kink at 0 a product underflows, and with it its sign.
          Map.entry("pau-b F64 f'", UNBOUNDED),
          Map.entry("pau-d F64 f'", UNBOUNDED),
          Map.entry("opau F32 f''", UNBOUNDED),
          Map.entry("opau F64 f''", UNBOUNDED),
          Map.entry("opau-he F32 f''", UNBOUNDED),
          Map.entry("opau-he F64 f''", UNBOUNDED),
          // A power overflows on the way to a number that does not.
          Map.entry("x-asinh-squared F32 f''", UNBOUNDED),
          Map.entry("x-asinh-squared F64 f''", UNBOUNDED),
          // 1 + sin(2x) and cos(2x) next to their zeros, which lie closer than the test's points.
          Map.entry("snake F32 f'", 100.0),
          Map.entry("snake F64 f'", 100.0),
          Map.entry("snake F32 f''", 100.0),
          Map.entry("snake F64 f''", 100.0));

  private Tolerance() {}

  /// What is promised of an output: 4 ulps of floats and 8 of doubles, and 8 of second derivatives.
  static double of(Subject subject, String output) {
    boolean isOfFloats = subject.precision() == Precision.F32 && !output.equals("f''");
    double usual = isOfFloats ? 4 : 8;
    String what = subject.function() + " " + subject.precision() + " " + output;
    return KNOWN.getOrDefault(what, usual);
  }
}
