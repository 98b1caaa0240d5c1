// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import hillock.peers.Binding;
import hillock.peers.Call;
import hillock.peers.Calls;
import hillock.peers.Destination;
import hillock.peers.HeapFloats;
import hillock.peers.Pass;
import hillock.peers.PeerFunction;
import java.util.Optional;

/// A loop written by hand, as a contender: values only, on one thread.
///
/// @param written what it is called
/// @param step lengths that the body takes are multiples of this
record Loop(String written, int step, Body body) implements PeerFunction {
  /// y[to + i] = f(x[from + i]) for i below the length.
  interface Body {
    void run(float[] x, int from, float[] y, int to, int length);
  }

  @Override
  public Binding bind(float[] xs, float[] dy) {
    HeapFloats x = HeapFloats.of(xs);
    // Loops that take whole arrays find both at their beginnings.
    HeapFloats y = HeapFloats.copy(xs, step == 1 ? 0 : 2);
    return new Binding() {
      @Override
      public Optional<Call> call(Pass pass, Destination destination) {
        return switch (pass) {
          case FORWARD -> forward(destination, x, y);
          case BACKWARD, BOTH -> Optional.empty();
        };
      }

      @Override
      public void close() {
        // Arrays need no closing.
      }
    };
  }

  private Optional<Call> forward(Destination destination, HeapFloats x, HeapFloats y) {
    return switch (destination) {
      case PREALLOCATED -> Optional.of(Calls.of(() -> run(x, y), (toY, toDx) -> y.copyTo(toY)));
      case IN_PLACE ->
          Optional.of(
              Calls.of(() -> y.copyFrom(x), () -> run(y, y), (toY, toDx) -> y.copyTo(toY)));
      case NEW -> Optional.empty();
    };
  }

  /// What the body leaves over goes through a padded copy.
  private void run(HeapFloats x, HeapFloats y) {
    int rest = x.length() % step;
    int whole = x.length() - rest;
    body.run(x.array(), x.offset(), y.array(), y.offset(), whole);
    if (rest > 0) {
      float[] padded = new float[step];
      System.arraycopy(x.array(), x.offset() + whole, padded, 0, rest);
      body.run(padded, 0, padded, 0, step);
      System.arraycopy(padded, 0, y.array(), y.offset() + whole, rest);
    }
  }
}
