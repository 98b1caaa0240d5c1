// SPDX-License-Identifier: Apache-2.0
package hillock.peers.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import hillock.peers.Binding;
import hillock.peers.Call;
import hillock.peers.Destination;
import hillock.peers.Pass;
import java.util.Optional;

/// A function of DJL bound to arrays of its own; every result is a new array.
final class DjlBinding implements Binding {
  private final DjlFunction.Value value;
  private final NDManager manager;
  private final NDArray x;
  private final NDArray dy;

  DjlBinding(DjlFunction.Value value, float[] xs, float[] dys) {
    this.value = value;
    this.manager = NDManager.newBaseManager("PyTorch");
    this.x = manager.create(xs);
    this.dy = manager.create(dys);
  }

  @Override
  public Optional<Call> call(Pass pass, Destination destination) {
    if (destination != Destination.NEW) {
      return Optional.empty();
    }
    return switch (pass) {
      case FORWARD -> Optional.of(new Forward());
      case BACKWARD -> Optional.empty();
      case BOTH -> Optional.of(new Autograd());
    };
  }

  private final class Forward implements Call {
    @Override
    public void run() {
      try (NDManager scope = manager.newSubManager()) {
        x.attach(scope);
        value.of(x);
        x.attach(manager);
      }
    }

    @Override
    public void result(float[] toY, float[] toDx) {
      try (NDManager scope = manager.newSubManager()) {
        x.attach(scope);
        copy(value.of(x), toY);
        x.attach(manager);
      }
    }
  }

  /// Forward and backward as in training: the gradient of the sum of f(x)·dy.
  private final class Autograd implements Call {
    @Override
    public void run() {
      try (NDManager scope = manager.newSubManager()) {
        gradient(leaf(scope), new float[0]).close();
      }
    }

    /// The input as autograd sees it, in the same memory; anew, so that gradients do not add up.
    private NDArray leaf(NDManager scope) {
      NDArray leaf = x.stopGradient();
      leaf.attach(scope);
      leaf.setRequiresGradient(true);
      return leaf;
    }

    private NDArray gradient(NDArray leaf, float[] toY) {
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray y = value.of(leaf);
        collector.backward(y.mul(dy).sum());
        if (toY.length > 0) {
          copy(y, toY);
        }
      }
      return leaf.getGradient();
    }

    @Override
    public void result(float[] toY, float[] toDx) {
      try (NDManager scope = manager.newSubManager();
          NDArray gradient = gradient(leaf(scope), toY)) {
        copy(gradient, toDx);
      }
    }
  }

  private static void copy(NDArray from, float[] to) {
    System.arraycopy(from.toFloatArray(), 0, to, 0, to.length);
  }

  @Override
  public void close() {
    manager.close();
  }
}
