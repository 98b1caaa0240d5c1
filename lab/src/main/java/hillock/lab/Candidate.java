// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.certify.GaussianStatistics;
import hillock.certify.Prover;
import hillock.expr.Activation;
import hillock.expr.Parameter;
import hillock.expr.Printer;
import java.util.Optional;
import java.util.stream.Collectors;

/// A function that takes part in a study, with the gain of the weights before it.
///
/// @param name how people call it in this study: a name, or the formula they typed
/// @param activation the function
/// @param gain what fresh weights are scaled by
/// @param gainSource where the gain comes from, in words
public record Candidate(String name, Activation activation, double gain, String gainSource) {
  private static final double SMALLEST_GAIN = 1e-3;
  private static final double LARGEST_GAIN = 1e3;

  /// A candidate whose gain keeps the mean square of signals: 1/√(E f(Z)²) for a standard normal Z.
  ///
  /// Where that does not exist, or is beyond reason, the gain is 1 and the source says why.
  ///
  /// @throws IllegalArgumentException if the function has several inputs
  public static Candidate of(String name, Activation activation) {
    if (activation.inputs().size() != 1) {
      throw new IllegalArgumentException(
          "%s has the inputs %s; hidden layers need a function of one input"
              .formatted(name, String.join(", ", activation.inputs())));
    }
    Optional<GaussianStatistics> statistics = Prover.of(activation).gaussianStatistics();
    if (statistics.isEmpty()) {
      return new Candidate(name, activation, 1, "1, because E f² does not exist");
    }
    double gain = statistics.get().forwardGain();
    if (!(gain >= SMALLEST_GAIN && gain <= LARGEST_GAIN)) {
      String source = "1, because 1/√(E f²) is " + gain;
      return new Candidate(name, activation, 1, source);
    }
    return new Candidate(name, activation, gain, "1/√(E f²) for a standard normal input");
  }

  /// What decides how the function trains, as text; equal for functions that are the same but for
  /// their names.
  String description() {
    String parameters =
        activation.parameters().stream().map(Parameter::toString).collect(Collectors.joining(", "));
    return "f(%s; %s) = %s, evaluated as %s, with gain %s"
        .formatted(
            activation.inputs().getFirst(),
            parameters,
            Printer.print(activation.formula()),
            Printer.print(activation.evaluation()),
            Double.toHexString(gain));
  }
}
