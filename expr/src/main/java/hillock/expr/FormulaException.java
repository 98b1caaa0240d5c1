// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import java.io.Serial;
import java.util.Objects;

/// Text that is not a formula; the message says where, what, and what to do.
///
/// ```
/// smooth.act:7:23: unknown function 'tanhh'; did you mean 'tanh'?
///   mish(x) = x * tanhh(softplus(x))
///                 ^^^^^
/// ```
public final class FormulaException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /// Longer lines are shown around the error only.
  private static final int SHOWN_WIDTH = 96;

  private final int line;
  private final int column;
  private final String problem;

  public FormulaException(Source source, int offset, int length, String problem) {
    super(render(source, offset, length, problem));
    this.line = source.line(offset);
    this.column = source.column(offset);
    this.problem = problem;
  }

  /// The place, what is wrong and what to do, the line, and a caret below it.
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  /// What is wrong, without the place.
  public String problem() {
    return problem;
  }

  private static String render(Source source, int offset, int length, String problem) {
    int column = source.column(offset);
    String text = printable(source.lineText(offset));
    int start = Math.max(0, Math.min(column - 1 - SHOWN_WIDTH / 2, text.length() - SHOWN_WIDTH));
    String shown = text.substring(start, Math.min(text.length(), start + SHOWN_WIDTH));
    int caret = column - 1 - start;
    int width = Math.clamp(length, 1, Math.max(1, shown.length() - caret));
    return "%s:%d:%d: %s%n  %s%n  %s%s"
        .formatted(
            source.name(),
            source.line(offset),
            column,
            problem,
            shown,
            " ".repeat(caret),
            "^".repeat(width));
  }

  /// The line with a replacement sign for what a terminal might obey or not show.
  private static String printable(String line) {
    StringBuilder shown = new StringBuilder();
    line.codePoints()
        .map(c -> c == '\t' ? ' ' : isPrintable(c) ? c : 0xfffd)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isPrintable(int c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT
        && Character.getType(c) != Character.SURROGATE;
  }
}
