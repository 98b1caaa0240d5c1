// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.perceptron.Optimizer.Adam;
import hillock.perceptron.Optimizer.Sgd;

/// What an optimizer remembers of one array of numbers that it changes.
abstract class Updater {
  static Updater of(Optimizer optimizer, int size) {
    return switch (optimizer) {
      case Sgd(var momentum) -> new SgdUpdater((float) momentum, size);
      case Adam adam -> new AdamUpdater(adam, size);
    };
  }

  /// Takes one step.
  ///
  /// @param gradient the gradient of the objective without its L2 term
  /// @param rate the learning rate
  /// @param l2 the coefficient of the L2 term
  abstract void update(float[] values, float[] gradient, double rate, double l2);

  private static final class SgdUpdater extends Updater {
    private final float momentum;
    private final float[] velocity;

    SgdUpdater(float momentum, int size) {
      this.momentum = momentum;
      this.velocity = new float[size];
    }

    @Override
    void update(float[] values, float[] gradient, double rate, double l2) {
      step(values, gradient, velocity, momentum, (float) rate, (float) l2);
    }

    private static void step(
        float[] values, float[] gradient, float[] velocity, float momentum, float rate, float l2) {
      for (int i = 0; i < values.length; i++) {
        float g = gradient[i] + l2 * values[i];
        velocity[i] = momentum * velocity[i] + g;
        values[i] -= rate * velocity[i];
      }
    }
  }

  private static final class AdamUpdater extends Updater {
    private final Adam adam;
    private final float[] mean;
    private final float[] square;
    private double power1 = 1;
    private double power2 = 1;

    AdamUpdater(Adam adam, int size) {
      this.adam = adam;
      this.mean = new float[size];
      this.square = new float[size];
    }

    @Override
    void update(float[] values, float[] gradient, double rate, double l2) {
      power1 *= adam.beta1();
      power2 *= adam.beta2();
      average(values, gradient, (float) l2);
      float step = (float) (rate / (1 - power1));
      float scale = (float) (1 / Math.sqrt(1 - power2));
      move(values, step, scale, (float) adam.epsilon());
    }

    /// 1−β is rounded once, so that it agrees with the division by 1−βᵗ to the last bits.
    private void average(float[] values, float[] gradient, float l2) {
      float beta1 = (float) adam.beta1();
      float beta2 = (float) adam.beta2();
      float rest1 = (float) (1 - adam.beta1());
      float rest2 = (float) (1 - adam.beta2());
      for (int i = 0; i < values.length; i++) {
        float g = gradient[i] + l2 * values[i];
        mean[i] = beta1 * mean[i] + rest1 * g;
        square[i] = beta2 * square[i] + rest2 * (g * g);
      }
    }

    private void move(float[] values, float step, float scale, float epsilon) {
      for (int i = 0; i < values.length; i++) {
        float root = (float) Math.sqrt(square[i]) * scale;
        values[i] -= step * mean[i] / (root + epsilon);
      }
    }
  }
}
