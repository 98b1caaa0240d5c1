// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The surveys say what they are said to say.
///
/// Runs where `-Dhillock.surveys` or `HILLOCK_SURVEYS` names a folder with the texts of the
/// surveys, `000_….txt` to `003_….txt`, or where `shared/seeds` beside the repository is one.
final class QuotationTest {
  static List<Survey> surveys() {
    return Surveys.all();
  }

  @ParameterizedTest
  @MethodSource("surveys")
  void everyQuotationIsInTheSurvey(Survey survey) throws IOException {
    String text = text(survey.number());
    List<Quotation> quotations = new ArrayList<>();
    survey.errata().forEach(erratum -> quotations.addAll(erratum.quotations()));
    survey.assertions().forEach(assertion -> quotations.add(assertion.quotation()));
    assertThat(quotations).hasSizeGreaterThan(10).allMatch(quotation -> quotation.isIn(text));
  }

  private static String text(int number) throws IOException {
    Path folder =
        Path.of(
            requireNonNullElse(
                System.getProperty("hillock.surveys", System.getenv("HILLOCK_SURVEYS")),
                "../../shared/seeds"));
    assumeTrue(
        Files.isDirectory(folder),
        "skipped: name the folder of the surveys by -Dhillock.surveys or HILLOCK_SURVEYS");
    try (Stream<Path> files = Files.list(folder)) {
      Path file =
          files
              .filter(f -> f.getFileName().toString().startsWith("00%d_".formatted(number)))
              .findFirst()
              .orElseThrow();
      return Files.readString(file);
    }
  }

  @Test
  void wordsAreFoundWhateverTheBlanks() {
    Quotation quotation = new Quotation("ReLU 在 x=0", "");
    assertThat(quotation.isIn("… ReLU在\n  x=0处 …")).isTrue();
    assertThat(quotation.isIn("ReLU在x=1")).isFalse();
  }
}
