// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.peers.Pass;
import java.util.ArrayList;
import java.util.List;

/// All workloads of a race.
///
/// @param functions by name
/// @param passes what is computed
/// @param places whether results go elsewhere (false), in place (true), or both in turn
/// @param sizes numbers of floats
/// @param threads numbers of threads
/// @param rounds how often all contenders are sampled; [#LARGE] arrays less often
public record Schedule(
    List<String> functions,
    List<Pass> passes,
    List<Boolean> places,
    List<Integer> sizes,
    List<Integer> threads,
    int rounds) {
  /// In place a run must be timed by itself; on fewer floats than these that would be the clock.
  public static final int SMALLEST_IN_PLACE = 1 << 16;

  /// Arrays of more floats than these are sampled in 3/5 of the rounds.
  private static final int LARGE = 1 << 20;

  public Schedule {
    functions = List.copyOf(functions);
    passes = List.copyOf(passes);
    places = List.copyOf(places);
    sizes = sizes.stream().sorted().distinct().toList();
    threads = threads.stream().sorted().distinct().toList();
  }

  int rounds(int n) {
    return n > LARGE ? Math.max(1, (rounds * 3 + 4) / 5) : rounds;
  }

  /// The workloads on the same arrays.
  List<Workload> on(String function, int n, int threadCount) {
    List<Workload> workloads = new ArrayList<>();
    for (Pass pass : passes) {
      for (boolean inPlace : places) {
        boolean isPossible = !inPlace || (pass != Pass.BOTH && n >= SMALLEST_IN_PLACE);
        if (isPossible) {
          workloads.add(new Workload(function, pass, inPlace, n, threadCount));
        }
      }
    }
    return workloads;
  }

  /// All workloads, in the order in which they are run.
  public List<Workload> workloads() {
    List<Workload> workloads = new ArrayList<>();
    for (int threadCount : threads) {
      for (String function : functions) {
        for (int n : sizes) {
          workloads.addAll(on(function, n, threadCount));
        }
      }
    }
    return workloads;
  }
}
