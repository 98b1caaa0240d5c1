// SPDX-License-Identifier: Apache-2.0
package hillock.peers.djl;

import ai.djl.ndarray.NDArray;
import hillock.peers.Binding;
import hillock.peers.PeerFunction;

/// An activation function of DJL.
record DjlFunction(String written, Value value) implements PeerFunction {
  /// y = f(x), a new array.
  interface Value {
    NDArray of(NDArray x);
  }

  @Override
  public Binding bind(float[] x, float[] dy) {
    return new DjlBinding(value, x, dy);
  }
}
