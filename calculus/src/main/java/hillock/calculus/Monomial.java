// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import hillock.expr.Rational;

/// A term of a sum: a rational coefficient times a core without one; the core of a number is 1.
record Monomial(Rational coefficient, Expr core) {}
