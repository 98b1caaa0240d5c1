// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;

/// What each instruction means for arrays: what [Scalar] says, for all elements in one loop.
///
/// Programs are tried at thousands of points before one is chosen, which takes most of the time
/// between a formula and its kernel.
final class Elementwise {
  private Elementwise() {}

  /// The results for many elements.
  ///
  /// @param v one array per operand
  /// @param count how many elements each has
  static double[] apply(Opcode opcode, Precision precision, double[][] v, int count) {
    double[] r = new double[count];
    switch (opcode) {
      case ADD -> add(v[0], v[1], r);
      case SUBTRACT -> subtract(v[0], v[1], r);
      case MULTIPLY -> multiply(v[0], v[1], r);
      case DIVIDE -> divide(v[0], v[1], r);
      case SQRT -> sqrt(v[0], r);
      case FMA -> fma(precision, v[0], v[1], v[2], r);
      case NEGATE -> negate(v[0], r);
      case ABS -> abs(v[0], r);
      case SELECT_LESS -> selectLess(v[0], v[1], v[2], v[3], r);
      case SELECT_LESS_OR_EQUAL -> selectLessOrEqual(v[0], v[1], v[2], v[3], r);
      case SELECT_EQUAL -> selectEqual(v[0], v[1], v[2], v[3], r);
      case INPUT, PARAMETER, CONSTANT -> throw new IllegalArgumentException(opcode.name());
      case SCALE_BY_BITS, EXPONENT, MANTISSA, SIN, COS -> oneByOne(opcode, precision, v, r);
    }
    if (precision == Precision.F32) {
      roundToFloats(r);
    }
    return r;
  }

  private static void add(double[] a, double[] b, double[] r) {
    for (int i = 0; i < r.length; i++) {
      r[i] = a[i] + b[i];
    }
  }

  private static void subtract(double[] a, double[] b, double[] r) {
    for (int i = 0; i < r.length; i++) {
      r[i] = a[i] - b[i];
    }
  }

  private static void multiply(double[] a, double[] b, double[] r) {
    for (int i = 0; i < r.length; i++) {
      r[i] = a[i] * b[i];
    }
  }

  private static void divide(double[] a, double[] b, double[] r) {
    for (int i = 0; i < r.length; i++) {
      r[i] = a[i] / b[i];
    }
  }

  private static void sqrt(double[] a, double[] r) {
    for (int i = 0; i < r.length; i++) {
      r[i] = Math.sqrt(a[i]);
    }
  }

  /// Rounding to a double first would round twice, and not always to the same float.
  private static void fma(Precision precision, double[] a, double[] b, double[] c, double[] r) {
    switch (precision) {
      case F32 -> {
        for (int i = 0; i < r.length; i++) {
          r[i] = Math.fma((float) a[i], (float) b[i], (float) c[i]);
        }
      }
      case F64 -> {
        for (int i = 0; i < r.length; i++) {
          r[i] = Math.fma(a[i], b[i], c[i]);
        }
      }
    }
  }

  private static void negate(double[] a, double[] r) {
    for (int i = 0; i < r.length; i++) {
      r[i] = -a[i];
    }
  }

  private static void abs(double[] a, double[] r) {
    for (int i = 0; i < r.length; i++) {
      r[i] = Math.abs(a[i]);
    }
  }

  private static void selectLess(double[] a, double[] b, double[] c, double[] d, double[] r) {
    for (int i = 0; i < r.length; i++) {
      r[i] = a[i] < b[i] ? c[i] : d[i];
    }
  }

  private static void selectLessOrEqual(
      double[] a, double[] b, double[] c, double[] d, double[] r) {
    for (int i = 0; i < r.length; i++) {
      r[i] = a[i] <= b[i] ? c[i] : d[i];
    }
  }

  private static void selectEqual(double[] a, double[] b, double[] c, double[] d, double[] r) {
    for (int i = 0; i < r.length; i++) {
      r[i] = a[i] == b[i] ? c[i] : d[i];
    }
  }

  private static void oneByOne(Opcode opcode, Precision precision, double[][] v, double[] r) {
    double[] operands = new double[v.length];
    for (int i = 0; i < r.length; i++) {
      for (int k = 0; k < operands.length; k++) {
        operands[k] = v[k][i];
      }
      r[i] = Scalar.apply(opcode, precision, operands);
    }
  }

  /// Sums, products, quotients and roots of floats, rounded to doubles and then to floats, are as if
  /// rounded once: doubles have more than twice the bits.
  private static void roundToFloats(double[] r) {
    for (int i = 0; i < r.length; i++) {
      r[i] = (float) r[i];
    }
  }
}
