// SPDX-License-Identifier: Apache-2.0
package hillock.peers.torch;

import hillock.peers.Binding;
import hillock.peers.Call;
import hillock.peers.Destination;
import hillock.peers.Pass;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.jspecify.annotations.Nullable;

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
              : Optional.of(filling(() -> into.fill(y.tensor(), x.tensor()), y, null));
      case IN_PLACE ->
          into == null
              ? Optional.empty()
              : Optional.of(
                  inPlace(() -> into.fill(y.tensor(), y.tensor()), x, y, null));
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
                  filling(
                      () -> slope.fill(dx.tensor(), dy.tensor(), x.tensor(), kept), null, dx));
      case IN_PLACE ->
          slope == null
              ? Optional.empty()
              : Optional.of(
                  inPlace(
                      () -> slope.fill(dx.tensor(), dx.tensor(), x.tensor(), kept), dy, null, dx));
    };
  }

  private Optional<Call> both(Destination destination) {
    TorchFunction.Into into = function.into();
    TorchFunction.Slope slope = function.slope();
    return switch (destination) {
      case NEW -> Optional.of(new Autograd());
      case PREALLOCATED ->
          into == null || slope == null
              ? Optional.empty()
              : Optional.of(
                  filling(
                      () -> {
                        into.fill(y.tensor(), x.tensor());
                        slope.fill(dx.tensor(), dy.tensor(), x.tensor(), y.tensor());
                      },
                      y,
                      dx));
      case IN_PLACE -> Optional.empty();
    };
  }

  /// A call whose results lie in memory of ours.
  private static Call filling(Runnable work, @Nullable Floats value, @Nullable Floats slope) {
    return new Call() {
      @Override
      public void run() {
        work.run();
      }

      @Override
      public void result(float[] toY, float[] toDx) {
        run();
        copy(value, toY);
        copy(slope, toDx);
      }
    };
  }

  private static Call inPlace(
      Runnable work, Floats source, @Nullable Floats value, @Nullable Floats slope) {
    Call plain = filling(work, value, slope);
    Floats overwritten = value == null ? slope : value;
    return new Call() {
      @Override
      public void prepare() {
        if (overwritten != null) {
          overwritten.copyFrom(source);
        }
      }

      @Override
      public void run() {
        plain.run();
      }

      @Override
      public void result(float[] toY, float[] toDx) {
        prepare();
        plain.result(toY, toDx);
      }
    };
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

  private static void copy(@Nullable Floats from, float[] to) {
    if (from != null) {
      from.copyTo(to);
    }
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
