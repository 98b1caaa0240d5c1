// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.catalog.Catalog;
import hillock.codegen.Kernel;
import hillock.numerics.Precision;
import hillock.peers.Binding;
import hillock.peers.Destination;
import hillock.peers.Pass;
import hillock.peers.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The loops written by hand compute what they stand for.
final class LoopsTest {
  /// No multiple of a vector's length.
  private static final int LENGTH = 2003;

  @TestFactory
  Stream<DynamicTest> loopsAgreeWithKernels() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Peer peer : ServiceLoader.load(Peer.class)) {
      for (String function : peer.functions()) {
        tests.add(
            DynamicTest.dynamicTest(
                peer.id() + " " + function, () -> agrees(peer, function)));
      }
    }
    assertThat(tests).hasSize(5 + 7);
    return tests.stream();
  }

  private static void agrees(Peer peer, String function) {
    float[] x = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      x[i] = (i - LENGTH / 2) / 64f;
    }
    float[] expected = new float[LENGTH];
    Kernel.of(Catalog.standard().find(function), Precision.F32).forward(x, expected);
    // Loops over Math use an erf of seven digits, and the usual formulas.
    double tolerance = peer.id().equals("hand") ? 5e-7 : 2e-6;
    try (Binding binding = peer.function(function).bind(x, x)) {
      for (Destination destination : List.of(Destination.PREALLOCATED, Destination.IN_PLACE)) {
        float[] y = new float[LENGTH];
        binding.call(Pass.FORWARD, destination).orElseThrow().result(y, new float[0]);
        for (int i = 0; i < LENGTH; i++) {
          double scale = Math.max(1, Math.abs(expected[i]));
          assertThat((double) y[i])
              .as("%s at %s", destination, x[i])
              .isCloseTo(expected[i], within(tolerance * scale));
        }
      }
      assertThat(binding.call(Pass.BACKWARD, Destination.PREALLOCATED)).isEmpty();
    }
  }

  @Test
  void onTwoThreadsThereAreNone() {
    Peer hand = new HandWrittenLoops();
    hand.threads(2);
    assertThat(hand.functions()).isEmpty();
    hand.threads(1);
    assertThat(hand.functions()).contains("mish");
  }
}
