// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.expr.Activation;
import java.util.List;

/// The shape of a network: inputs, hidden layers, linear outputs.
///
/// @param inputs the number of inputs
/// @param hidden the hidden layers, first to last; none makes the network linear
/// @param outputs the number of outputs
/// @param outputGain the gain of the weights of the output layer
public record Network(int inputs, List<HiddenLayer> hidden, int outputs, double outputGain) {
  /// @throws IllegalArgumentException if a size is not positive or a gain not positive and finite
  public Network {
    hidden = List.copyOf(hidden);
    Require.atLeastOne("the number of inputs", inputs);
    Require.atLeastOne("the number of outputs", outputs);
    Require.positive("a gain", outputGain);
    int before = inputs;
    for (HiddenLayer layer : hidden) {
      requireWeights(before, layer.units());
      before = layer.units();
    }
    requireWeights(before, outputs);
  }

  /// A network whose hidden layers all have the same activation function and gain; the output layer
  /// has gain 1.
  ///
  /// @param units the number of units of each hidden layer
  public static Network of(
      int inputs, List<Integer> units, int outputs, Activation activation, double gain) {
    List<HiddenLayer> hidden =
        units.stream().map(size -> new HiddenLayer(size, activation, gain)).toList();
    return new Network(inputs, hidden, outputs, 1);
  }

  /// A hidden layer: weights, biases and an activation function.
  ///
  /// The weights begin as independent normal numbers of mean 0 and variance gain²/fan-in, where
  /// fan-in is the number of inputs of the layer; biases begin at 0. A gain of √2 suits relu (He et
  /// al., *Delving deep into rectifiers*, 2015); what suits another function follows from its
  /// formula.
  ///
  /// @param units the number of units
  /// @param activation what is applied to each unit; must have one input
  /// @param gain the gain of the weights
  public record HiddenLayer(int units, Activation activation, double gain) {
    /// @throws IllegalArgumentException if a number is out of range or the function has several
    ///     inputs
    public HiddenLayer {
      Require.atLeastOne("the number of units", units);
      Require.positive("a gain", gain);
      if (activation.inputs().size() != 1) {
        throw new IllegalArgumentException(
            "%s has the inputs %s; a hidden layer needs a function of one input"
                .formatted(activation.name(), String.join(", ", activation.inputs())));
      }
    }
  }

  private static void requireWeights(int inputs, int units) {
    if ((long) inputs * units > 1 << 28) {
      throw new IllegalArgumentException(
          "a layer of %d x %d weights is too large: at most 2^28".formatted(inputs, units));
    }
  }
}
