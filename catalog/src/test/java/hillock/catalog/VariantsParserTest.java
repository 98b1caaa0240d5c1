// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.expr.Activation;
import hillock.expr.FormulaException;
import hillock.expr.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reading variants, and what is said of a line that is none.
class VariantsParserTest {
  private static final String FRAMEWORKS = "framework here, h | Here 1.0\n";

  private static Variants read(String text) {
    return VariantsParser.parse(new Source("mine.txt", FRAMEWORKS + text), Catalog.standard());
  }

  @Test
  void readsAVariant() {
    Variants variants =
        read(
            """
            # A comment.

            leaky@here -> leaky-relu(alpha = 1/8) | here.leaky(1/8)
              written x >= 0 ? x : alpha * x
              note    The slope is 1 at 0.
            """);
    Variant variant = variants.find("leaky@h").orElseThrow();
    Activation activation = variant.activation();
    assertThat(variant.meaning()).isEqualTo("leaky-relu(alpha = 0.125)");
    assertThat(variant.call()).isEqualTo("here.leaky(1/8)");
    assertThat(activation.toString())
        .isEqualTo("leaky@here(x; alpha = 0.125) = x >= 0 ? x : alpha * x");
    assertThat(activation.note())
        .isEqualTo(
            "here.leaky(1/8) of Here 1.0: leaky-relu(alpha = 0.125) of the catalog, with other"
                + " slopes at kinks. The slope is 1 at 0.");
    assertThat(variant.framework()).isEqualTo(variants.frameworks().getFirst());
  }

  @Test
  void aNameNeedNotBeOneOfTheCatalog() {
    assertThat(read("ramp@here -> relu | ramp").others("ramp")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "relu -> relu | R; 2:1; a variant is 'NAME@FRAMEWORK -> FUNCTION",
        "relu@here -> relu; 2:1; a variant is 'NAME@FRAMEWORK -> FUNCTION",
        "relu@here -> relu | ; 2:1; a variant is 'NAME@FRAMEWORK -> FUNCTION",
        "relu@her -> relu | R; 2:6; unknown framework 'her'; did you mean 'here'?",
        "relu@h -> relu | R; 2:6; unknown framework 'h'",
        "relu@here -> rleu | R; 2:14; unknown function 'rleu'; did you mean 'relu'?",
        "gelu@here -> gelu | R; 2:14; unknown function 'gelu'",
        "gelu@here -> gelu@jax | R; 2:14; variants name functions exactly",
        "a@here -> leaky-relu(alhpa = 1) | R; 2:22; has no parameter 'alhpa'; did you mean 'alp",
        "a@here -> leaky-relu(alpha) | R; 2:22; a value is 'PARAMETER = VALUE'",
        "a@here -> leaky-relu(alpha = x) | R; 2:22; 'x' is not a number",
        "a@here -> leaky-relu(alpha = 1+) | R; 2:22; '1+' is not a number",
        "a@here -> rrelu(lower = 1, uper = 2) | R; 2:27; did you mean 'upper'?",
        "a@here -> elu(alpha = -1) | R; 2:15; alpha = -1 is outside the domain [0, inf)",
        "framework there; 2:1; a framework is 'framework NAME, ALIAS | TITLE'",
        "framework h | H; 2:1; the framework 'h' is there already",
        "  note Nobody.; 2:1; an indented line stands below a variant",
      })
  void saysWhatIsWrongWithALine(String line, String place, String problem) {
    // The reader of the table strips the indentation.
    String text = line.startsWith("note") ? "  " + line : line;
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(FormulaException.class)
        .hasMessageStartingWith("mine.txt:" + place + ": ")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "relu@here -> relu | S; 3:1; this variant is there already",
        "_written x >; 3:14; the formula ends where a value is expected",
        "_written x * y; 3:15; y",
        "_inputs x, y; 3:10; the inputs of relu(x) in another order are expected",
        "_wrote x; 3:1; an indented line is 'written FORMULA', 'inputs NAME, NAME' or",
      })
  void saysWhatIsWrongWithTheLineAfterAVariant(String line, String place, String problem) {
    assertThatThrownBy(() -> read("relu@here -> relu | R\n" + line.replace("_", "  ")))
        .isInstanceOf(FormulaException.class)
        .hasMessageStartingWith("mine.txt:" + place + ": ")
        .hasMessageContaining(problem);
  }

  @Test
  void aDetailIsGivenOnce() {
    for (String detail : new String[] {"  note R\n", "  written max(0, x)\n"}) {
      assertThatThrownBy(() -> read("relu@here -> relu | R\n" + detail + detail))
          .isInstanceOf(FormulaException.class)
          .hasMessageStartingWith("mine.txt:4:1: this stands there already");
    }
  }
}
