// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.expr.Activation;
import hillock.perceptron.Hyperparameters;
import hillock.perceptron.Network;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// All that the trials of a study have in common: everything but the function and the seed.
///
/// @param task the name of the task
/// @param origin where its examples come from
/// @param sha256 of the examples
/// @param inputs numbers per example
/// @param hidden units of the hidden layers, first to last
/// @param classes classes, and units of the output layer
/// @param hyperparameters how all networks are trained
public record Setting(
    String task,
    String origin,
    String sha256,
    int inputs,
    List<Integer> hidden,
    int classes,
    Hyperparameters hyperparameters) {
  public Setting {
    hidden = List.copyOf(hidden);
  }

  /// The setting of a task whose examples are loaded.
  public static Setting of(Task task, Split split) {
    return new Setting(
        task.name(),
        task.source().origin(),
        split.sha256(),
        split.width(),
        task.hidden(),
        split.classes(),
        task.hyperparameters());
  }

  /// The layers: `784-256-128-10`.
  public String layers() {
    return IntStream.concat(
            IntStream.concat(
                IntStream.of(inputs), hidden.stream().mapToInt(Integer::intValue)),
            IntStream.of(classes))
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("-"));
  }

  /// The training in words: `12 epochs of Adam, batches of 128, rate 0.002, L2 3.0E-5`.
  public String training() {
    return "%s epochs of %s in batches of %s, learning rate %s with schedule %s, L2 %s"
        .formatted(
            hyperparameters.epochs(),
            hyperparameters.optimizer(),
            hyperparameters.batch(),
            hyperparameters.learningRate(),
            hyperparameters.schedule(),
            hyperparameters.l2());
  }

  Network network(Candidate candidate) {
    Activation activation = candidate.activation();
    return Network.of(inputs, hidden, classes, activation, candidate.gain());
  }
}
