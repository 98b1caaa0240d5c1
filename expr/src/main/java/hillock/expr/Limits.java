// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

/// The bounds that make the language safe on hostile text; each has its own clear error.
public final class Limits {
  /// Characters in one formula.
  public static final int FORMULA_LENGTH = 10_000;

  /// Characters in one file of definitions.
  public static final int FILE_LENGTH = 1_000_000;

  /// Nesting of parentheses, calls, signs and powers in the text.
  public static final int NESTING = 100;

  /// Nesting of the tree once calls are expanded.
  public static final int DEPTH = 400;

  /// Nodes of the tree once calls and sums are expanded, counted without sharing.
  public static final int EXPANSION = 20_000;

  /// Inputs of one function.
  public static final int INPUTS = 16;

  /// Parameters of one function, elements of vectors counted one by one.
  public static final int PARAMETERS = 256;

  /// Terms of one `sum`.
  public static final int SUM_TERMS = 1_000;

  /// Work spent on the calls and sums of one formula: characters that sums read again, nodes that
  /// calls copy.
  public static final int EFFORT = 1_000_000;

  /// Characters in one name.
  public static final int NAME_LENGTH = 100;

  /// Characters in one number.
  public static final int NUMBER_LENGTH = 1_300;

  /// Bits of the numerator and of the denominator of a constant, typed or computed; 1233 digits.
  public static final int CONSTANT_BITS = 4_096;

  /// Epochs before parameters are aligned.
  public static final int RESTING_EPOCHS = 10_000;

  /// Order of a derivative.
  public static final int DERIVATIVE_ORDER = 12;

  private Limits() {}
}
