// SPDX-License-Identifier: Apache-2.0
package hillock.peers.torch;

import hillock.peers.Binding;
import hillock.peers.Call;
import hillock.peers.Calls;
import hillock.peers.Destination;
import hillock.peers.Pass;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;

/// A function of PyTorch bound to memory outside the heap, which its tensors share.
final class TorchBinding implements Binding {
  private final TorchFunction function;
  private final Floats x;
  private final Floats dy;
  private final Floats y;
  private final Floats dx;

  /// What training would have kept of the forward pass.
  private final Tensor kept;

  /// The input as autograd sees it.
  private final Tensor leaf;

  TorchBinding(TorchFunction function, float[] xs, float[] dys) {
    this.function = function;
    x = new Floats(xs, 0);
    dy = new Floats(dys, 1);
    y = new Floats(xs, 2);
    dx = new Floats(dys, 3);
    kept = function.value().of(x.tensor());
    leaf = x.another();
    leaf.set_requires_grad(true);
  }

  @Override
  public Optional<Call> call(Pass pass, Destination destination) {
    return switch (pass) {
      case FORWARD -> forward(destination);
      case BACKWARD -> backward(destination);
      case BOTH -> both(destination);
    };
  }

  private Optional<Call> forward(Destination destination) {
    TorchFunction.Into into = function.into();
    return switch (destination) {
      case NEW -> Optional.of(anew(() -> function.value().of(x.tensor()), true));
      case PREALLOCATED ->
          into == null
              ? Optional.empty()
              : Optional.of(Calls.of(() -> into.fill(y.tensor(), x.tensor()), this::copyValue));
      case IN_PLACE ->
          into == null
              ? Optional.empty()
              : Optional.of(
                  Calls.of(
                      () -> y.copyFrom(x),
                      () -> into.fill(y.tensor(), y.tensor()),
                      this::copyValue));
    };
  }

  private Optional<Call> backward(Destination destination) {
    TorchFunction.Slope slope = function.slope();
    TorchFunction.NewSlope newSlope = function.newSlope();
    return switch (destination) {
      case NEW ->
          newSlope == null
              ? Optional.empty()
              : Optional.of(anew(() -> newSlope.of(dy.tensor(), x.tensor()), false));
      case PREALLOCATED ->
          slope == null
              ? Optional.empty()
              : Optional.of(
                  Calls.of(
                      () -> slope.fill(dx.tensor(), dy.tensor(), x.tensor(), kept),
                      this::copySlope));
      case IN_PLACE ->
          slope == null
              ? Optional.empty()
              : Optional.of(
                  Calls.of(
                      () -> dx.copyFrom(dy),
                      () -> slope.fill(dx.tensor(), dx.tensor(), x.tensor(), kept),
                      this::copySlope));
    };
  }

  private Optional<Call> both(Destination destination) {
    return switch (destination) {
      case NEW -> Optional.of(new Autograd());
      case PREALLOCATED -> forwardThenBackward();
      case IN_PLACE -> Optional.empty();
    };
  }

  private Optional<Call> forwardThenBackward() {
    TorchFunction.Into into = function.into();
    TorchFunction.Slope slope = function.slope();
    if (into == null || slope == null) {
      return Optional.empty();
    }
    Runnable work =
        () -> {
          into.fill(y.tensor(), x.tensor());
          slope.fill(dx.tensor(), dy.tensor(), x.tensor(), y.tensor());
        };
    return Optional.of(
        Calls.of(
            work,
            (toY, toDx) -> {
              y.copyTo(toY);
              dx.copyTo(toDx);
            }));
  }

  private void copyValue(float[] toY, float[] toDx) {
    y.copyTo(toY);
  }

  private void copySlope(float[] toY, float[] toDx) {
    dx.copyTo(toDx);
  }

  /// A call whose result is a new tensor, freed at once.
  private static Call anew(Supplier<Tensor> work, boolean isValue) {
    return new Call() {
      @Override
      public void run() {
        work.get().close();
      }

      @Override
      public void result(float[] toY, float[] toDx) {
        try (Tensor result = work.get()) {
          result.data_ptr_float().get(isValue ? toY : toDx);
        }
      }
    };
  }

  @Override
  public void close() {
    leaf.close();
    kept.close();
    dx.close();
    y.close();
    dy.close();
    x.close();
  }

  /// Forward and backward as in training.
  private final class Autograd implements Call {
    @Override
    public void run() {
      try (PointerScope _ = new PointerScope()) {
        Tensor value = function.value().of(leaf);
        backward(value);
        leaf.mutable_grad().reset();
      }
    }

    private void backward(Tensor value) {
      value.backward(dy.tensor(), new BoolOptional(), false, new TensorArrayRefOptional());
    }

    @Override
    public void result(float[] toY, float[] toDx) {
      try (PointerScope _ = new PointerScope()) {
        Tensor value = function.value().of(leaf);
        backward(value);
        value.data_ptr_float().get(toY);
        leaf.mutable_grad().data_ptr_float().get(toDx);
        leaf.mutable_grad().reset();
      }
    }
  }
}
