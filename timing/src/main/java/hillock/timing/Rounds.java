// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.peers.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Times calls in turns: one sample of each, then the next round.
///
/// A round begins with another call each time. Before a sample of a short call it runs once without
/// being timed, since others have just used the caches. A sample is as many runs as take [#SAMPLE] together;
/// what takes longer than [#SLOW] is sampled in every third round only.
final class Rounds {
  /// Nanoseconds of a sample, about: shorter than what schedulers give other programs at a time, so
  /// that most samples on a busy machine are undisturbed.
  static final long SAMPLE = 250_000;

  /// Nanoseconds from which on a call is slow.
  static final long SLOW = 100_000_000;

  private static final int SLOW_ROUNDS = 3;

  /// Warming up ends when that many batches in turn were no faster; one, if a call is a batch.
  private static final int STEADY = 3;

  private static final double FASTER = 0.97;
  private static final long BATCH = 5_000_000;
  private static final long LONGEST_WARMUP = 3_000_000_000L;

  private static final int RUNS_TO_COMPILE = 6_000;
  private static final long LONGEST_COMPILATION = 3_000_000_000L;

  private final LongSupplier clock;
  private final int rounds;
  private final boolean preparesEachRun;
  private final Runnable pause;

  /// @param clock nanoseconds
  /// @param rounds how often all are sampled
  /// @param preparesEachRun whether runs overwrite what they read
  /// @param pause what happens before a sample: threads of another library may still be spinning
  Rounds(LongSupplier clock, int rounds, boolean preparesEachRun, Runnable pause) {
    this.clock = clock;
    this.rounds = rounds;
    this.preparesEachRun = preparesEachRun;
    this.pause = pause;
  }

  /// The nanoseconds that each of the calls takes.
  List<Samples> of(List<Call> calls) {
    List<Double> expected = new ArrayList<>();
    List<List<Double>> times = new ArrayList<>();
    for (Call call : calls) {
      expected.add(warmUp(call));
      times.add(new ArrayList<>());
    }
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < calls.size(); turn++) {
        int k = (turn + round) % calls.size();
        boolean isSlow = expected.get(k) > SLOW;
        if (!isSlow || round % SLOW_ROUNDS == 0) {
          times.get(k).add(sample(calls.get(k), expected.get(k)));
        }
      }
    }
    return times.stream()
        .map(list -> new Samples(list.stream().mapToDouble(t -> t).toArray()))
        .toList();
  }

  private double sample(Call call, double expected) {
    pause.run();
    int runs = (int) Math.max(1, Math.ceil(SAMPLE / Math.max(1, expected)));
    if (expected < BATCH) {
      call.prepare();
      call.run();
    }
    return time(call, runs);
  }

  /// Nanoseconds per run.
  private double time(Call call, int runs) {
    if (!preparesEachRun) {
      long start = clock.getAsLong();
      for (int i = 0; i < runs; i++) {
        call.run();
      }
      return (double) (clock.getAsLong() - start) / runs;
    }
    long sum = 0;
    for (int i = 0; i < runs; i++) {
      call.prepare();
      long start = clock.getAsLong();
      call.run();
      sum += clock.getAsLong() - start;
    }
    return (double) sum / runs;
  }

  /// Runs a call until it gets no faster, and returns the nanoseconds that it then takes.
  private double warmUp(Call call) {
    long start = clock.getAsLong();
    double best = Double.POSITIVE_INFINITY;
    int runs = 1;
    int steady = 0;
    while (steady < (best > BATCH ? 1 : STEADY) && clock.getAsLong() - start < LONGEST_WARMUP) {
      double each = time(call, runs);
      steady = each < FASTER * best ? 0 : steady + 1;
      best = Math.min(best, each);
      runs = Math.clamp((long) (BATCH / Math.max(1, best)), 1, 1 << 20);
    }
    return best;
  }

  /// Runs a call on a small array as often as the JIT compiler wants to see it before it does its
  /// best.
  static void compile(Call call, LongSupplier clock) {
    long start = clock.getAsLong();
    for (int i = 0; i < RUNS_TO_COMPILE && clock.getAsLong() - start < LONGEST_COMPILATION; i++) {
      call.prepare();
      call.run();
    }
  }
}
