// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

/// Another formula that its author says means the same, whatever the input and the parameters:
/// `smooth-gaussian(leaky-relu(x; alpha = alpha), sigma)`.
///
/// @param text as written
/// @param formula what it means, without random draws
public record Equation(String text, Expr formula) {}
