// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.numerics.Philox;

/// Small problems to learn.
final class Problems {
  private Problems() {}

  /// Exclusive or, the four corners of a square.
  static Examples xor() {
    float[] inputs = {-1, -1, -1, 1, 1, -1, 1, 1};
    return Examples.labeled(inputs, 2, new int[] {0, 1, 1, 0}, 2);
  }

  /// Two spirals of almost two turns around each other (Lang and Witbrock, 1988), with noise.
  static Examples spirals(int count, long seed) {
    Philox philox = new Philox(seed);
    float[] inputs = new float[2 * count];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 2;
      double part = Math.sqrt(philox.uniform(i));
      double angle = 3.5 * Math.PI * part + Math.PI * labels[i];
      inputs[2 * i] = (float) (2 * part * StrictMath.cos(angle));
      inputs[2 * i + 1] = (float) (2 * part * StrictMath.sin(angle));
    }
    float[] noise = new float[2 * count];
    philox.withStream(1).fillNormal(noise, 0, noise.length, 0);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] += 0.02f * noise[i];
    }
    return Examples.labeled(inputs, 2, labels, 2);
  }

  /// One period of a sine, and of a cosine.
  static Examples waves(int count) {
    float[] inputs = new float[count];
    float[] targets = new float[2 * count];
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      inputs[i] = (float) (angle - Math.PI);
      targets[2 * i] = (float) StrictMath.sin(angle);
      targets[2 * i + 1] = (float) StrictMath.cos(angle);
    }
    return Examples.valued(inputs, 1, targets, 2);
  }
}
