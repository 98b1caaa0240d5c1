// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import hillock.expr.Activation;
import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import hillock.numerics.Ulp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Looks for the doubles at which a kernel is farthest from the exact values.
///
/// Doubles are too many to look at all. The search begins at [HardPoints] and climbs from the worst of
/// them: it tries inputs at random distances, from the next double to those that share a few bits, and
/// goes on from the worst. Every error is certain; that there is no larger one is not.
public final class DoubleSearch {
  private static final int CLIMBERS = 48;
  private static final int ROUNDS = 10;
  private static final int TRIES = 16;

  /// The largest distance that is tried, as a power of two of doubles.
  private static final int FARTHEST = 46;

  private static final int LISTED = 10;

  /// Of inputs at most so many doubles apart one is listed.
  private static final long NEIGHBOURHOOD = 1L << 32;

  private static final Sampling SAMPLING = Sampling.strided(Sampling.USUAL_STRIDE);

  private final Reference reference;
  private final Reference slope;
  private final int order;
  private final Workers workers;

  private DoubleSearch(Reference reference, Reference slope, int order, Workers workers) {
    this.reference = reference;
    this.slope = slope;
    this.order = order;
    this.workers = workers;
  }

  /// Prepares the search for a derivative of a function, with parameters at their defaults.
  ///
  /// @param order the order of the derivative; 0 is the function
  /// @throws IllegalArgumentException if the function has more than one input
  public static DoubleSearch of(Activation activation, int order, Workers workers, Watch watch) {
    Verifier.checkInputs(activation);
    int parts = SAMPLING.parts();
    Reference reference = Reference.of(activation, order, parts, workers, watch);
    Reference slope = Reference.of(activation, order + 1, parts, workers, watch);
    return new DoubleSearch(reference, slope, order, workers);
  }

  /// Searches.
  ///
  /// @param constants the constants of the kernel, if they are known
  public Verification verify(DoubleKernel kernel, List<Double> constants, Watch watch) {
    List<Double> points = HardPoints.of(kernel, reference, slope, constants);
    AtomicLong done = new AtomicLong();
    long total = points.size() + (long) CLIMBERS * ROUNDS * TRIES;
    Map<Double, Inaccuracy> found = new LinkedHashMap<>();
    long undefined = 0;
    for (Optional<Inaccuracy> one :
        workers.map(points, x -> told(error(kernel, x), 1, done, total, watch))) {
      one.ifPresent(i -> found.put(i.input(), i));
      undefined += one.isEmpty() ? 1 : 0;
    }
    List<Inaccuracy> summits = summits(sorted(List.copyOf(found.values())));
    List<List<Inaccuracy>> climbed =
        workers.map(
            IntStream.range(0, summits.size()).boxed().toList(),
            i -> told(climb(kernel, summits.get(i), i, watch), ROUNDS * TRIES, done, total, watch));
    climbed.forEach(path -> path.forEach(i -> found.put(i.input(), i)));
    return verification(kernel, sorted(List.copyOf(found.values())), undefined, watch);
  }

  /// Where to climb from: the worst of all, and the worst away from zeros of the function.
  private List<Inaccuracy> summits(List<Inaccuracy> worstFirst) {
    Set<Inaccuracy> summits = new LinkedHashSet<>();
    worstFirst.stream().limit(CLIMBERS / 2).forEach(summits::add);
    worstFirst.stream()
        .filter(i -> !isNearZero(i.input()))
        .limit(CLIMBERS / 2)
        .forEach(summits::add);
    return List.copyOf(summits);
  }

  private static <T> T told(T result, int steps, AtomicLong done, long total, Watch watch) {
    watch.done(done.addAndGet(steps), total);
    return result;
  }

  /// All inputs that are tried on the way from one to a worse one.
  private List<Inaccuracy> climb(DoubleKernel kernel, Inaccuracy start, int seed, Watch watch) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Inaccuracy> path = new ArrayList<>();
    Inaccuracy summit = start;
    for (int round = 0; round < ROUNDS && !watch.isStopped(); round++) {
      Inaccuracy best = summit;
      for (int i = 0; i < TRIES; i++) {
        Optional<Inaccuracy> one = error(kernel, step(summit.input(), random));
        if (one.isPresent()) {
          path.add(one.get());
          best = Inaccuracy.WORST_FIRST.compare(one.get(), best) < 0 ? one.get() : best;
        }
      }
      summit = best;
    }
    return path;
  }

  private static double step(double x, SplittableRandom random) {
    long most = Ulp.ordinal(Double.MAX_VALUE);
    long distance = random.nextLong(1L << random.nextInt(1, FARTHEST)) + 1;
    long ordinal = Ulp.ordinal(x) + (random.nextBoolean() ? distance : -distance);
    return Ulp.fromOrdinal(Math.clamp(ordinal, -most, most));
  }

  /// Nothing where there is no exact value.
  private Optional<Inaccuracy> error(DoubleKernel kernel, double x) {
    double computed = kernel.at(x);
    return reference
        .exact()
        .enclosure(x)
        .map(value -> new Inaccuracy(x, computed, near(value), error(computed, value)));
  }

  private static double error(double computed, BigReal value) {
    return Ulp.error(computed, value, Precision.F64);
  }

  private static double near(BigReal value) {
    return value.toDouble().orElseGet(value::midpoint);
  }

  private static List<Inaccuracy> sorted(List<Inaccuracy> found) {
    return found.stream().sorted(Inaccuracy.WORST_FIRST).toList();
  }

  private Verification verification(
      DoubleKernel kernel, List<Inaccuracy> worstFirst, long undefined, Watch watch) {
    if (watch.isStopped() && worstFirst.isEmpty()) {
      throw new CancellationException("stopped before anything was measured");
    }
    long[] counts = new long[Histogram.BOUNDS.size()];
    worstFirst.forEach(i -> counts[Histogram.bin(i.ulps())]++);
    Specials specials = new Specials(reference.exact(), Precision.F64);
    return new Verification(
        Precision.F64,
        order,
        Optional.empty(),
        worstFirst.size(),
        worstFirst.size(),
        !watch.isStopped(),
        Histogram.of(counts),
        apart(worstFirst),
        worstFirst.stream().filter(i -> !isNearZero(i.input())).findFirst(),
        worstFirst.stream()
            .filter(i -> Math.abs(i.input()) <= Verification.MODERATE)
            .findFirst(),
        zeros(worstFirst),
        specials.of(kernel::at),
        new NaNs(0, 0),
        undefined,
        0);
  }

  /// The first ones that are not neighbours.
  private static List<Inaccuracy> apart(List<Inaccuracy> worstFirst) {
    List<Inaccuracy> apart = new ArrayList<>();
    for (Inaccuracy one : worstFirst) {
      boolean isNew =
          apart.stream().allMatch(i -> Ulp.distance(i.input(), one.input()) > NEIGHBOURHOOD);
      if (isNew && apart.size() < LISTED) {
        apart.add(one);
      }
    }
    return apart;
  }

  private Optional<Verification.NearZeros> zeros(List<Inaccuracy> all) {
    double largest =
        all.stream()
            .filter(i -> isNearZero(i.input()))
            .mapToDouble(i -> Math.abs(i.computed() - i.exact()))
            .max()
            .orElse(0);
    return reference.nearZeros(largest);
  }

  private boolean isNearZero(double x) {
    return reference.isNearZero((float) x);
  }
}
