// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

/// How weights follow from gradients.
///
/// Below, g is the gradient of the objective, its L2 term included, and r the learning rate. All
/// arithmetic is in float, one operation after another as written.
public sealed interface Optimizer {
  /// Stochastic gradient descent with momentum: v = μ·v + g, w = w − r·v.
  ///
  /// Source: Sutskever et al., *On the importance of initialization and momentum in deep learning*
  /// (2013), with the learning rate outside of v, so that a schedule acts at once.
  ///
  /// @param momentum μ, in [0, 1); 0 is plain gradient descent
  record Sgd(double momentum) implements Optimizer {
    public Sgd {
      Require.fraction("the momentum", momentum);
    }
  }

  /// Adam: m = β₁·m + (1−β₁)·g, v = β₂·v + (1−β₂)·g², w = w − r·m̂/(√v̂ + ε).
  ///
  /// At step t, m̂ = m/(1−β₁ᵗ) and v̂ = v/(1−β₂ᵗ). Source: Kingma and Ba, *Adam: a method for
  /// stochastic optimization* (2015), algorithm 1.
  ///
  /// @param beta1 in [0, 1)
  /// @param beta2 in [0, 1)
  /// @param epsilon positive
  record Adam(double beta1, double beta2, double epsilon) implements Optimizer {
    public Adam {
      Require.fraction("beta1", beta1);
      Require.fraction("beta2", beta2);
      Require.positive("epsilon", epsilon);
    }

    /// With the constants of the paper: 0.9, 0.999, 1e-8.
    public Adam() {
      this(0.9, 0.999, 1e-8);
    }
  }
}
