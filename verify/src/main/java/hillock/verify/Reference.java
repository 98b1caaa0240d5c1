// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import hillock.expr.Activation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// The exact values of a function at all finite floats but the zeros, fast.
///
/// @param exact the values by arithmetic of any precision
/// @param segments in ascending order of inputs; neighbours, without gaps
/// @param scale the largest magnitude of the function for inputs within [-16, 16]; for derivatives
///     near their zeros, errors are compared with it
/// @param nearZero of each segment, whether the function is on its way to a zero elsewhere than at 0
record Reference(Exact exact, List<Segment> segments, double scale, List<Boolean> nearZero) {
  Reference {
    segments = List.copyOf(segments);
    nearZero = List.copyOf(nearZero);
  }

  /// The reference of a derivative of a function.
  ///
  /// @param order the order of the derivative; 0 is the function
  /// @param most how many parts of one length of a binade may fail
  static Reference of(Activation activation, int order, int most, Workers workers, Watch watch) {
    Exact exact = Exact.of(activation, order);
    List<Segment> segments =
        workers
            .map(
                Cuts.stretches(exact.stable(), exact.input()),
                stretch -> {
                  if (watch.isStopped()) {
                    throw new CancellationException("stopped before anything was measured");
                  }
                  List<Segment> found = Segmentation.of(exact, stretch, most);
                  return stretch.isNegative() ? found.reversed() : found;
                })
            .stream()
            .flatMap(List::stream)
            .toList();
    Zeros zeros = new Zeros(segments);
    return new Reference(exact, segments, zeros.scale(), zeros.isNear());
  }

  /// True if the function is on its way to a zero at an input.
  boolean isNearZero(float x) {
    int magnitude = Float.floatToRawIntBits(Math.abs(x));
    if (magnitude < 1 || magnitude > Stretch.MOST) {
      return false;
    }
    int lo = 0;
    int hi = segments.size() - 1;
    while (lo < hi) {
      int middle = (lo + hi) / 2;
      Stretch stretch = segments.get(middle).stretch();
      if (x <= Math.max(stretch.start(), stretch.end())) {
        hi = middle;
      } else {
        lo = middle + 1;
      }
    }
    return nearZero.get(lo);
  }

  /// What is told of errors near zeros, if the function has any.
  ///
  /// @param largestError in absolute terms
  Optional<Verification.NearZeros> nearZeros(double largestError) {
    return nearZero.contains(true) && scale > 0
        ? Optional.of(new Verification.NearZeros(scale, largestError / scale))
        : Optional.empty();
  }
}
