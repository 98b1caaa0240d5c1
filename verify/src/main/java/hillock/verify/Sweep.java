// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import hillock.verify.Visits.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Runs a kernel over floats and compares its results with the reference, block by block.
///
/// What belongs into a block depends on nothing but the reference and the stride, so the result does
/// not depend on the number of threads.
final class Sweep {
  private static final int BLOCK = 8192;

  private final FloatKernel kernel;
  private final Reference reference;
  private final Visits visits;
  private final Watch watch;
  private final AtomicLong nextBlock = new AtomicLong();
  private final AtomicLong done = new AtomicLong();

  Sweep(FloatKernel kernel, Reference reference, Visits visits, Watch watch) {
    this.kernel = kernel;
    this.reference = reference;
    this.visits = visits;
    this.watch = watch;
  }

  /// Visits all floats, or as many as there is time for.
  Tally run(Workers workers) {
    List<Integer> each = IntStream.range(0, workers.count()).boxed().toList();
    Tally all = new Tally();
    workers.map(each, _ -> new Worker().run()).forEach(all::add);
    return all;
  }

  /// How many floats were visited.
  long done() {
    return done.get();
  }

  private final class Worker {
    private final float[] x = new float[BLOCK];
    private final float[] y = new float[BLOCK];
    private final double[] exact = new double[BLOCK];
    private final double[] scratch = new double[BLOCK];
    private final Tally tally = new Tally();

    Tally run() {
      long total = visits.total();
      long blocks = (total + BLOCK - 1) / BLOCK;
      long block;
      while (!watch.isStopped() && (block = nextBlock.getAndIncrement()) < blocks) {
        long first = block * BLOCK;
        int count = (int) Math.min(BLOCK, total - first);
        block(first, count);
        watch.done(done.addAndGet(count), total);
      }
      return tally;
    }

    private void block(long first, int count) {
      int start = visits.indexOf(first);
      int filled = 0;
      for (int v = start; filled < count; v++) {
        Visit visit = visits.get(v);
        int skipped = (int) Math.max(0, first - visit.before());
        int taken = Math.min(visit.count() - skipped, count - filled);
        fill(visit, skipped, filled, filled + taken);
        filled += taken;
      }
      Arrays.fill(x, filled, BLOCK, x[filled - 1]);
      kernel.apply(x, y);
      compare(start, first, count);
    }

    private void fill(Visit visit, int skipped, int from, int to) {
      boolean isNegative = visit.segment().stretch().isNegative();
      int sign = isNegative ? Integer.MIN_VALUE : 0;
      int bits = visit.first() + skipped * visit.step() | sign;
      int step = visit.step();
      for (int i = from; i < to; i++) {
        x[i] = Float.intBitsToFloat(bits + (i - from) * step);
      }
    }

    private void compare(int start, long first, int count) {
      int from = 0;
      for (int v = start; from < count; v++) {
        Visit visit = visits.get(v);
        int skipped = (int) Math.max(0, first - visit.before());
        int to = from + Math.min(visit.count() - skipped, count - from);
        references(visit.segment(), from, to);
        tally.add(x, y, exact, from, to, reference.nearZero().get(visit.number()));
        from = to;
      }
    }

    private void references(Segment segment, int from, int to) {
      switch (segment) {
        case Segment.Fitted fitted -> fitted.polynomial().at(x, from, to, scratch, exact);
        case Segment.Listed listed -> {
          for (int i = from; i < to; i++) {
            int place = Float.floatToRawIntBits(Math.abs(x[i])) - listed.stretch().first();
            exact[i] = listed.values().get(place);
          }
        }
        case Segment.Undefined _ -> Arrays.fill(exact, from, to, Double.NaN);
        case Segment.Rough _ -> {
          for (int i = from; i < to; i++) {
            exact[i] = reference.exact().value(x[i]);
          }
        }
      }
    }
  }
}
