// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import java.util.ArrayList;
import java.util.List;

/// Finds the surroundings of the zeros of a function.
///
/// At a zero no formula with rounded parts has small errors in ulps. The surroundings reach from the
/// zero as far as the magnitude grows, up to half of the scale of the function. A zero at 0 does not
/// count: next to it floats are as dense as the values.
final class Zeros {
  private static final double TINY = 0x1p-100;

  private final List<Segment> segments;
  private final boolean[] isNear;
  private final double scale;

  Zeros(List<Segment> segments) {
    this.segments = segments;
    this.isNear = new boolean[segments.size()];
    this.scale =
        segments.stream()
            .filter(s -> Math.abs(s.stretch().end()) <= Verification.MODERATE && !(s instanceof Segment.Rough))
            .mapToDouble(Zeros::magnitude)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    for (int i = 0; i < isNear.length; i++) {
      if (changesSign(segments.get(i))) {
        isNear[i] = true;
        mark(i - 1, -1);
        mark(i + 1, 1);
      } else if (i > 0 && isZeroBetween(i - 1, i)) {
        mark(i - 1, -1);
        mark(i, 1);
      }
    }
  }

  /// The largest magnitude of the function where activations act.
  double scale() {
    return scale;
  }

  /// Of each segment, whether it belongs to the surroundings of a zero.
  List<Boolean> isNear() {
    List<Boolean> all = new ArrayList<>();
    for (boolean one : isNear) {
      all.add(one);
    }
    return all;
  }

  private static double magnitude(Segment segment) {
    return Math.max(Math.abs(segment.lowest()), Math.abs(segment.highest()));
  }

  /// True if the sign changes, or the function leaves zero, among the floats of a segment.
  private static boolean changesSign(Segment segment) {
    boolean isRough = segment instanceof Segment.Rough;
    boolean reachesZero =
        segment instanceof Segment.Listed
            && (segment.lowest() == 0) != (segment.highest() == 0)
            && magnitude(segment) > TINY;
    return reachesZero || (!isRough && segment.lowest() < 0 && segment.highest() > 0);
  }

  /// True if the sign changes from one segment to the next, or the function leaves zero there.
  private boolean isZeroBetween(int left, int right) {
    Segment a = segments.get(left);
    Segment b = segments.get(right);
    if (a instanceof Segment.Rough || b instanceof Segment.Rough) {
      return false;
    }
    boolean isAtZero = a.stretch().isNegative() != b.stretch().isNegative();
    boolean changes = a.highest() * b.lowest() < 0 || a.lowest() * b.highest() < 0;
    boolean leavesZero = isZero(a) && isNotTiny(b) || isZero(b) && isNotTiny(a);
    return !isAtZero && (changes || leavesZero);
  }

  /// True also if interval arithmetic cannot tell the values from zero.
  private static boolean isZero(Segment segment) {
    return magnitude(segment) <= Exact.TINY;
  }

  /// A function that leaves zero elsewhere than at 0 has no tiny values at floats; one that has goes
  /// to zero far out.
  private static boolean isNotTiny(Segment segment) {
    return Math.min(Math.abs(segment.lowest()), Math.abs(segment.highest())) > TINY;
  }

  private void mark(int start, int step) {
    double last = 0;
    for (int i = start; i >= 0 && i < isNear.length; i += step) {
      double magnitude = magnitude(segments.get(i));
      boolean isCrossed = i != start && crossesZeroInput(i - step, i);
      if (!(magnitude >= last && magnitude <= scale / 2) || isCrossed) {
        return;
      }
      isNear[i] = !isZero(segments.get(i));
      last = magnitude;
    }
  }

  private boolean crossesZeroInput(int i, int j) {
    return segments.get(i).stretch().isNegative() != segments.get(j).stretch().isNegative();
  }
}
