// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

/// A training, up to its examples: what network, how, and with which random numbers.
///
/// ```java
/// Training training = new Training(network, hyperparameters, 42);
/// Trained trained = training.run(new Engine(), examples, validation, (epoch, perceptron) -> {});
/// ```
///
/// @param network the shape of the network
/// @param hyperparameters how it is trained
/// @param seed of all random numbers: weights, order of examples, draws of activation functions
public record Training(Network network, Hyperparameters hyperparameters, long seed) {
  /// Told of each epoch.
  @FunctionalInterface
  public interface Listener {
    /// An epoch is done.
    ///
    /// @param perceptron the network as it is now; training goes on with it afterwards
    void epochDone(Epoch epoch, Perceptron perceptron);
  }

  /// What came of a training.
  ///
  /// @param perceptron the network after the last step
  public record Trained(Perceptron perceptron, History history) {}

  /// Trains a fresh network on the calling thread; several trainings may run on several threads.
  ///
  /// The result is a function of this record and the examples, to the bit: every sum has a fixed
  /// order, every random number a fixed place in a stream. If a number is no longer finite,
  /// training ends and the history says so.
  ///
  /// @param examples what it learns from
  /// @param validation what it is scored on after each epoch
  /// @throws IllegalArgumentException if examples do not fit the network
  public Trained run(Engine engine, Examples examples, Examples validation, Listener listener) {
    return new TrainingLoop(engine, this, examples).run(validation, listener);
  }
}
