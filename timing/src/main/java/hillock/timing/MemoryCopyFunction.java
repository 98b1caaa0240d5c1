// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.peers.Binding;
import hillock.peers.Call;
import hillock.peers.Calls;
import hillock.peers.Destination;
import hillock.peers.HeapFloats;
import hillock.peers.Pass;
import hillock.peers.PeerFunction;
import java.util.Optional;

/// A copy from one array to another in place of any function: what moving the bytes alone costs.
final class MemoryCopyFunction implements PeerFunction {
  private final Team team;

  MemoryCopyFunction(Team team) {
    this.team = team;
  }

  @Override
  public String written() {
    return "System.arraycopy(x, 0, y, 0, n)";
  }

  @Override
  public Binding bind(float[] xs, float[] dy) {
    HeapFloats x = HeapFloats.of(xs);
    HeapFloats y = HeapFloats.copy(xs, 2);
    Runnable copy =
        () ->
            team.run(
                xs.length,
                (start, length) ->
                    System.arraycopy(
                        x.array(), x.offset() + start, y.array(), y.offset() + start, length));
    return new Binding() {
      @Override
      public Optional<Call> call(Pass pass, Destination destination) {
        return switch (destination) {
          case PREALLOCATED, IN_PLACE -> Optional.of(Calls.of(copy, (toY, toDx) -> y.copyTo(toY)));
          case NEW -> Optional.empty();
        };
      }

      @Override
      public void close() {
        // Arrays need no closing.
      }
    };
  }
}
