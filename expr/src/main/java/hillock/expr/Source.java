// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

/// Text with a name, so that an error can say where it is.
///
/// @param name the file's name, or what the text is called in errors
/// @param text the whole text
public record Source(String name, String text) {
  /// A formula typed by a person.
  public static Source typed(String text) {
    return new Source("formula", text);
  }

  /// The line number of an offset, from 1.
  public int line(int offset) {
    return (int) text.substring(0, bounded(offset)).chars().filter(c -> c == '\n').count() + 1;
  }

  /// The column number of an offset, from 1.
  public int column(int offset) {
    return bounded(offset) - lineStart(offset) + 1;
  }

  /// The text of the line that an offset lies in.
  public String lineText(int offset) {
    int end = text.indexOf('\n', bounded(offset));
    return text.substring(lineStart(offset), end < 0 ? text.length() : end).stripTrailing();
  }

  /// The text between two offsets on one line, without comments.
  String oneLine(int start, int end) {
    String withoutComments = text.substring(start, end).replaceAll("#[^\\n]*", "");
    return withoutComments.strip().replaceAll("\\s+", " ");
  }

  private int lineStart(int offset) {
    return text.lastIndexOf('\n', bounded(offset) - 1) + 1;
  }

  private int bounded(int offset) {
    return Math.clamp(offset, 0, text.length());
  }
}
