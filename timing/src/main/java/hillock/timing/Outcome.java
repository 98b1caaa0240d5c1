// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.codegen.AccuracyLevel;
import hillock.peers.Destination;
import java.util.List;
import java.util.Optional;

/// What came of a workload: the times of all that took part, measured in turns.
public record Outcome(Workload workload, List<Timing> timings) {
  public Outcome {
    timings = List.copyOf(timings);
  }

  /// The time of a contender, if it took part.
  public Optional<Timing> of(String contender, Destination destination) {
    return timings.stream()
        .filter(t -> t.contender().equals(contender) && t.destination() == destination)
        .findFirst();
  }

  /// The time of Hillock.
  public Optional<Timing> ours() {
    return ours(AccuracyLevel.ACCURATE);
  }

  /// The time of Hillock's kernels of a level of accuracy.
  Optional<Timing> ours(AccuracyLevel level) {
    return of(
        KernelPeer.id(level),
        workload.inPlace() ? Destination.IN_PLACE : Destination.PREALLOCATED);
  }

  /// The best time of a contender: into arrays that are there if it can, else into new ones.
  public Optional<Timing> best(String contender) {
    return of(contender, Destination.PREALLOCATED)
        .or(() -> of(contender, Destination.IN_PLACE))
        .or(() -> of(contender, Destination.NEW));
  }
}
