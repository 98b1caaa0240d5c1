// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.SignalPropagation.Layer;
import hillock.certify.VarianceLimit;
import java.util.List;
import java.util.Optional;

/// What happens to signals and gradients, in words.
final class SignalVerdict {
  /// Smaller relative changes through all layers are none.
  private static final double KEPT = 0.01;

  /// Smaller relative changes a layer are none.
  private static final double STEADY = 5e-4;

  private SignalVerdict() {}

  /// One line: `signals keep their variance; gradients grow by 3 % a layer: chaotic phase`.
  static String of(List<Layer> layers, Optional<VarianceLimit> limit) {
    String phase = limit.map(SignalVerdict::phase).orElse("");
    return "%s; %s%s%s"
        .formatted(
            signals(layers, limit),
            gradients(layers),
            phase.isEmpty() ? "" : ": " + phase,
            limit.map(SignalVerdict::warning).orElse(""));
  }

  private static String signals(List<Layer> layers, Optional<VarianceLimit> limit) {
    double first = layers.getFirst().variance();
    double last = layers.getLast().variance();
    if (Math.abs(last / first - 1) < KEPT) {
      return "signals keep their variance";
    }
    String change =
        "from %s to %s".formatted(Numbers.shortened(first, 3), Numbers.shortened(last, 3));
    return switch (limit.map(VarianceLimit::kind).orElse(VarianceLimit.Kind.UNKNOWN)) {
      case SETTLES -> "the variance of signals settles, " + change;
      case VANISHES -> "signals fade away, their variance goes " + change;
      case EXPLODES -> "signals explode, their variance goes " + change;
      case OSCILLATES -> "the variance of signals goes to and fro";
      case UNKNOWN -> "the variance of signals goes " + change;
    };
  }

  private static String gradients(List<Layer> layers) {
    double whole = layers.getFirst().gradient();
    if (Double.isNaN(whole)) {
      return "gradients are not known";
    }
    if (whole == 0 && layers.size() > 1) {
      return "there are no gradients";
    }
    double growth = StrictMath.pow(whole, 1.0 / Math.max(1, layers.size() - 1)) - 1;
    if (Math.abs(growth) < STEADY) {
      return "gradients keep their size";
    }
    return "gradients %s by %s %% a layer on their way back"
        .formatted(growth > 0 ? "grow" : "shrink", Numbers.shortened(100 * Math.abs(growth), 2));
  }

  private static String phase(VarianceLimit limit) {
    return switch (limit.phase()) {
      case ORDERED -> "ordered phase";
      case CRITICAL -> "edge of chaos";
      case CHAOTIC -> "chaotic phase";
      case UNKNOWN -> "";
    };
  }

  /// A balance that does not last.
  private static String warning(VarianceLimit limit) {
    return limit.kind() == VarianceLimit.Kind.SETTLES && Math.abs(limit.slope()) > 1 + STEADY
        ? "; the balance is unstable, deviations of the variance grow by %s %% a layer"
            .formatted(Numbers.shortened(100 * (Math.abs(limit.slope()) - 1), 2))
        : "";
  }
}
