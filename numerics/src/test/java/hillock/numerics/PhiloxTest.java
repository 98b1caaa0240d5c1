// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhiloxTest {
  private static final Philox PHILOX = new Philox(0x0123456789abcdefL, 3);

  /// The known answers for `philox4x32 10` that come with the Random123 library.
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0000000000000000, 0000000000000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    "ffffffffffffffff, ffffffffffffffff, ffffffffffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
    "85a308d3243f6a88, 0370734413198a2e, 299f31d0a4093822, d16cfe09 94fdcceb 5001e420 24126ea1",
  })
  void blocksAreTheKnownAnswers(String index, String stream, String seed, String expected) {
    Philox philox =
        new Philox(Long.parseUnsignedLong(seed, 16), Long.parseUnsignedLong(stream, 16));
    int[] words = new int[4];
    philox.block(Long.parseUnsignedLong(index, 16), words);
    assertThat(Arrays.stream(words).mapToObj("%08x"::formatted).toList())
        .containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 1000, (1L << 32) - 2, -3})
  void fillingDoesNotDependOnChunks(long start) {
    float[] floats = new float[37];
    double[] doubles = new double[37];
    double[] normals = new double[37];
    float[] normalFloats = new float[37];
    for (int from = 0, length = 1; from < 37; from += length, length = Math.min(5, 37 - from)) {
      PHILOX.fillUniform(floats, from, length, start + from);
      PHILOX.fillUniform(doubles, from, length, start + from);
      PHILOX.fillNormal(normals, from, length, start + from);
      PHILOX.fillNormal(normalFloats, from, length, start + from);
    }
    float[] whole = new float[37];
    PHILOX.fillUniform(whole, 0, 37, start);
    assertThat(floats).containsExactly(whole);
    for (int i = 0; i < 37; i++) {
      assertThat(floats[i]).isEqualTo(PHILOX.uniformFloat(start + i));
      assertThat(doubles[i]).isEqualTo(PHILOX.uniform(start + i));
      assertThat(normals[i]).isEqualTo(PHILOX.normal(start + i));
      assertThat(normalFloats[i]).isEqualTo((float) normals[i]);
    }
  }

  @Test
  void fillingLeavesTheRestOfTheArray() {
    float[] floats = new float[10];
    Arrays.fill(floats, 7);
    PHILOX.fillUniform(floats, 3, 4, 0);
    assertThat(floats).startsWith(7, 7, 7).endsWith(7, 7, 7);
    assertThat(Arrays.copyOfRange(floats, 3, 7)).doesNotContain(7);
  }

  @Test
  void uniformsAreUniform() {
    int n = 1 << 18;
    double[] draws = new double[n];
    PHILOX.fillUniform(draws, 0, n, 0);
    int[] counts = new int[64];
    for (double draw : draws) {
      assertThat(draw).isBetween(0.0, Math.nextDown(1.0));
      counts[(int) (draw * 64)]++;
    }
    double expected = n / 64.0;
    double chiSquare =
        Arrays.stream(counts).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
    // 63 degrees of freedom: the 0.001 and 0.999 quantiles are 32.3 and 103.4.
    assertThat(chiSquare).isBetween(32.3, 103.4);
  }

  @Test
  void normalsHaveTheMomentsOfTheNormalDistribution() {
    int n = 1 << 18;
    double[] draws = new double[n];
    PHILOX.fillNormal(draws, 0, n, 0);
    double[] moments = new double[5];
    for (double draw : draws) {
      for (int k = 1; k <= 4; k++) {
        moments[k] += StrictMath.pow(draw, k) / n;
      }
    }
    // Four standard errors: sqrt(Var Z^k / n) with Var = 1, 2, 15, 96.
    assertThat(moments[1]).isBetween(-4 / 512.0, 4 / 512.0);
    assertThat(moments[2]).isBetween(1 - 4 * 1.42 / 512, 1 + 4 * 1.42 / 512);
    assertThat(moments[3]).isBetween(-4 * 3.88 / 512, 4 * 3.88 / 512);
    assertThat(moments[4]).isBetween(3 - 4 * 9.8 / 512, 3 + 4 * 9.8 / 512);
  }

  @Test
  void normalsAreThoseOfBoxAndMuller() {
    for (long block = 0; block < 200; block++) {
      BigReal u = BigReal.ONE.subtract(BigReal.of(PHILOX.uniform(2 * block)), 80);
      BigReal radius = u.log(80).scale(1).negate().sqrt(80);
      BigReal turn = BigReal.of(PHILOX.uniform(2 * block + 1));
      BigReal angle = BigReal.pi(80).scale(1).multiply(turn, 80);
      double cosine = radius.multiply(angle.cos(80), 80).midpoint();
      double sine = radius.multiply(angle.sin(80), 80).midpoint();
      assertThat(Math.abs(PHILOX.normal(2 * block) - cosine)).isLessThan(2e-14);
      assertThat(Math.abs(PHILOX.normal(2 * block + 1) - sine)).isLessThan(2e-14);
    }
  }

  @Test
  void streamsAndSeedsDiffer() {
    long[] first = {
      PHILOX.bits64(0),
      PHILOX.bits64(1),
      PHILOX.withStream(4).bits64(0),
      new Philox(PHILOX.seed()).bits64(0),
      new Philox(PHILOX.seed() + 1, 3).bits64(0)
    };
    assertThat(Arrays.stream(first).distinct().count()).isEqualTo(first.length);
    assertThat(PHILOX.withStream(3)).isEqualTo(PHILOX);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 10, 1000})
  void permutationsContainEveryNumberOnce(int n) {
    int[] order = PHILOX.permutation(n);
    assertThat(order.clone()).hasSize(n);
    assertThat(IntStream.of(order).sorted().toArray()).isEqualTo(IntStream.range(0, n).toArray());
  }

  @Test
  void allPermutationsOfThreeAreEquallyLikely() {
    int[] counts = new int[27];
    for (int stream = 0; stream < 6000; stream++) {
      int[] order = PHILOX.withStream(stream).permutation(3);
      counts[9 * order[0] + 3 * order[1] + order[2]]++;
    }
    // 1000 each; five standard deviations are 144.
    assertThat(Arrays.stream(counts).filter(c -> c > 0))
        .hasSize(6)
        .allMatch(c -> c > 856 && c < 1144);
  }

  @Test
  void integersStayBelowTheirBound() {
    for (int bound : new int[] {1, 2, 7, Integer.MAX_VALUE}) {
      IntStream.range(0, 1000)
          .forEach(i -> assertThat(PHILOX.integer(i, bound)).isBetween(0, bound - 1));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> PHILOX.integer(0, 0));
  }
}
