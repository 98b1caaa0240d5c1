// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import java.util.List;

/// What happened in a training.
///
/// Two trainings with the same network, hyperparameters, examples and seed have equal histories, to
/// the bit.
///
/// @param atStart the statistics of all layers before the first step, the output layer last
/// @param epochs the epochs that were completed
/// @param ending why training ended
public record History(List<LayerStatistics> atStart, List<Epoch> epochs, Ending ending) {
  public History {
    atStart = List.copyOf(atStart);
    epochs = List.copyOf(epochs);
  }

  /// Why a training ended.
  public sealed interface Ending {}

  /// All epochs are done.
  public record Completed() implements Ending {}

  /// A number is no longer finite.
  ///
  /// @param epoch the epoch in which that was found, counted from 1
  /// @param step the step of that epoch, counted from 1
  /// @param what which number: `the training loss`, `a weight` or `the validation loss`
  public record Diverged(int epoch, int step, String what) implements Ending {}
}
