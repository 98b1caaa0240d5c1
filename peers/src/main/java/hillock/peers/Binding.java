// SPDX-License-Identifier: Apache-2.0
package hillock.peers;

import java.util.Optional;

/// A function of a peer with memory for its inputs and results.
public interface Binding extends AutoCloseable {
  /// The call for a pass, or nothing if the peer has none.
  Optional<Call> call(Pass pass, Destination destination);

  /// Frees the memory.
  @Override
  void close();
}
