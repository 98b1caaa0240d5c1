// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import java.util.List;

/// What is known at the end of an epoch.
///
/// @param number of the epoch, counted from 1
/// @param training the score of the training batches, each before its step, random draws included
/// @param validation the score on the validation examples at the end of the epoch
/// @param layers the statistics of all layers, the output layer last
public record Epoch(int number, Score training, Score validation, List<LayerStatistics> layers) {
  public Epoch {
    layers = List.copyOf(layers);
  }
}
