// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import java.util.List;

/// What is found while errors go by: counts, and the worst of them.
///
/// Of each block of inputs the worst one is kept, so that the worst ones of all are not neighbours.
/// For one thread; two tallies become one by [#add], in any order.
final class Tally {
  private final long[] counts = new long[Histogram.BOUNDS.size()];
  private final Worst worst = new Worst();
  private final Worst worstElsewhere = new Worst();
  private final Worst worstModerate = new Worst();
  private double largestNearZero;
  private long undefined;
  private long numbersWhereUndefined;

  /// Counts the errors of some places of arrays.
  ///
  /// @param isNearZero whether the function is on its way to a zero there
  void add(float[] x, float[] computed, double[] exact, int from, int to, boolean isNearZero) {
    double largest = -1;
    int worstPlace = -1;
    for (int i = from; i < to; i++) {
      if (Double.isNaN(exact[i])) {
        undefined++;
        numbersWhereUndefined += Float.isNaN(computed[i]) ? 0 : 1;
        continue;
      }
      double ulps = Errors.ulps(computed[i], exact[i]);
      counts[Histogram.bin(ulps)]++;
      if (ulps > largest) {
        largest = ulps;
        worstPlace = i;
      }
      if (isNearZero) {
        largestNearZero = Math.max(largestNearZero, Math.abs(computed[i] - exact[i]));
      }
    }
    if (worstPlace >= 0) {
      Inaccuracy candidate =
          new Inaccuracy(x[worstPlace], computed[worstPlace], exact[worstPlace], largest);
      worst.offer(candidate);
      if (!isNearZero) {
        worstElsewhere.offer(candidate);
      }
      if (Math.abs(candidate.input()) <= Verification.MODERATE) {
        worstModerate.offer(candidate);
      }
    }
  }

  /// Adds what another one found.
  void add(Tally other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    worst.offer(other.worst);
    worstElsewhere.offer(other.worstElsewhere);
    worstModerate.offer(other.worstModerate);
    largestNearZero = Math.max(largestNearZero, other.largestNearZero);
    undefined += other.undefined;
    numbersWhereUndefined += other.numbersWhereUndefined;
  }

  Histogram histogram() {
    return Histogram.of(counts);
  }

  /// The worst inputs, the worst first.
  List<Inaccuracy> worst() {
    return worst.all();
  }

  /// The worst inputs that are not near a zero of the function, the worst first.
  List<Inaccuracy> worstElsewhere() {
    return worstElsewhere.all();
  }

  /// The worst inputs within [-16, 16], the worst first.
  List<Inaccuracy> worstModerate() {
    return worstModerate.all();
  }

  /// The largest absolute error near zeros of the function.
  double largestNearZero() {
    return largestNearZero;
  }

  /// How many inputs have no exact value.
  long undefined() {
    return undefined;
  }

  /// At how many of them the result is a number.
  long numbersWhereUndefined() {
    return numbersWhereUndefined;
  }
}
