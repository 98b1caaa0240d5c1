// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;

/// What each instruction means for arrays: what [Scalar] says, for all elements in one loop.
///
/// Programs are tried at thousands of points before one is chosen, which takes most of the time
/// between a formula and its kernel.
final class Elementwise {
  private Elementwise() {}

  /// Computes the results for many elements.
  ///
  /// @param v one array per operand
  /// @param r receives the results
  /// @param n the number of elements
  static void apply(Opcode opcode, Precision precision, double[][] v, double[] r, int n) {
    switch (opcode) {
      case ADD -> add(v[0], v[1], r, n);
      case SUBTRACT -> subtract(v[0], v[1], r, n);
      case MULTIPLY -> multiply(v[0], v[1], r, n);
      case DIVIDE -> divide(v[0], v[1], r, n);
      case SQRT -> sqrt(v[0], r, n);
      case FMA -> fma(precision, v[0], v[1], v[2], r, n);
      case NEGATE -> negate(v[0], r, n);
      case ABS -> abs(v[0], r, n);
      case SELECT_LESS -> selectLess(v[0], v[1], v[2], v[3], r, n);
      case SELECT_LESS_OR_EQUAL -> selectLessOrEqual(v[0], v[1], v[2], v[3], r, n);
      case SELECT_EQUAL -> selectEqual(v[0], v[1], v[2], v[3], r, n);
      case INPUT, PARAMETER, CONSTANT -> throw new IllegalArgumentException(opcode.name());
      case SCALE_BY_BITS, EXPONENT, MANTISSA, SIN, COS -> oneByOne(opcode, precision, v, r, n);
    }
    if (precision == Precision.F32) {
      roundToFloats(r, n);
    }
  }

  private static void add(double[] a, double[] b, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] + b[i];
    }
  }

  private static void subtract(double[] a, double[] b, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] - b[i];
    }
  }

  private static void multiply(double[] a, double[] b, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] * b[i];
    }
  }

  private static void divide(double[] a, double[] b, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] / b[i];
    }
  }

  private static void sqrt(double[] a, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = Math.sqrt(a[i]);
    }
  }

  /// Rounding to a double first would round twice, and not always to the same float.
  private static void fma(Precision precision, double[] a, double[] b, double[] c, double[] r, int n) {
    switch (precision) {
      case F32 -> {
        for (int i = 0; i < n; i++) {
          r[i] = Math.fma((float) a[i], (float) b[i], (float) c[i]);
        }
      }
      case F64 -> {
        for (int i = 0; i < n; i++) {
          r[i] = Math.fma(a[i], b[i], c[i]);
        }
      }
    }
  }

  private static void negate(double[] a, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = -a[i];
    }
  }

  private static void abs(double[] a, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = Math.abs(a[i]);
    }
  }

  private static void selectLess(double[] a, double[] b, double[] c, double[] d, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] < b[i] ? c[i] : d[i];
    }
  }

  private static void selectLessOrEqual(
      double[] a, double[] b, double[] c, double[] d, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] <= b[i] ? c[i] : d[i];
    }
  }

  private static void selectEqual(double[] a, double[] b, double[] c, double[] d, double[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = a[i] == b[i] ? c[i] : d[i];
    }
  }

  private static void oneByOne(Opcode opcode, Precision precision, double[][] v, double[] r, int n) {
    double[] operands = new double[v.length];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < operands.length; k++) {
        operands[k] = v[k][i];
      }
      r[i] = Scalar.apply(opcode, precision, operands);
    }
  }

  /// Sums, products, quotients and roots of floats, rounded to doubles and then to floats, are as if
  /// rounded once: doubles have more than twice the bits.
  private static void roundToFloats(double[] r, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = (float) r[i];
    }
  }
}
