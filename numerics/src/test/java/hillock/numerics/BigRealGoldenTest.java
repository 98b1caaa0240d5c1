// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The elementary functions against values from mpmath (`src/test/golden/elementary.py`).
class BigRealGoldenTest {
  private record Row(BigFunction function, double argument, BigReal value) {}

  @Test
  void everyFunctionAgreesWithMpmathAtEveryPrecision() throws IOException {
    Set<BigFunction> seen = EnumSet.noneOf(BigFunction.class);
    for (Row row : rows()) {
      seen.add(row.function);
      for (int bits : new int[] {24, 53, 64, 100, 128, 200}) {
        BigReal computed = row.function.big.at(BigReal.of(row.argument), bits);
        String what = row.function + " at " + row.argument + " with " + bits + " bits: " + computed;
        assertThat(Enclosures.overlap(computed, row.value)).as(what).isTrue();
        assertThat(Enclosures.relativeWidth(computed))
            .as(what)
            .isLessThanOrEqualTo(Math.scalb(1.0, 8 - bits));
      }
    }
    assertThat(seen).isEqualTo(EnumSet.allOf(BigFunction.class));
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    var stream = BigRealGoldenTest.class.getResourceAsStream("elementary.csv");
    var text = new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.US_ASCII);
    try (BufferedReader reader = new BufferedReader(text)) {
      reader.readLine();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.split(",");
        BigFunction function = BigFunction.valueOf(cells[0].toUpperCase(Locale.ROOT));
        rows.add(
            new Row(
                function,
                Double.parseDouble(cells[1]),
                Enclosures.of(new BigDecimal(cells[2]), 1e-74)));
      }
    }
    return rows;
  }
}
