// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

/// Splits formula text into tokens, one ahead of the parser.
///
/// Understands a few signs that people paste from papers: `×` and `·` for `*`, `−` for `-`, `π`
/// for `pi`, `≤ ≥ ≠` for `<= >= !=`.
final class Lexer {
  enum Kind {
    NUMBER,
    NAME,
    SYMBOL,
    END
  }

  /// A token: its kind, its text in plain spelling, and where it stands.
  record Token(Kind kind, String text, int start, int end) {
    boolean is(String symbol) {
      return kind == Kind.SYMBOL && text.equals(symbol);
    }
  }

  private static final String ONE_CHARACTER = "+-*/^()[],;:?<>=@";

  private final Source source;
  private final int end;
  private Token token;

  /// Reads the part of the source between two offsets; blanks at its end do not count, so that an
  /// error there points behind the last word.
  Lexer(Source source, int start, int end) {
    this.source = source;
    int stop = end;
    while (stop > start && isBlank(source.text().charAt(stop - 1))) {
      stop--;
    }
    this.end = stop;
    this.token = read(start);
  }

  Source source() {
    return source;
  }

  /// The token that the parser looks at.
  Token token() {
    return token;
  }

  /// Takes the current token and moves to the next.
  Token take() {
    Token taken = token;
    token = read(taken.end());
    return taken;
  }

  /// Continues at an offset.
  void seek(int offset) {
    token = read(offset);
  }

  FormulaException error(Token at, String problem) {
    return new FormulaException(source, at.start(), at.end() - at.start(), problem);
  }

  private Token read(int from) {
    int start = from;
    while (start < end && (isBlank(charAt(start)) || charAt(start) == '#')) {
      start = charAt(start) == '#' ? lineEnd(start) : start + 1;
    }
    if (start >= end) {
      return new Token(Kind.END, "end of formula", end, end);
    }
    char c = charAt(start);
    if (isDigit(c) || (c == '.' && isDigit(charAt(start + 1)))) {
      return number(start);
    }
    if (isLetter(c)) {
      int stop = start;
      while (stop < end && (isLetter(charAt(stop)) || isDigit(charAt(stop)))) {
        stop++;
      }
      return name(start, stop);
    }
    return symbol(start, c);
  }

  private Token name(int start, int stop) {
    if (stop - start > Limits.NAME_LENGTH) {
      throw new FormulaException(
          source, start, stop - start, "a name has at most " + Limits.NAME_LENGTH + " characters");
    }
    return new Token(Kind.NAME, source.text().substring(start, stop), start, stop);
  }

  /// The longest name with hyphens, as in `gelu-erf` or `gelu@jax`, that begins at a token and
  /// stands directly before a parenthesis; empty if there is none.
  String calledName(Token first) {
    return nameBefore(first, "(");
  }

  /// The longest name with hyphens that begins at a token and is a whole argument; empty if there
  /// is none.
  String argumentName(Token first) {
    return nameBefore(first, ",)");
  }

  private String nameBefore(Token first, String followers) {
    int stop = first.start();
    do {
      stop++;
      while (isLetter(charAt(stop)) || isDigit(charAt(stop))) {
        stop++;
      }
    } while (joinsNames(stop) && stop - first.start() <= Limits.NAME_LENGTH);
    int next = stop;
    while (next < end && isBlank(charAt(next))) {
      next++;
    }
    boolean isFollowed = next < end && followers.indexOf(charAt(next)) >= 0;
    boolean fits = stop - first.start() <= Limits.NAME_LENGTH;
    return isFollowed && fits ? source.text().substring(first.start(), stop) : "";
  }

  private boolean joinsNames(int offset) {
    char after = charAt(offset + 1);
    return (charAt(offset) == '-' || charAt(offset) == '@') && (isLetter(after) || isDigit(after));
  }

  private int lineEnd(int start) {
    int newline = source.text().indexOf('\n', start);
    return newline < 0 ? end : Math.min(newline, end);
  }

  private Token number(int start) {
    int stop = digits(start);
    // ".." is the range of a sum, not a decimal point.
    if (charAt(stop) == '.' && charAt(stop + 1) != '.') {
      stop = digits(stop + 1);
    }
    if (charAt(stop) == 'e' || charAt(stop) == 'E') {
      int sign = charAt(stop + 1) == '+' || charAt(stop + 1) == '-' ? 1 : 0;
      if (isDigit(charAt(stop + 1 + sign))) {
        stop = digits(stop + 1 + sign);
      }
    }
    return new Token(Kind.NUMBER, source.text().substring(start, stop), start, stop);
  }

  private int digits(int start) {
    int stop = start;
    while (isDigit(charAt(stop))) {
      stop++;
    }
    return stop;
  }

  private Token symbol(int start, char c) {
    char next = charAt(start + 1);
    if (next == '=' && "<>=!".indexOf(c) >= 0) {
      return new Token(Kind.SYMBOL, c + "=", start, start + 2);
    }
    if (c == '.' && next == '.') {
      return new Token(Kind.SYMBOL, "..", start, start + 2);
    }
    if (c == '*' && next == '*') {
      throw error(new Token(Kind.SYMBOL, "**", start, start + 2), "a power is written '^'");
    }
    String plain =
        switch (c) {
          case '×', '·', '⋅' -> "*";
          case '−', '–' -> "-";
          case '≤' -> "<=";
          case '≥' -> ">=";
          case '≠' -> "!=";
          default -> String.valueOf(c);
        };
    if (c == 'π') {
      return new Token(Kind.NAME, "pi", start, start + 1);
    }
    Token read = new Token(Kind.SYMBOL, plain, start, start + 1);
    if (plain.length() == 1 && ONE_CHARACTER.indexOf(plain.charAt(0)) < 0) {
      throw error(read, "unexpected character '" + printable(start) + "'" + advice(c));
    }
    return read;
  }

  private static String advice(char c) {
    return switch (c) {
      case '|' -> "; a magnitude is written abs(x)";
      case '²', '³' -> "; a power is written x^2";
      case '√' -> "; a root is written sqrt(x)";
      case '∞' -> "; infinity is written inf";
      default -> "";
    };
  }

  private String printable(int start) {
    int c = source.text().codePointAt(start);
    boolean isVisible = Character.isLetterOrDigit(c) || isSign(Character.getType(c));
    return isVisible ? Character.toString(c) : "U+%04X".formatted(c);
  }

  private static boolean isSign(int type) {
    return switch (type) {
      case Character.MATH_SYMBOL,
          Character.OTHER_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.CONNECTOR_PUNCTUATION,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }

  /// The character at an offset; a space beyond the end.
  private char charAt(int offset) {
    return offset < end ? source.text().charAt(offset) : ' ';
  }

  /// True for white space, the kinds that stand in for a plain space in pasted text included.
  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
