// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.codegen.AccuracyLevel;
import hillock.peers.Destination;
import hillock.peers.Pass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How many times as long as Hillock another contender takes for the same workload in the same run.
///
/// @param workload what both did
/// @param contender the other one
/// @param destination where its results went
/// @param ours nanoseconds per float that Hillock takes, the median
/// @param theirs nanoseconds per float that the other one takes, the median
/// @param median the quotient of the medians
/// @param quiet the quotient of the 20th percentiles
/// @param isWrong whether the other one computes another function
record Ratio(
    Workload workload,
    Results.Contender contender,
    Destination destination,
    double ours,
    double theirs,
    double median,
    double quiet,
    boolean isWrong) {
  private static final Set<String> YARDSTICKS =
      Set.of(
          KernelPeer.ID,
          KernelPeer.id(AccuracyLevel.FAST),
          KernelPeer.id(AccuracyLevel.EXACT),
          MemoryCopy.ID,
          "hand",
          "loop");

  /// All ratios of several runs to Hillock as users get it if they ask for nothing else.
  static List<Ratio> all(List<Results> runs) {
    return all(runs, AccuracyLevel.ACCURATE);
  }

  /// All ratios of several runs to Hillock's kernels of a level of accuracy.
  static List<Ratio> all(List<Results> runs, AccuracyLevel level) {
    List<Ratio> ratios = new ArrayList<>();
    for (Results run : runs) {
      for (Outcome outcome : run.outcomes()) {
        Optional<Timing> ours = outcome.ours(level);
        if (ours.isPresent()) {
          add(ratios, run, outcome, ours.get());
        }
      }
    }
    return ratios;
  }

  private static void add(List<Ratio> ratios, Results run, Outcome outcome, Timing ours) {
    for (Timing timing : outcome.timings()) {
      for (Results.Contender contender : run.contenders()) {
        if (contender.id().equals(timing.contender()) && timing != ours) {
          ratios.add(
              new Ratio(
                  outcome.workload(),
                  contender,
                  timing.destination(),
                  ours.median(),
                  timing.median(),
                  timing.median() / ours.median(),
                  timing.quiet() / ours.quiet(),
                  run.isWrong(contender.id(), outcome.workload().function())));
        }
      }
    }
  }

  /// True if the other one is a library and not one of our yardsticks.
  boolean isLibrary() {
    return !YARDSTICKS.contains(contender.id());
  }

  boolean isOf(String function, Pass pass, int n, int threads) {
    return workload.function().equals(function)
        && workload.pass() == pass
        && workload.n() == n
        && workload.threads() == threads;
  }

  /// The library that takes the least time for a workload, among those that compute the function.
  static Optional<Ratio> fastest(
      List<Ratio> ratios, String function, Pass pass, int n, int threads) {
    return ratios.stream()
        .filter(r -> r.isLibrary() && !r.isWrong() && !r.workload.inPlace())
        .filter(r -> r.isOf(function, pass, n, threads))
        .min(Comparator.comparingDouble(Ratio::median));
  }

  /// The ratio to a contender's best call: into arrays that are there if it can, else into new ones.
  static Optional<Ratio> best(
      List<Ratio> ratios, String contender, String function, Pass pass, int n, int threads) {
    return ratios.stream()
        .filter(r -> r.contender.id().equals(contender) && !r.workload.inPlace())
        .filter(r -> r.isOf(function, pass, n, threads))
        .min(Comparator.comparing(r -> r.destination));
  }

  /// The geometric mean of medians.
  static double geometricMean(List<Ratio> ratios) {
    double sum = 0;
    for (Ratio ratio : ratios) {
      sum += StrictMath.log(ratio.median);
    }
    return StrictMath.exp(sum / ratios.size());
  }
}
