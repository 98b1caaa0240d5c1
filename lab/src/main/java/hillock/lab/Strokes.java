// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.numerics.Philox;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Makes images of handwritten digits, 28 x 28 pixels, without any file.
///
/// Each image takes one of several styles of its digit and its own hand: shaky points, slant, turn,
/// size, place, elastic deformation, pen, contrast, noise, and sometimes a stray line. Image `i` is
/// of digit `i mod 10`, and depends on the seed, the set and `i` only, so that the test set stays
/// the same whatever the size of the others.
///
/// @param seed decides all images
/// @param train number of images to learn from
/// @param validation number of images to choose by
/// @param test number of images to judge by
public record Strokes(long seed, int train, int validation, int test) implements Source {
  private static final int DIGITS = 10;
  private static final int PIXELS = Handwriting.SIDE * Handwriting.SIDE;
  private static final int MOST = 1_000_000;

  public Strokes {
    if (Math.min(train, Math.min(validation, test)) < DIGITS
        || Math.max(train, Math.max(validation, test)) > MOST) {
      throw new IllegalArgumentException(
          "a set of strokes has %d to %d images, not %d, %d and %d"
              .formatted(DIGITS, MOST, train, validation, test));
    }
  }

  /// 6000 images to learn from, 1500 each to choose and to judge by.
  public static Strokes standard() {
    return new Strokes(1, 6000, 1500, 1500);
  }

  @Override
  public boolean needsFiles() {
    return false;
  }

  @Override
  public String origin() {
    return "generated: strokes 1, seed %s, %s + %s + %s images"
        .formatted(seed, train, validation, test);
  }

  /// Makes the images, in parallel; pixels have mean 0 and variance 1 over the training set.
  @Override
  public Split load() {
    GrayImages learned = images(0, train);
    float[] standardization = learned.standardization();
    return new Split(
        learned.examples(0, train, standardization, DIGITS),
        images(1, validation).examples(0, validation, standardization, DIGITS),
        images(2, test).examples(0, test, standardization, DIGITS));
  }

  /// The images of the set with that number.
  GrayImages images(int set, int count) {
    List<List<Glyph>> styles = styles();
    byte[] pixels = new byte[count * PIXELS];
    int[] labels = new int[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              Draws draws = new Draws(new Philox(seed, ((long) set << 32) + i));
              List<Glyph> ways = styles.get(i % DIGITS);
              Glyph glyph = ways.get(draws.integer(ways.size()));
              new Handwriting(draws).write(glyph, pixels, i * PIXELS);
              labels[i] = glyph.digit();
            });
    return new GrayImages(pixels, labels);
  }

  private static List<List<Glyph>> styles() {
    List<List<Glyph>> styles = new ArrayList<>();
    List<Glyph> glyphs = GlyphReader.glyphs();
    for (int digit = 0; digit < DIGITS; digit++) {
      int wanted = digit;
      styles.add(glyphs.stream().filter(g -> g.digit() == wanted).toList());
    }
    return styles;
  }
}
