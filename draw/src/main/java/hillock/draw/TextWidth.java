// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

/// How wide a text will be, estimated without a font.
///
/// Viewers use whatever font they have, so the widths are those of Helvetica plus a slack that
/// covers DejaVu Sans, the widest of the usual replacements.
final class TextWidth {
  private static final double SLACK = 1.16;

  /// How much wider bold text may be.
  static final double BOLD = 1.15;

  private static final int FIRST = ' ';
  private static final int OTHER = 720;
  private static final int FULL_WIDTH = 1000;

  /// Widths of the characters from space to tilde, in thousandths of the font size.
  private static final int[] HELVETICA = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, //
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, //
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, //
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, //
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, //
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };

  private TextWidth() {}

  /// The width in pixels of a text in a font of that size.
  static double of(String text, double size) {
    return text.codePoints().mapToDouble(TextWidth::thousandths).sum() * size * SLACK / 1000;
  }

  /// The same for bold text.
  static double ofBold(String text, double size) {
    return BOLD * of(text, size);
  }

  /// The text itself if it fits a width, else its beginning and an ellipsis; at worst nothing.
  static String fit(String text, double size, double width) {
    if (of(text, size) <= width) {
      return text;
    }
    int[] characters = text.codePoints().toArray();
    for (int kept = characters.length - 1; kept > 0; kept--) {
      String shorter = new String(characters, 0, kept).strip() + "…";
      if (of(shorter, size) <= width) {
        return shorter;
      }
    }
    return "";
  }

  private static int thousandths(int character) {
    if (character >= FIRST && character < FIRST + HELVETICA.length) {
      return HELVETICA[character - FIRST];
    }
    return character < 0x1100 || character >= 0x2000 && character < 0x2e80 ? OTHER : FULL_WIDTH;
  }
}
