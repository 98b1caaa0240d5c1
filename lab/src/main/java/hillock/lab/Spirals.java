// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.numerics.Philox;

/// Makes points on interleaved spirals with noise: which spiral does a point belong to?
///
/// Point `i` belongs to arm `i mod arms`, at a place along it that is uniform, and is moved by
/// normal noise in both coordinates; noise makes some points undecidable. Coordinates have a mean
/// near 0 and a variance near 1.
///
/// @param seed decides all points
/// @param arms number of spirals, 2 to 5
/// @param train number of points to learn from
/// @param validation number of points to choose by
/// @param test number of points to judge by
public record Spirals(long seed, int arms, int train, int validation, int test) implements Source {
  /// How often a spiral goes round.
  private static final double TURNS = 1.75;

  /// The distance of the outer end from the center; makes the variance of a coordinate 1.
  private static final double RADIUS = 2.4;

  /// Spirals begin at this part of the radius.
  private static final double INNER = 0.05;

  private static final double NOISE = 0.12;
  private static final int MOST = 1_000_000;

  public Spirals {
    if (arms < 2 || arms > 5) {
      throw new IllegalArgumentException("there are 2 to 5 spirals, not " + arms);
    }
    if (Math.min(train, Math.min(validation, test)) < arms
        || Math.max(train, Math.max(validation, test)) > MOST) {
      throw new IllegalArgumentException(
          "a set of spirals has %d to %d points, not %d, %d and %d"
              .formatted(arms, MOST, train, validation, test));
    }
  }

  /// Three spirals; 1500 points to learn from, 1500 to choose by, 3000 to judge by.
  public static Spirals standard() {
    return new Spirals(1, 3, 1500, 1500, 3000);
  }

  @Override
  public boolean needsFiles() {
    return false;
  }

  @Override
  public String origin() {
    return "generated: spirals 1, seed %s, %s arms, %s + %s + %s points"
        .formatted(seed, arms, train, validation, test);
  }

  @Override
  public Split load() {
    return new Split(points(0, train), points(1, validation), points(2, test));
  }

  private LabeledSet points(int set, int count) {
    float[] inputs = new float[2 * count];
    int[] labels = new int[count];
    Draws draws = new Draws(new Philox(seed, set));
    for (int i = 0; i < count; i++) {
      labels[i] = i % arms;
      double along = draws.between(INNER, 1);
      double angle = 2 * Math.PI * (TURNS * along + (double) labels[i] / arms);
      double radius = RADIUS * along;
      inputs[2 * i] = (float) (radius * StrictMath.cos(angle) + draws.normal(NOISE));
      inputs[2 * i + 1] = (float) (radius * StrictMath.sin(angle) + draws.normal(NOISE));
    }
    return new LabeledSet(inputs, 2, labels, arms);
  }
}
