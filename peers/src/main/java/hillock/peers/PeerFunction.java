// SPDX-License-Identifier: Apache-2.0
package hillock.peers;

import java.util.Optional;

/// An activation function as a peer has it.
public interface PeerFunction {
  /// How the peer writes it: `torch.gelu(x, "tanh")`.
  String written();

  /// Copies inputs into memory that the peer can use, beside memory for results.
  ///
  /// @param dy as long as `x`
  Binding bind(float[] x, float[] dy);

  /// y = f(x), by the usual call.
  ///
  /// @throws UnsupportedOperationException if the peer cannot
  default void forward(float[] x, float[] y) {
    try (Binding binding = bind(x, x)) {
      usual(binding, Pass.FORWARD)
          .orElseThrow(() -> new UnsupportedOperationException(written() + " has no values"))
          .result(y, new float[0]);
    }
  }

  /// dx = f'(x)·dy, by the usual call.
  ///
  /// @throws UnsupportedOperationException if the peer has no derivative of this function
  default void backward(float[] x, float[] dy, float[] dx) {
    try (Binding binding = bind(x, dy)) {
      usual(binding, Pass.BOTH)
          .or(() -> usual(binding, Pass.BACKWARD))
          .orElseThrow(() -> new UnsupportedOperationException(written() + " has no derivative"))
          .result(new float[x.length], dx);
    }
  }

  private static Optional<Call> usual(Binding binding, Pass pass) {
    return binding
        .call(pass, Destination.NEW)
        .or(() -> binding.call(pass, Destination.PREALLOCATED));
  }
}
