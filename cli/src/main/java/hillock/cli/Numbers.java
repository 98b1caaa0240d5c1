// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.expr.Rational;
import hillock.numerics.Precision;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers as people and programs write them.
final class Numbers {
  private static final int MAX_LENGTH = 1000;
  private static final int SHOWN_LENGTH = 40;
  private static final double SMALLEST_PLAIN = 1e-4;
  private static final double LARGEST_PLAIN = 1e6;

  private Numbers() {}

  /// Reads a decimal, a hexadecimal float, `inf`, `-inf` or `nan`, rounded to the precision.
  ///
  /// @throws IllegalArgumentException if it is none of these
  static double read(String text, Precision precision) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    return switch (plain) {
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case "nan", "+nan", "-nan" -> Double.NaN;
      default -> finite(text.strip(), plain, precision);
    };
  }

  private static double finite(String shown, String text, Precision precision) {
    // Java would take "1f" and "1d" as well.
    boolean isHex = text.contains("0x");
    boolean hasSuffix = !isHex && (text.endsWith("f") || text.endsWith("d"));
    try {
      if (hasSuffix || text.length() > MAX_LENGTH) {
        throw new NumberFormatException();
      }
      String complete = isHex && !text.contains("p") ? text + "p0" : text;
      return switch (precision) {
        case F32 -> Float.parseFloat(complete);
        case F64 -> Double.parseDouble(complete);
      };
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "'%s' is not a number; write a decimal, a hexadecimal float, inf, -inf or nan"
              .formatted(head(shown)));
    }
  }

  /// Writes a number in the shortest form that reads back as the same.
  static String write(double value, Precision precision) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return switch (precision) {
      case F32 -> Float.toString((float) value);
      case F64 -> Double.toString(value);
    };
  }

  /// Writes a number for people, rounded to some significant digits.
  static String shortened(double value, int digits) {
    if (!Double.isFinite(value)) {
      return write(value, Precision.F64);
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    double magnitude = Math.abs(value);
    boolean isPlain = value == 0 || (magnitude >= SMALLEST_PLAIN && magnitude < LARGEST_PLAIN);
    return isPlain ? rounded.toPlainString() : rounded.toString().toLowerCase(Locale.ROOT);
  }

  /// Reads the exact value of a decimal, a hexadecimal float or a fraction of decimals.
  ///
  /// @throws IllegalArgumentException if it is none of these
  static Rational exact(String text) {
    String[] parts = text.split("/", -1);
    try {
      if (parts.length == 2) {
        return exactDecimal(parts[0]).divide(exactDecimal(parts[1]));
      }
      return exactDecimal(text);
    } catch (NumberFormatException | ArithmeticException notANumber) {
      throw new IllegalArgumentException(
          "'%s' is not a number; write a decimal, a fraction such as 1/3, or a hexadecimal float"
              .formatted(head(text)),
          notANumber);
    }
  }

  private static String head(String text) {
    return text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "…" : text;
  }

  private static Rational exactDecimal(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (plain.length() > MAX_LENGTH) {
      throw new NumberFormatException();
    }
    if (plain.contains("0x")) {
      return Rational.of(Double.parseDouble(plain.contains("p") ? plain : plain + "p0"));
    }
    BigDecimal decimal = new BigDecimal(plain);
    if (Math.abs((long) decimal.precision() - decimal.scale()) > MAX_LENGTH) {
      throw new NumberFormatException();
    }
    return Rational.of(decimal);
  }
}
