// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hillock.numerics.Remez;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our own fits give the coefficients that the kernels use, and errors as small as their comments
/// say.
final class ApproximationTest {
  private static final Path SOURCE =
      Path.of("src/main/java/hillock/codegen/Coefficients.java");

  static List<Approximation> all() {
    return Approximation.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void fitGivesEveryBitAgainAndTheErrorOfTheComment(Approximation approximation)
      throws IOException {
    Remez.Fit fit = approximation.fit();
    assertThat(bits(table(approximation, fit)))
        .as(approximation.name())
        .isEqualTo(bits(coefficients(approximation)));
    List<Integer> powers = approximation.exponents();
    assertEquals(
        "/// %s on [%s, %s], powers %d to %d: relative error 2^-%.1f."
            .formatted(
                approximation.name(),
                approximation.domain().lo(),
                approximation.domain().hi(),
                powers.getFirst(),
                powers.getLast(),
                Math.abs(logarithm(fit.maxError()))),
        comment(approximation));
  }

  @Test
  void tableIsWhatTheFitCommandPrints() {
    for (Approximation approximation : List.of(all().get(1), all().get(13))) {
      assertThat(bits(approximation.table())).isEqualTo(bits(coefficients(approximation)));
    }
  }

  /// The fitted coefficients, the low part of a leading pair last.
  private static double[] table(Approximation approximation, Remez.Fit fit) {
    List<Remez.Term> fitted =
        fit.terms().stream()
            .filter(term -> approximation.exponents().contains(term.exponent()))
            .toList();
    DoubleStream low =
        approximation.leadingPair()
            ? DoubleStream.of(fitted.getFirst().tail())
            : DoubleStream.empty();
    return DoubleStream.concat(fitted.stream().mapToDouble(Remez.Term::coefficient), low)
        .toArray();
  }

  /// The line above the table.
  private static String comment(Approximation approximation) throws IOException {
    List<String> lines = Files.readAllLines(SOURCE);
    String table =
        "private static final double[] "
            + approximation.name().toUpperCase(Locale.ROOT)
            + "_"
            + approximation.working();
    int declaration =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).contains(table))
            .findFirst()
            .orElseThrow();
    return lines.get(declaration - 1).strip();
  }

  private static double logarithm(double error) {
    return StrictMath.log(error) / StrictMath.log(2);
  }

  @Test
  void everyTableIsFitted() {
    for (WorkingFormat working : WorkingFormat.values()) {
      assertThat(all()).filteredOn(a -> a.working() == working).hasSize(5);
    }
  }

  private static double[] coefficients(Approximation approximation) {
    WorkingFormat working = approximation.working();
    return switch (approximation.name()) {
      case "expm1" -> Coefficients.expm1(working);
      case "log1p" -> Coefficients.log1p(working);
      case "atan" -> Coefficients.atan(working);
      case "erf" -> Coefficients.erf(working);
      case "erfcx" -> Coefficients.erfcx(working);
      default -> throw new AssertionError("no coefficients named " + approximation.name());
    };
  }

  private static List<String> bits(double[] numbers) {
    return Arrays.stream(numbers).mapToObj(Double::toHexString).toList();
  }
}
