// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.codegen.AccuracyLevel;
import hillock.expr.Activation;
import hillock.peers.Binding;
import hillock.peers.Call;
import hillock.peers.Destination;
import hillock.peers.Peer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// Runs a schedule of workloads with Hillock and its peers.
public final class Race {
  /// Milliseconds after which threads that another library keeps spinning have gone to sleep.
  private static final long SPINNING = 5;

  private final List<Peer> contenders;
  private final Schedule schedule;
  private final LongSupplier clock;
  private final Listener listener;
  private final Comparison comparison;

  /// Hears how far the race is.
  public interface Listener {
    /// A workload is about to begin.
    ///
    /// @param done part of the whole that lies behind, 0 to 1
    void begins(Workload workload, double done);
  }

  /// @param contenders those that take part, the one that the others are compared with first
  /// @param clock nanoseconds
  Race(List<Peer> contenders, Schedule schedule, LongSupplier clock, Listener listener) {
    this.contenders = List.copyOf(contenders);
    this.schedule = schedule;
    this.clock = clock;
    this.listener = listener;
    this.comparison = new Comparison(clock);
  }

  /// A race of Hillock with peers that have been started.
  ///
  /// @param functions the functions of the schedule
  /// @param version of Hillock
  /// @param levels those of its kernels that take part beside the accurate ones
  /// @param withMemoryCopy whether a copy of as many floats is timed beside them
  public static Race of(
      Map<String, Activation> functions,
      String version,
      Set<AccuracyLevel> levels,
      boolean withMemoryCopy,
      List<Peer> peers,
      Schedule schedule,
      Listener listener) {
    List<Peer> contenders = new ArrayList<>();
    contenders.add(new KernelPeer(functions, version, AccuracyLevel.ACCURATE));
    for (AccuracyLevel level : AccuracyLevel.values()) {
      if (level != AccuracyLevel.ACCURATE && levels.contains(level)) {
        contenders.add(new KernelPeer(functions, version, level));
      }
    }
    if (withMemoryCopy) {
      contenders.add(new MemoryCopy(functions.keySet()));
    }
    contenders.addAll(peers);
    return new Race(contenders, schedule, System::nanoTime, listener);
  }

  /// Runs all workloads.
  public Results run(Circumstances circumstances) {
    List<Workload> workloads = schedule.workloads();
    double whole = workloads.stream().mapToDouble(Race::weight).sum();
    double done = 0;
    List<Outcome> outcomes = new ArrayList<>();
    for (int threads : schedule.threads()) {
      contenders.forEach(contender -> contender.threads(threads));
      for (String function : schedule.functions()) {
        if (threads == schedule.threads().getFirst()) {
          compare(function);
        }
        for (int n : schedule.sizes()) {
          Map<Peer, Binding> bindings = bind(function, n);
          for (Workload workload : schedule.on(function, n, threads)) {
            listener.begins(workload, done / whole);
            outcomes.add(outcome(workload, bindings));
            done += weight(workload);
          }
          bindings.values().forEach(Binding::close);
        }
      }
    }
    return new Results(
        circumstances,
        contenders.stream().map(Results.Contender::of).toList(),
        schedule.rounds(),
        outcomes,
        comparison.disagreements(),
        comparison.failures());
  }

  /// Time that a workload takes, in no unit: samples of small arrays take as long as those of some
  /// hundred thousand floats.
  private static double weight(Workload workload) {
    return 300_000 + workload.n();
  }

  private void compare(String function) {
    comparison.prepare(contenders.getFirst(), function, schedule.passes());
    for (Peer theirs : contenders.subList(1, contenders.size())) {
      if (theirs instanceof KernelPeer) {
        comparison.compile(theirs, function, schedule.passes());
      } else if (!theirs.id().equals(MemoryCopy.ID) && theirs.functions().contains(function)) {
        comparison.check(theirs, function, schedule.passes());
      }
    }
  }

  private Map<Peer, Binding> bind(String function, int n) {
    Inputs inputs = Inputs.of(n);
    Map<Peer, Binding> bindings = new LinkedHashMap<>();
    for (Peer contender : contenders) {
      if (contender.functions().contains(function)) {
        bindings.put(contender, contender.function(function).bind(inputs.x(), inputs.dy()));
      }
    }
    return bindings;
  }

  private Outcome outcome(Workload workload, Map<Peer, Binding> bindings) {
    Set<Destination> destinations =
        workload.inPlace()
            ? Set.of(Destination.IN_PLACE)
            : Set.of(Destination.PREALLOCATED, Destination.NEW);
    List<Timing> blank = new ArrayList<>();
    List<Call> calls = new ArrayList<>();
    bindings.forEach(
        (contender, binding) -> {
          for (Destination destination : Destination.values()) {
            Optional<Call> call = binding.call(workload.pass(), destination);
            boolean takesPart =
                destinations.contains(destination)
                    && call.isPresent()
                    && !hasFailed(contender, workload, destination);
            if (takesPart) {
              blank.add(new Timing(contender.id(), destination, 0, 0));
              calls.add(call.get());
            }
          }
        });
    int n = workload.n();
    List<Samples> samples =
        new Rounds(clock, schedule.rounds(n), workload.inPlace(), pause(workload)).of(calls);
    List<Timing> timings = new ArrayList<>();
    for (int k = 0; k < samples.size(); k++) {
      Timing timing = blank.get(k);
      timings.add(
          new Timing(
              timing.contender(),
              timing.destination(),
              rounded(samples.get(k).median() / n),
              rounded(samples.get(k).quiet() / n)));
    }
    return new Outcome(workload, timings);
  }

  /// Five decimals of a nanosecond.
  private static double rounded(double nanoseconds) {
    return Math.rint(nanoseconds * 1e5) / 1e5;
  }

  private boolean hasFailed(Peer contender, Workload workload, Destination destination) {
    return comparison.failures().stream()
        .anyMatch(
            f ->
                f.contender().equals(contender.id())
                    && f.function().equals(workload.function())
                    && f.pass() == workload.pass()
                    && f.destination() == destination);
  }

  private static Runnable pause(Workload workload) {
    return workload.threads() == 1 ? () -> {} : Race::sleep;
  }

  private static void sleep() {
    try {
      Thread.sleep(SPINNING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while timing", e);
    }
  }
}
