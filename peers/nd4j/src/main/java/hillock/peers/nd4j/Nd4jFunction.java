// SPDX-License-Identifier: Apache-2.0
package hillock.peers.nd4j;

import hillock.peers.Binding;
import hillock.peers.PeerFunction;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An activation function of ND4J.
///
/// @param written the operation
/// @param value y = f(x)
/// @param slope dx = f'(x)·dy in one operation or two, as Deeplearning4j calls them; null if it has none
record Nd4jFunction(String written, Value value, @Nullable Slope slope) implements PeerFunction {
  /// Fills y, which may be x.
  interface Value {
    Runnable into(INDArray x, INDArray y);
  }

  /// Fills dx.
  interface Slope {
    Runnable into(INDArray x, INDArray dy, INDArray dx);
  }

  @Override
  public Binding bind(float[] x, float[] dy) {
    return new Nd4jBinding(this, x, dy);
  }
}
