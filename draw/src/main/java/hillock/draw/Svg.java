// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes one SVG document, element by element; the same calls give the same bytes everywhere.
///
/// Numbers have at most two decimals and never an exponent or a locale.
final class Svg {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private boolean inTag;
  private boolean hasText;

  /// Begins an element inside the open one; attributes follow.
  Svg open(String element) {
    finishTag();
    indent();
    out.append('<').append(element);
    open.push(element);
    inTag = true;
    hasText = false;
    return this;
  }

  /// An attribute of the element just begun.
  Svg with(String attribute, String value) {
    out.append(' ').append(attribute).append("=\"").append(escape(value)).append('"');
    return this;
  }

  /// A numeric attribute of the element just begun.
  Svg with(String attribute, double value) {
    return with(attribute, number(value));
  }

  /// The content of the element just begun, as it will be read: it is escaped here.
  Svg content(String text) {
    finishTag();
    out.append(escape(text));
    hasText = true;
    return this;
  }

  /// Ends the innermost open element.
  Svg close() {
    String element = open.pop();
    if (inTag) {
      out.append("/>");
    } else {
      if (!hasText) {
        indent();
      }
      out.append("</").append(element).append('>');
    }
    inTag = false;
    hasText = false;
    return this;
  }

  /// The document, once all elements are closed.
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("<" + open.peek() + "> is still open");
    }
    return out.append('\n').toString();
  }

  private void finishTag() {
    if (inTag) {
      out.append('>');
      inTag = false;
    }
  }

  private void indent() {
    if (!out.isEmpty()) {
      out.append('\n').append("  ".repeat(open.size()));
    }
  }

  /// A number with at most two decimals, rounded half up: `12`, `-0.5`, `3.14`.
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    long magnitude = Math.abs(hundredths);
    String sign = hundredths < 0 ? "-" : "";
    long fraction = magnitude % 100;
    if (fraction == 0) {
      return sign + magnitude / 100;
    }
    String digits = fraction % 10 == 0 ? "" + fraction / 10 : (fraction < 10 ? "0" : "") + fraction;
    return sign + magnitude / 100 + "." + digits;
  }

  /// Text that is safe in content and in attributes; characters that XML forbids become `U+FFFD`.
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> appendEscaped(escaped, c));
    return escaped.toString();
  }

  private static void appendEscaped(StringBuilder escaped, int character) {
    switch (character) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      default -> escaped.appendCodePoint(isAllowed(character) ? character : 0xfffd);
    }
  }

  private static boolean isAllowed(int character) {
    boolean control = character < ' ' && character != '\t' && character != '\n';
    boolean surrogate = character >= 0xd800 && character <= 0xdfff;
    return !control && !surrogate && (character & 0xfffe) != 0xfffe;
  }
}
