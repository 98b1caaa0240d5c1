// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.perceptron.Hyperparameters;
import java.util.List;

/// Data, a network and how to train it: what activation functions are compared on.
///
/// @param name its exact name
/// @param description one sentence
/// @param hidden units of the hidden layers of the suggested network, first to last
/// @param hyperparameters how to train it; they suit the usual functions
/// @param source where the examples come from; a task without them is light
public record Task(
    String name,
    String description,
    List<Integer> hidden,
    Hyperparameters hyperparameters,
    Source source) {
  public Task {
    hidden = List.copyOf(hidden);
    if (hidden.stream().anyMatch(units -> units < 1)) {
      throw new IllegalArgumentException("hidden layers have 1 or more units, not " + hidden);
    }
  }

  /// Reads or makes the examples; two calls give the same.
  ///
  /// @throws TaskException if they cannot be had, with what to do
  public Split load() {
    return source.load();
  }
}
