// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hillock.calculus.Law.Phase;
import hillock.calculus.Law.Truth;
import hillock.expr.FormulaException;
import hillock.expr.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reading `.rules` files.
class LawsTest {
  private static List<Law> read(String text) {
    return Laws.parse(new Source("test.rules", text));
  }

  @Test
  void lawsAreReadWithTheirSettings() {
    List<Law> laws =
        read(
            """
            # comment
            first: 1 - z -> z   # comment

            truth EXACT
            phase LOWER
            second-2:   log(z^2 + b) -> b / 2   where b > 0, not z >= 0, b constant
            """);
    assertThat(laws).extracting(Law::name).containsExactly("first", "second-2");
    assertThat(laws).extracting(Law::truth).containsExactly(Truth.REAL, Truth.EXACT);
    assertThat(laws).extracting(Law::phase).containsExactly(Phase.STABLE, Phase.LOWER);
    assertThat(laws.get(0)).hasToString("1 - z -> z");
    assertThat(laws.get(1))
        .hasToString("log(z^2 + b) -> b / 2 where b > 0, not z >= 0, b constant");
  }

  @Test
  void standardLawsReadAsTheyArePrinted() {
    for (Law law : Laws.standard()) {
      String settings = "truth " + law.truth() + "\nphase " + law.phase() + "\n";
      assertThat(read(settings + law.name() + ": " + law)).containsExactly(law);
    }
  }

  @Test
  void everyPhaseHasLaws() {
    for (Phase phase : Phase.values()) {
      assertThat(Laws.of(phase)).isNotEmpty().allMatch(law -> law.phase() == phase);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          a law                       | 2:1: expected 'name: left -> right [where conditions]'
          name: x = y                 | 2:1: expected 'name: left -> right [where conditions]'
          truth MAYBE                 | 2:1: unknown truth 'MAYBE'
          phase NEVER                 | 2:1: unknown phase 'NEVER'
          bad: sin(z -> z             | 2:11: expected ')'
          bad: sin(z) -> tam(z)       | 2:16: unknown function 'tam'
          bad: sin(z) -> z where z    | 2:23: expected a condition such as 'b > 0'
          bad: sin(z) -> y            | 2:1: 'y' does not stand on the left side
          bad: sin(z) -> z where y > 0| 2:1: 'y' does not stand on the left side
          """)
  void mistakesAreShown(String line, String message) {
    assertThatExceptionOfType(FormulaException.class)
        .isThrownBy(() -> read("# first\n" + line + "\n"))
        .withMessageStartingWith("test.rules:" + message);
  }
}
