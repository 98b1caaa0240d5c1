// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.expr.FormulaException;
import hillock.expr.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Finding functions by name, and adding one's own.
class CatalogTest {
  private final Catalog standard = Catalog.standard();

  @Test
  void findsByNameAndByAlias() {
    assertThat(standard.find("mish").name()).isEqualTo("mish");
    assertThat(standard.find("gelu")).isSameAs(standard.find("gelu-erf"));
    assertThat(standard.find("heaviside")).isSameAs(standard.find("step"));
  }

  @Test
  void namesTheNearestWhereThereIsNone() {
    assertThatThrownBy(() -> standard.find("missh"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("unknown function 'missh'")
        .hasMessageContaining("mish");
  }

  @Test
  void listsFunctionsWithoutThoseThatFormulasAreWrittenWith() {
    List<String> names = standard.activations().stream().map(Activation::name).toList();
    assertThat(names).contains("relu", "swiglu").doesNotContain("clip", "log2");
    assertThat(standard.names()).contains("clip", "log2", "relu", "gelu");
  }

  @Test
  void hasTheFunctionsOfTheSurveysAndThoseOfPractice() {
    assertThat(standard.activations()).hasSizeGreaterThanOrEqualTo(110);
  }

  @Test
  void aFileMayCallWhatTheCatalogHas() {
    Source mine = new Source("mine.act", "half-mish(x) = mish(x) / 2\ntwice(x) = 4 * half-mish(x)");
    Catalog extended = standard.with(mine);
    Activation typed = Formula.typed("4 * (mish(x) / 2)", standard, Map.of());
    assertThat(extended.find("twice").formula()).isEqualTo(typed.formula());
    assertThat(extended.activations()).hasSize(standard.activations().size() + 2);
    assertThat(standard.activation("twice")).isEmpty();
  }

  @Test
  void aNameOrAliasIsDefinedOnce() {
    for (String text : List.of("mish(x) = x", "gelu(x) = x", "mine(x) = x\n  also  gelu")) {
      assertThatThrownBy(() -> standard.with(new Source("mine.act", text)))
          .isInstanceOf(FormulaException.class)
          .hasMessageStartingWith("mine.act:1:1: ")
          .hasMessageContaining("is already the name of")
          .hasMessageContaining("choose another");
    }
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.act"), "mine(x) = x^2\n  note  Zwölf.\n");
    assertThat(standard.with(file).find("mine").note()).isEqualTo("Zwölf.");
  }

  @Test
  void saysWhatIsWrongWithAFile(@TempDir Path folder) throws IOException {
    Path bytes = Files.write(folder.resolve("bytes.act"), new byte[] {'f', (byte) 0xff});
    assertThatThrownBy(() -> standard.with(bytes))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("bytes.act")
        .hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> standard.with(folder.resolve("none.act")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none.act");
  }
}
