// SPDX-License-Identifier: Apache-2.0
package hillock.peers.nd4j;

import hillock.peers.Binding;
import hillock.peers.Call;
import hillock.peers.Calls;
import hillock.peers.Destination;
import hillock.peers.Pass;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// A function of ND4J bound to arrays of its own.
final class Nd4jBinding implements Binding {
  private final Nd4jFunction function;
  private final INDArray x;
  private final INDArray dy;
  private final INDArray y;
  private final INDArray dx;

  Nd4jBinding(Nd4jFunction function, float[] xs, float[] dys) {
    this.function = function;
    x = Nd4j.createFromArray(xs);
    dy = Nd4j.createFromArray(dys);
    y = Nd4j.createFromArray(xs);
    dx = Nd4j.createFromArray(dys);
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
    return switch (destination) {
      case PREALLOCATED -> Optional.of(Calls.of(function.value().into(x, y), this::copyValue));
      case IN_PLACE ->
          Optional.of(
              Calls.of(() -> y.assign(x), function.value().into(y, y), this::copyValue));
      case NEW -> Optional.of(Calls.of(this::create, this::copyCreated));
    };
  }

  /// The usual call: `Transforms` and Deeplearning4j make the result's array first.
  private void create() {
    INDArray created = Nd4j.createUninitialized(x.dataType(), x.shape());
    function.value().into(x, created).run();
    created.close();
  }

  private void copyCreated(float[] toY, float[] toDx) {
    INDArray created = Nd4j.createUninitialized(x.dataType(), x.shape());
    function.value().into(x, created).run();
    copy(created, toY);
    created.close();
  }

  private Optional<Call> backward(Destination destination) {
    Nd4jFunction.Slope slope = function.slope();
    if (slope == null || destination != Destination.PREALLOCATED) {
      return Optional.empty();
    }
    return Optional.of(
        Calls.of(slope.into(x, dy, dx), (toY, toDx) -> copy(dx, toDx)));
  }

  private Optional<Call> both(Destination destination) {
    Nd4jFunction.Slope slope = function.slope();
    if (slope == null || destination != Destination.PREALLOCATED) {
      return Optional.empty();
    }
    Runnable value = function.value().into(x, y);
    Runnable backward = slope.into(x, dy, dx);
    Runnable work =
        () -> {
          value.run();
          backward.run();
        };
    return Optional.of(
        Calls.of(
            work,
            (toY, toDx) -> {
              copy(y, toY);
              copy(dx, toDx);
            }));
  }

  private void copyValue(float[] toY, float[] toDx) {
    copy(y, toY);
  }

  private static void copy(INDArray from, float[] to) {
    System.arraycopy(from.data().asFloat(), 0, to, 0, to.length);
  }

  @Override
  public void close() {
    x.close();
    dy.close();
    y.close();
    dx.close();
  }
}
