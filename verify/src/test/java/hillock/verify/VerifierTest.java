// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class VerifierTest {
  private static final int STRIDE = 65_537;
  private static final Sampling SAMPLING = Sampling.strided(STRIDE);
  private static final Workers WORKERS = Workers.ofThisMachine();
  private static final Activation SIGMOID = Catalog.standard().find("sigmoid");

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  private static Verifier verifier(String function, int order) {
    Activation activation = Catalog.standard().find(function);
    return Verifier.of(activation, order, SAMPLING, WORKERS, Watch.nobody());
  }

  /// The float with the bits of the stride's multiple that is next below a number.
  private static float visited(float below) {
    int bits = Float.floatToRawIntBits(Math.abs(below));
    return Math.copySign(Float.intBitsToFloat(bits - bits % STRIDE), below);
  }

  /// A kernel that is right but for one input.
  private static FloatKernel planted(FloatKernel kernel, float at, float result) {
    return (x, y) -> {
      kernel.apply(x, y);
      for (int i = 0; i < x.length; i++) {
        y[i] = x[i] == at ? result : y[i];
      }
    };
  }

  @Test
  void aKernelIsMeasured() {
    Verification found = verifier("sigmoid", 0).verify(Kernels.floats(SIGMOID, 0), Watch.nobody());
    assertThat(found.maxUlps()).isBetween(0.25, 2.0);
    assertThat(found.isComplete()).isTrue();
    assertThat(found.isExhaustive()).isFalse();
    assertThat(found.worst()).hasSize(10).isSortedAccordingTo(Inaccuracy.WORST_FIRST);
    assertThat(found.zeros()).isEmpty();
    assertThat(found.lostSpecials()).isZero();
    assertThat(found.worstModerate().orElseThrow().ulps())
        .isLessThanOrEqualTo(found.worst().getFirst().ulps());
    assertThat(found.undefined()).isZero();
    assertThat(found.nans().lost()).isZero();
    assertThat(found.nans().inputs()).isEqualTo(2 * ((0x7fffff - 1) / STRIDE + 1));
    assertThat(found.special()).hasSize(13).allMatch(s -> s.isKnown() && s.ulps() <= 2);
  }

  @Test
  void everyVisitedInputIsInTheHistogram() {
    Verification found = verifier("mish", 1).verify(Kernels.floats(SIGMOID, 0), Watch.nobody());
    long multiples = Stretch.MOST / STRIDE;
    assertThat(found.finite()).isEqualTo(2 * multiples);
    assertThat(found.histogram().total()).isEqualTo(2 * multiples);
  }

  @Test
  void aPlantedErrorIsTheWorst() {
    for (float at : new float[] {visited(0.7f), visited(-3e-30f), visited(-1e-40f)}) {
      float right = 1 / (1 + (float) StrictMath.exp(-at));
      float wrong = right + 7 * Math.ulp(right);
      FloatKernel kernel = planted(Kernels.floats(SIGMOID, 0), at, wrong);
      Verification found = verifier("sigmoid", 0).verify(kernel, Watch.nobody());
      assertThat(found.worst().getFirst().input()).isEqualTo(at);
      assertThat(found.worst().getFirst().computed()).isEqualTo(wrong);
      assertThat(found.worstModerate().orElseThrow().input()).isEqualTo(at);
      // Just below 1/2 an ulp is half of what it is above.
      assertThat(found.maxUlps()).isBetween(5.0, 15.0);
      assertThat(found.histogram().counts().get(Histogram.bin(found.maxUlps()))).isEqualTo(1);
    }
  }

  @Test
  void nanAndInfinityAreTheWorstErrors() {
    for (float wrong : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
      float at = visited(2f);
      FloatKernel kernel = planted(Kernels.floats(SIGMOID, 0), at, wrong);
      Verification found = verifier("sigmoid", 0).verify(kernel, Watch.nobody());
      assertThat(found.maxUlps()).isInfinite();
      assertThat(found.worst().getFirst().input()).isEqualTo(at);
      assertThat(found.histogram().counts().getLast()).isEqualTo(1);
    }
  }

  @Test
  void aNumberForNaNIsCounted() {
    FloatKernel kernel =
        (x, y) -> {
          for (int i = 0; i < x.length; i++) {
            y[i] = Math.max(Float.isNaN(x[i]) ? 0 : x[i], 0);
          }
        };
    Verification found = verifier("relu", 0).verify(kernel, Watch.nobody());
    assertThat(found.nans().lost()).isEqualTo(found.nans().inputs()).isPositive();
    assertThat(found.maxUlps()).as("NaN is among the special inputs").isInfinite();
    assertThat(found.lostSpecials()).isEqualTo(1);
    assertThat(found.worst().getFirst().ulps()).isZero();
  }

  @Test
  void anErrorNearAZeroIsToldFromOthers() {
    Activation mish = Catalog.standard().find("mish");
    Verifier verifier = verifier("mish", 1);
    float at = visited(-1.19f);
    FloatKernel kernel = planted(Kernels.floats(mish, 1), at, 0.01f);
    Verification found = verifier.verify(kernel, Watch.nobody());
    assertThat(found.worst().getFirst().input()).isEqualTo(at);
    assertThat(found.maxUlps()).isGreaterThan(1e4);
    assertThat(found.maxUlpsElsewhere()).isLessThan(5);
    assertThat(found.zeros().orElseThrow().largestError()).isBetween(0.005, 0.015);
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    Activation mish = Catalog.standard().find("mish");
    FloatKernel kernel = Kernels.floats(mish, 0);
    Verification several = verifier("mish", 0).verify(kernel, Watch.nobody());
    try (Workers one = new Workers(1)) {
      Verifier verifier = Verifier.of(mish, 0, SAMPLING, one, Watch.nobody());
      assertThat(verifier.verify(kernel, Watch.nobody())).isEqualTo(several);
    }
  }

  @Test
  void whatWasFoundBeforeAStopIsKept() {
    Watch soon =
        new Watch() {
          @Override
          public void done(long inputs, long of) {
            stop();
          }
        };
    Verification found = verifier("sigmoid", 0).verify(Kernels.floats(SIGMOID, 0), soon);
    assertThat(found.isComplete()).isFalse();
    assertThat(found.finite()).isPositive().isEqualTo(found.histogram().total());
    assertThat(found.worst()).isNotEmpty();
    assertThatThrownBy(() -> Verifier.of(SIGMOID, 0, SAMPLING, WORKERS, soon))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void functionsOfTwoInputsAreRefused() {
    assertThatThrownBy(() -> verifier("swiglu", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("swiglu has 2 inputs");
  }

  @Test
  void aStrideIsOdd() {
    for (int stride : new int[] {0, -1, 2, 4096}) {
      assertThatThrownBy(() -> Sampling.strided(stride)).hasMessageContaining("odd");
    }
  }

  @Test
  void secondDerivativesAreVerified() {
    Activation softplus = Catalog.standard().find("softplus");
    Verification found =
        verifier("softplus", 2).verify(Kernels.floats(softplus, 2), Watch.nobody());
    assertThat(found.order()).isEqualTo(2);
    assertThat(found.maxUlps()).isBetween(0.4, 8.0);
  }
}
