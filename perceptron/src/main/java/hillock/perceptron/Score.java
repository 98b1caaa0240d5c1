// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import java.util.OptionalDouble;

/// How well a network does on some examples.
///
/// @param loss the mean loss, cross-entropy in nats or half the squared error, without the L2 term
/// @param accuracy the part of the examples whose largest output is that of their class; empty if
///     they have no classes
public record Score(double loss, OptionalDouble accuracy) {}
