// SPDX-License-Identifier: Apache-2.0
/// The built-in training engine: multilayer perceptrons on our kernels, instrumented, no natives.
///
/// A [hillock.perceptron.Training] says what is trained and how; it runs on
/// [hillock.perceptron.Examples] and gives a [hillock.perceptron.Perceptron] and a
/// [hillock.perceptron.History]. The mathematics is that of the survey of Zhang, Zhang and Yu
/// (2021), section 2, with examples as rows rather than columns, so that its products are
/// transposed here:
///
/// - (26) the objective is the mean loss and (λ/2)·ΣW²: [hillock.perceptron.Loss],
///   [hillock.perceptron.Hyperparameters];
/// - (27) z = x·W + b and a = g(z), which the survey prints as one line:
///   [hillock.perceptron.DenseLayer], [hillock.perceptron.HiddenPass];
/// - (28) to (32) dz = da ∘ g′(z), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ: the same two and
///   [hillock.perceptron.Pass], which strings them together. The survey writes for one example,
///   where db is dz; for a batch it is the sum;
/// - (33) and (34), to which the survey's text refers as (34) and (35), are plain gradient descent:
///   [hillock.perceptron.Optimizer].
///
/// Beyond the survey, each layer trains the learned parameters of its activation function, da·∂g/∂p
/// summed over units and examples, within their domains and free of the L2 term. Random activation
/// functions draw while training and are deterministic otherwise.
///
/// All else is equal between trainings that differ in the activation function only: initial weights
/// differ by the gain alone, batches not at all ([hillock.perceptron.Streams]). And every result is
/// the same to the bit on every run: matrix products, kernels and all other sums have one order of
/// arithmetic, threads share nothing but compiled code.
@NullMarked
package hillock.perceptron;

import org.jspecify.annotations.NullMarked;
