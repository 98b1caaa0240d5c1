// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.numerics.Philox;

/// What functions are timed on: x normal with standard deviation 2, dy with 1; always the same.
final class Inputs {
  private final float[] x;
  private final float[] dy;

  private Inputs(float[] x, float[] dy) {
    this.x = x;
    this.dy = dy;
  }

  static Inputs of(int n) {
    float[] x = new float[n];
    float[] dy = new float[n];
    Philox random = new Philox(1);
    random.fillNormal(x, 0, n, 0);
    random.fillNormal(dy, 0, n, n);
    for (int i = 0; i < n; i++) {
      x[i] *= 2;
    }
    return new Inputs(x, dy);
  }

  float[] x() {
    return x;
  }

  float[] dy() {
    return dy;
  }
}
