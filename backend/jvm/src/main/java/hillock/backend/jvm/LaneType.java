// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import hillock.numerics.Precision;
import java.lang.constant.ClassDesc;

/// The classes of the Vector API that belong to a precision.
///
/// @param vector the vector of numbers
/// @param element its element
/// @param bits the vector of their bits
/// @param bitsElement its element
/// @param toBits the method that reinterprets numbers as bits
/// @param fromBits the method that reinterprets bits as numbers
/// @param conversion the conversion from integers to numbers
/// @param significandBits how far the exponent is shifted
/// @param rootHalf the bits of √½, where significands wrap around
record LaneType(
    ClassDesc vector,
    ClassDesc element,
    ClassDesc bits,
    ClassDesc bitsElement,
    String toBits,
    String fromBits,
    String conversion,
    int significandBits,
    long rootHalf) {
  private static final String PACKAGE = "jdk.incubator.vector";

  static final ClassDesc VECTOR = ClassDesc.of(PACKAGE, "Vector");
  static final ClassDesc MASK = ClassDesc.of(PACKAGE, "VectorMask");
  static final ClassDesc SPECIES = ClassDesc.of(PACKAGE, "VectorSpecies");
  static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE, "VectorOperators");
  static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
  static final ClassDesc BINARY = OPERATORS.nested("Binary");
  static final ClassDesc CONVERSION = OPERATORS.nested("Conversion");

  static LaneType of(Precision precision) {
    return switch (precision) {
      case F32 ->
          new LaneType(
              ClassDesc.of(PACKAGE, "FloatVector"),
              CD_float,
              ClassDesc.of(PACKAGE, "IntVector"),
              CD_int,
              "reinterpretAsInts",
              "reinterpretAsFloats",
              "I2F",
              23,
              0x3f3504f3);
      case F64 ->
          new LaneType(
              ClassDesc.of(PACKAGE, "DoubleVector"),
              CD_double,
              ClassDesc.of(PACKAGE, "LongVector"),
              CD_long,
              "reinterpretAsLongs",
              "reinterpretAsDoubles",
              "L2D",
              52,
              0x3fe6a09e667f3bccL);
    };
  }
}
