// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/// Results of verifications, one line of JSON each, in the order of names.
///
/// Written anew and whole with every result, so that an interruption loses at most the present one.
final class AccuracyFile {
  private static final Comparator<AccuracyRow.Subject> ORDER =
      Comparator.comparing(AccuracyRow.Subject::function)
          .thenComparingInt(AccuracyRow.Subject::derivative)
          .thenComparing(AccuracyRow.Subject::by)
          .thenComparing(AccuracyRow.Subject::accuracy);

  private final Path file;
  private final Map<AccuracyRow.Subject, AccuracyRow> rows = new TreeMap<>(ORDER);

  private AccuracyFile(Path file) {
    this.file = file;
  }

  /// The results of a file; none if it does not exist yet.
  ///
  /// @throws IllegalArgumentException with the line that is no result
  static AccuracyFile read(Path file) throws IOException {
    AccuracyFile results = new AccuracyFile(file);
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        try {
          AccuracyRow row = Json.read(lines.get(i), AccuracyRow.class);
          results.rows.put(row.subject(), row);
        } catch (JacksonException noResult) {
          throw new IllegalArgumentException(
              "%s:%d is no result of a verification".formatted(file, i + 1), noResult);
        }
      }
    }
    return results;
  }

  Collection<AccuracyRow> rows() {
    return rows.values();
  }

  Optional<AccuracyRow> row(AccuracyRow.Subject subject) {
    return Optional.ofNullable(rows.get(subject));
  }

  /// Adds a result, in place of an older one of the same subject, and writes the file.
  void put(AccuracyRow row) throws IOException {
    rows.put(row.subject(), row);
    StringBuilder text = new StringBuilder();
    rows.values().forEach(each -> text.append(Json.line(each)).append('\n'));
    TextFile.write(file, text.toString());
  }
}
