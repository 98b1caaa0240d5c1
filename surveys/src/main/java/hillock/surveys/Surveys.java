// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.catalog.Catalog;
import hillock.expr.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/// The surveys that the project began with.
public final class Surveys {
  private static final List<String> FILES =
      List.of("survey-0.txt", "survey-1.txt", "survey-2.txt", "survey-3.txt");

  private Surveys() {}

  /// All surveys, read anew: what is proved of their functions is kept with them.
  public static List<Survey> all() {
    return FILES.stream().map(Surveys::read).toList();
  }

  /// The survey of a number.
  ///
  /// @throws NoSuchElementException if there is none, naming those that there are
  public static Survey numbered(int number) {
    List<Survey> all = all();
    return all.stream()
        .filter(survey -> survey.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "there is no survey %d; there are %s"
                        .formatted(
                            number,
                            all.stream()
                                .map(s -> String.valueOf(s.number()))
                                .collect(Collectors.joining(", ")))));
  }

  private static Survey read(String file) {
    try (InputStream stream = Surveys.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      Source source = new Source(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      return SurveyParser.parse(source, Catalog.standard());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
