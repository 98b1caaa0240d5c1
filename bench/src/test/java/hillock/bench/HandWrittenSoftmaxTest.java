// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.layers.RowFunction;
import hillock.layers.RowKernel;
import hillock.numerics.Philox;
import hillock.numerics.Precision;
import org.junit.jupiter.api.Test;

final class HandWrittenSoftmaxTest {
  @Test
  void theYardstickComputesWhatTheKernelDoes() {
    RowKernel kernel = RowKernel.of(RowFunction.SOFTMAX, Precision.F32);
    for (int columns : new int[] {1, 5, 16, 64, 100, 1000}) {
      float[] x = new float[3 * columns];
      new Philox(columns).fillNormal(x, 0, x.length, 0);
      float[] y = new float[x.length];
      float[] byHand = new float[x.length];
      kernel.forward(x, y, columns);
      HandWrittenSoftmax.softmax(x, byHand, columns);
      for (int i = 0; i < x.length; i++) {
        assertThat(Math.abs(byHand[i] - y[i])).isLessThan(1e-6f * y[i]);
      }
    }
  }
}
