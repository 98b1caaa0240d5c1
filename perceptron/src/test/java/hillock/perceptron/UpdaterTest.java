// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import hillock.perceptron.Optimizer.Adam;
import hillock.perceptron.Optimizer.Sgd;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Each optimizer against its published equations in double.
class UpdaterTest {
  private static final int SIZE = 37;
  private static final int STEPS = 50;
  private static final double L2 = 0.01;
  private final Random random = new Random(11);
  private final float[] values = new float[SIZE];
  private final double[] expected = new double[SIZE];

  UpdaterTest() {
    for (int i = 0; i < SIZE; i++) {
      values[i] = (float) random.nextGaussian();
      expected[i] = values[i];
    }
  }

  private float[] gradient() {
    float[] gradient = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      gradient[i] = (float) random.nextGaussian();
    }
    return gradient;
  }

  private void assertClose() {
    for (int i = 0; i < SIZE; i++) {
      assertThat((double) values[i]).isCloseTo(expected[i], offset(5e-6));
    }
  }

  @Test
  void plainDescentIsEquation33() {
    Updater updater = Updater.of(new Sgd(0), SIZE);
    for (int step = 0; step < STEPS; step++) {
      float[] gradient = gradient();
      updater.update(values, gradient, 0.1, L2);
      for (int i = 0; i < SIZE; i++) {
        expected[i] -= 0.1 * (gradient[i] + L2 * expected[i]);
      }
    }
    assertClose();
  }

  @Test
  void momentumRemembersAndTheRateActsAtOnce() {
    Updater updater = Updater.of(new Sgd(0.9), SIZE);
    double[] velocity = new double[SIZE];
    for (int step = 0; step < STEPS; step++) {
      float[] gradient = gradient();
      double rate = 0.1 / (step + 1);
      updater.update(values, gradient, rate, L2);
      for (int i = 0; i < SIZE; i++) {
        velocity[i] = 0.9 * velocity[i] + gradient[i] + L2 * expected[i];
        expected[i] -= rate * velocity[i];
      }
    }
    assertClose();
  }

  @Test
  void adamIsAlgorithm1() {
    Updater updater = Updater.of(new Adam(0.8, 0.95, 1e-3), SIZE);
    double[] mean = new double[SIZE];
    double[] square = new double[SIZE];
    for (int step = 1; step <= STEPS; step++) {
      float[] gradient = gradient();
      updater.update(values, gradient, 0.01, L2);
      for (int i = 0; i < SIZE; i++) {
        double g = gradient[i] + L2 * expected[i];
        mean[i] = 0.8 * mean[i] + 0.2 * g;
        square[i] = 0.95 * square[i] + 0.05 * g * g;
        double meanHat = mean[i] / (1 - StrictMath.pow(0.8, step));
        double squareHat = square[i] / (1 - StrictMath.pow(0.95, step));
        expected[i] -= 0.01 * meanHat / (Math.sqrt(squareHat) + 1e-3);
      }
    }
    assertClose();
  }

  @Test
  void theFirstStepOfAdamIsTheRateWhateverTheGradient() {
    float[] one = {1};
    Updater.of(new Adam(), 1).update(one, new float[] {123}, 0.5, 0);
    assertThat(one[0]).isCloseTo(0.5f, offset(1e-6f));
  }
}
