// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.peers.Binding;
import hillock.peers.Call;
import hillock.peers.Destination;
import hillock.peers.Pass;
import hillock.peers.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Makes every call on a small array before it is timed: for the JIT compiler, and to find out whether
/// contenders compute what Hillock computes.
final class Comparison {
  /// Relative to the larger of 1 and the value; what is farther off is another function.
  private static final double TOLERANCE = 1e-4;

  private static final int LENGTH = 4096;

  private final float[] x;
  private final float[] dy;
  private final float[] y = new float[LENGTH];
  private final float[] dx = new float[LENGTH];
  private final List<Disagreement> disagreements = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  private final LongSupplier clock;

  /// @param clock nanoseconds
  Comparison(LongSupplier clock) {
    this.clock = clock;
    Inputs inputs = Inputs.of(LENGTH);
    x = inputs.x();
    dy = inputs.dy();
  }

  List<Disagreement> disagreements() {
    return disagreements;
  }

  List<Failure> failures() {
    return failures;
  }

  /// Makes all calls that Hillock has for a function.
  void prepare(Peer ours, String function, List<Pass> passes) {
    try (Binding binding = ours.function(function).bind(x, dy)) {
      binding.call(Pass.FORWARD, Destination.PREALLOCATED).orElseThrow().result(y, dx);
      binding.call(Pass.BACKWARD, Destination.PREALLOCATED).orElseThrow().result(y, dx);
    }
    compile(ours, function, passes);
  }

  /// Makes all calls of kernels of ours, which tests compare.
  void compile(Peer ours, String function, List<Pass> passes) {
    try (Binding binding = ours.function(function).bind(x, dy)) {
      for (Pass pass : passes) {
        for (Destination destination : Destination.values()) {
          binding.call(pass, destination).ifPresent(call -> Rounds.compile(call, clock));
        }
      }
    }
  }

  /// Makes all calls that a contender has for the same function, and compares.
  void check(Peer theirs, String function, List<Pass> passes) {
    try (Binding binding = theirs.function(function).bind(x, dy)) {
      for (Pass pass : passes) {
        for (Destination destination : Destination.values()) {
          Optional<Call> call = binding.call(pass, destination);
          if (call.isPresent()) {
            check(theirs.id(), function, pass, destination, call.get());
          }
        }
      }
    }
  }

  private void check(
      String contender, String function, Pass pass, Destination destination, Call call) {
    float[] theirY = y.clone();
    float[] theirDx = dx.clone();
    try {
      call.result(theirY, theirDx);
    } catch (RuntimeException e) {
      failures.add(
          new Failure(contender, function, pass, destination, String.valueOf(e.getMessage())));
      return;
    }
    Rounds.compile(call, clock);
    int atY = worst(theirY, y);
    int atDx = worst(theirDx, dx);
    if (distance(theirY[atY], y[atY]) > TOLERANCE) {
      disagreements.add(
          new Disagreement(
              contender, function, pass, destination, "f", x[atY], theirY[atY], y[atY]));
    } else if (distance(theirDx[atDx], dx[atDx]) > TOLERANCE) {
      disagreements.add(
          new Disagreement(
              contender, function, pass, destination, "f' dy", x[atDx], theirDx[atDx], dx[atDx]));
    }
  }

  private static int worst(float[] theirs, float[] ours) {
    int worst = 0;
    for (int i = 1; i < ours.length; i++) {
      if (distance(theirs[i], ours[i]) > distance(theirs[worst], ours[worst])) {
        worst = i;
      }
    }
    return worst;
  }

  private static double distance(float theirs, float ours) {
    double difference = Math.abs((double) theirs - ours);
    return Double.isNaN(difference)
        ? Double.POSITIVE_INFINITY
        : difference / Math.max(1, Math.abs(ours));
  }
}
