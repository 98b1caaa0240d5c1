// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.lab.Glyph.Piece;
import hillock.lab.Glyph.Point;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `digits.glyphs`, whose head describes the format.
final class GlyphReader {
  private static final String RESOURCE = "digits.glyphs";
  private static final Pattern LINE = Pattern.compile("([0-9]) ([a-z]+): (.+)");
  private static final Pattern PIECE = Pattern.compile("([~-])((?: \\d+,\\d+){2,})");

  private GlyphReader() {}

  /// All glyphs, in the order of the file.
  static List<Glyph> glyphs() {
    try (InputStream stream = GlyphReader.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar of the lab");
      }
      return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Glyph> read(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(GlyphReader::glyph)
        .toList();
  }

  private static Glyph glyph(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw malformed("'digit style: strokes'", line);
    }
    List<List<Piece>> strokes =
        Arrays.stream(matcher.group(3).split("; ")).map(GlyphReader::stroke).toList();
    return new Glyph(Integer.parseInt(matcher.group(1)), matcher.group(2), strokes);
  }

  private static List<Piece> stroke(String text) {
    return Arrays.stream(text.split(" \\| ")).map(GlyphReader::piece).toList();
  }

  private static Piece piece(String text) {
    Matcher matcher = PIECE.matcher(text);
    if (!matcher.matches()) {
      throw malformed("'~' or '-' and two or more points", text);
    }
    List<Point> points =
        Arrays.stream(matcher.group(2).strip().split(" ")).map(GlyphReader::point).toList();
    return new Piece(matcher.group(1).equals("~"), points);
  }

  private static Point point(String text) {
    int comma = text.indexOf(',');
    return new Point(
        Integer.parseInt(text, 0, comma, 10), Integer.parseInt(text, comma + 1, text.length(), 10));
  }

  private static IllegalArgumentException malformed(String expected, String found) {
    return new IllegalArgumentException(
        "%s: expected %s, found '%s'".formatted(RESOURCE, expected, found));
  }
}
