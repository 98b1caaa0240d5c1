// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.peers.Peer;
import java.util.List;

/// What came of a race.
///
/// @param contenders who took part, Hillock first
/// @param rounds how often each was sampled
/// @param outcomes one for each workload, in the order of the race
/// @param disagreements wrong results of contenders; their times are kept
/// @param failures calls that ended with an error; they have no times
public record Results(
    Circumstances circumstances,
    List<Contender> contenders,
    int rounds,
    List<Outcome> outcomes,
    List<Disagreement> disagreements,
    List<Failure> failures) {
  public Results {
    contenders = List.copyOf(contenders);
    outcomes = List.copyOf(outcomes);
    disagreements = List.copyOf(disagreements);
    failures = List.copyOf(failures);
  }

  /// Who took part.
  public record Contender(String id, String title, String version) {
    static Contender of(Peer peer) {
      return new Contender(peer.id(), peer.title(), peer.version());
    }
  }

  /// True if a contender computes something else than the function.
  public boolean isWrong(String contender, String function) {
    return disagreements.stream()
        .anyMatch(d -> d.contender().equals(contender) && d.function().equals(function));
  }
}
