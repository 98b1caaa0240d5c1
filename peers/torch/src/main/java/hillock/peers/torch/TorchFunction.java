// SPDX-License-Identifier: Apache-2.0
package hillock.peers.torch;

import hillock.peers.Binding;
import hillock.peers.PeerFunction;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/// An activation function of PyTorch: the usual call, and what else there is.
///
/// @param written as in Python
/// @param value the usual call
/// @param into the call that fills a tensor; null if there is none
/// @param slope the derivative that autograd calls, filled in; null if there is none
/// @param newSlope the same, as a new tensor; null unless there is only this one
record TorchFunction(
    String written,
    Value value,
    @Nullable Into into,
    @Nullable Slope slope,
    @Nullable NewSlope newSlope)
    implements PeerFunction {

  /// y = f(x), a new tensor.
  interface Value {
    Tensor of(Tensor x);
  }

  /// y = f(x), filled in.
  interface Into {
    Tensor fill(Tensor y, Tensor x);
  }

  /// dx = f'(x)·dy, filled in; given x and y = f(x), of which it reads one.
  interface Slope {
    Tensor fill(Tensor dx, Tensor dy, Tensor x, Tensor y);
  }

  /// dx = f'(x)·dy, a new tensor.
  interface NewSlope {
    Tensor of(Tensor dy, Tensor x);
  }

  /// A function with the usual call only; its derivative takes autograd.
  static TorchFunction composed(String written, Value value) {
    return new TorchFunction(written, value, null, null, null);
  }

  TorchFunction filling(Into how) {
    return new TorchFunction(written, value, how, slope, newSlope);
  }

  TorchFunction sloping(Slope how) {
    return new TorchFunction(written, value, into, how, newSlope);
  }

  TorchFunction slopingAnew(NewSlope how) {
    return new TorchFunction(written, value, into, slope, how);
  }

  @Override
  public Binding bind(float[] x, float[] dy) {
    return new TorchBinding(this, x, dy);
  }
}
