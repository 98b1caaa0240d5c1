// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The palette as seen by normal and colour-blind readers, and in grey.
///
/// Colour blindness is simulated by the matrices of Machado, Oliveira and Fernandes (2009) for full
/// severity, in linear sRGB; distances are Euclidean in CIELAB (white point D65).
class InkTest {
  private static final double[][] NORMAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  private static final double[][] PROTANOPIA = {
    {0.152286, 1.052583, -0.204868},
    {0.114503, 0.786281, 0.099216},
    {-0.003882, -0.048116, 1.051998}
  };
  private static final double[][] DEUTERANOPIA = {
    {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
  };
  private static final double[][] TRITANOPIA = {
    {1.255528, -0.076749, -0.178779},
    {-0.078411, 0.930809, 0.147602},
    {0.004733, 0.691367, 0.303900}
  };
  private static final double[][] XYZ = {
    {0.4124564, 0.3575761, 0.1804375},
    {0.2126729, 0.7151522, 0.0721750},
    {0.0193339, 0.1191920, 0.9503041}
  };
  private static final double[] WHITE = {0.95047, 1, 1.08883};

  @Test
  void colorsDifferForEveryEye() {
    assertThat(smallestDistance(NORMAL)).isGreaterThan(23);
    assertThat(smallestDistance(PROTANOPIA)).isGreaterThan(20);
    assertThat(smallestDistance(DEUTERANOPIA)).isGreaterThan(20);
    assertThat(smallestDistance(TRITANOPIA)).isGreaterThan(14);
  }

  @Test
  void colorsDifferInGreyAndAreDarkOnWhite() {
    double[] lightness =
        Ink.COLORS.stream().mapToDouble(c -> lab(linear(c), NORMAL)[0]).sorted().toArray();
    for (int i = 1; i < lightness.length; i++) {
      assertThat(lightness[i] - lightness[i - 1]).isGreaterThan(5.5);
    }
    assertThat(lightness[lightness.length - 1]).isLessThan(67);
  }

  @Test
  void theFirstFortyInksDiffer() {
    assertThat(IntStream.range(0, 40).mapToObj(Ink::of)).doesNotHaveDuplicates();
    assertThat(Ink.of(0).dash()).isEmpty();
    assertThat(IntStream.range(0, 5).mapToObj(i -> Ink.of(i).dash())).doesNotHaveDuplicates();
  }

  private static double smallestDistance(double[][] eye) {
    double[][] labs = Ink.COLORS.stream().map(c -> lab(linear(c), eye)).toArray(double[][]::new);
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < labs.length; i++) {
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += (labs[i][k] - labs[j][k]) * (labs[i][k] - labs[j][k]);
        }
        smallest = Math.min(smallest, Math.sqrt(sum));
      }
    }
    return smallest;
  }

  private static double[] linear(String color) {
    return IntStream.of(1, 3, 5)
        .mapToDouble(i -> Integer.parseInt(color, i, i + 2, 16) / 255.0)
        .map(c -> c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4))
        .toArray();
  }

  private static double[] lab(double[] color, double[][] eye) {
    double[] seen = Arrays.stream(times(eye, color)).map(c -> Math.clamp(c, 0, 1)).toArray();
    double[] xyz = times(XYZ, seen);
    double[] f = IntStream.range(0, 3).mapToDouble(i -> root(xyz[i] / WHITE[i])).toArray();
    return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
  }

  private static double root(double t) {
    double d = 6 / 29.0;
    return t > d * d * d ? StrictMath.cbrt(t) : t / (3 * d * d) + 4 / 29.0;
  }

  private static double[] times(double[][] matrix, double[] v) {
    return Arrays.stream(matrix)
        .mapToDouble(row -> row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
        .toArray();
  }
}
