// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.perceptron.Optimizer.Adam;
import hillock.perceptron.Schedule.Cosine;

/// What a person chooses before training.
///
/// @param epochs how often training goes through all examples
/// @param batch examples per step; the last batch of an epoch may be smaller
/// @param learningRate the learning rate before the schedule
/// @param schedule what becomes of the learning rate
/// @param optimizer how weights follow from gradients
/// @param l2 λ of the term (λ/2)·Σw² of the objective, the sum over all weights; biases and the
///     parameters of activation functions are free
public record Hyperparameters(
    int epochs, int batch, double learningRate, Schedule schedule, Optimizer optimizer, double l2) {
  /// @throws IllegalArgumentException naming the number that is out of range
  public Hyperparameters {
    Require.atLeastOne("the number of epochs", epochs);
    Require.atLeastOne("the batch", batch);
    Require.positive("the learning rate", learningRate);
    Require.notNegative("the L2 coefficient", l2);
  }

  /// A choice that suits most functions: twelve epochs of Adam in batches of 128, with a learning
  /// rate that falls from 0.002 to nothing along a cosine.
  ///
  /// On MNIST with hidden layers of 256 and 128 units, relu so reached 98.2 % to 98.5 % with each
  /// of twenty seeds; `MnistTest` repeats the measurement.
  public static Hyperparameters standard() {
    return new Hyperparameters(12, 128, 2e-3, new Cosine(), new Adam(), 3e-5);
  }
}
