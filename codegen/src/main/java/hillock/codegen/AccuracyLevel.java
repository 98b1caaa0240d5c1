// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import java.util.List;

/// How exact float results are wanted, and so how fast they can be had.
///
/// Doubles are always computed with all care.
public enum AccuracyLevel {
  /// As fast as it goes: within 64 ulps, or 2^-22 of the function's largest magnitude near 0; slopes
  /// from a rounded output within 2^-21 of theirs.
  FAST(56, 56, 0x1p-23, 0.8),
  /// Values within 2 ulps, derivatives within 3, or 2^-23 of their largest magnitude near 0.
  ACCURATE(1.8, 2.8, 0x1.b4p-24, 0.8),
  /// Correctly rounded but for a handful: within 0.51 ulp. Nearly all is computed in doubles.
  EXACT(0.505, 0.505, 0x1p-31, 1);

  private final double maxUlps;
  private final double maxUlpsOfDerivatives;
  private final double nearZero;
  private final double clearly;

  AccuracyLevel(
      double maxUlps, double maxUlpsOfDerivatives, double nearZero, double clearly) {
    this.maxUlps = maxUlps;
    this.maxUlpsOfDerivatives = maxUlpsOfDerivatives;
    this.nearZero = nearZero;
    this.clearly = clearly;
  }

  /// The largest error that a trial at some thousand points may show; less than what is promised
  /// for all floats.
  double maxUlps(boolean isDerivative) {
    return isDerivative ? maxUlpsOfDerivatives : maxUlps;
  }

  /// The error that is as good where a derivative is next to a zero, as a part of its largest
  /// magnitude.
  double nearZero() {
    return nearZero;
  }

  /// The same of a slope that is computed from an output, which is rounded already.
  double nearZeroFromOutput() {
    return switch (this) {
      case FAST -> 0x1.8p-22;
      case ACCURATE, EXACT -> nearZero;
    };
  }

  /// The part of what is accepted below which some thousand points are enough: errors elsewhere
  /// hardly exceed the rest.
  double clearly() {
    return clearly;
  }

  /// True if small errors of values are as good too, wherever they are.
  boolean comparesWithLargest() {
    return this == FAST;
  }

  /// The formats of floats to try before doubles, the fastest first.
  List<WorkingFormat> formats() {
    return switch (this) {
      case FAST -> List.of(WorkingFormat.FAST_FLOATS, WorkingFormat.FLOATS);
      case ACCURATE, EXACT -> List.of(WorkingFormat.FLOATS);
    };
  }
}
