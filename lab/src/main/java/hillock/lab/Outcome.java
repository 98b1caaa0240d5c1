// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.perceptron.Epoch;
import hillock.perceptron.History;
import hillock.perceptron.LayerStatistics;
import hillock.perceptron.Score;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What came of a trial; a line of `trials.jsonl`.
///
/// @param key of the trial
/// @param function what the function was called
/// @param seed of the trial
/// @param divergence empty if training came to its end, else what was no longer finite, and when
/// @param test the score on the test set after the last epoch; NaN if training diverged
/// @param seconds how long training took, on a machine that may have done other things
/// @param atStart statistics of all layers before the first step, the output layer last
/// @param epochs the epochs that were completed
public record Outcome(
    String key,
    String function,
    long seed,
    String divergence,
    Score test,
    double seconds,
    List<LayerStatistics> atStart,
    List<Epoch> epochs) {
  public Outcome {
    atStart = List.copyOf(atStart);
    epochs = List.copyOf(epochs);
  }

  /// The same outcome of a function by another name.
  Outcome renamed(String name) {
    return new Outcome(key, name, seed, divergence, test, seconds, atStart, epochs);
  }

  /// Whether training came to its end.
  public boolean completed() {
    return divergence.isEmpty();
  }

  /// The accuracy on the test set; NaN if training diverged.
  public double accuracy() {
    return test.accuracy().orElse(Double.NaN);
  }

  /// How a quantity of a layer develops: before the first step, then after each epoch.
  double[] development(int layer, ToDoubleFunction<LayerStatistics> quantity) {
    return Stream.concat(
            Stream.of(atStart.get(layer)), epochs.stream().map(epoch -> epoch.layers().get(layer)))
        .mapToDouble(quantity)
        .toArray();
  }

  /// Why training ended early; empty if it did not.
  static String divergence(History history) {
    return switch (history.ending()) {
      case History.Completed _ -> "";
      case History.Diverged(int epoch, int step, String what) ->
          "%s was no longer finite at step %s of epoch %s".formatted(what, step, epoch);
    };
  }
}
