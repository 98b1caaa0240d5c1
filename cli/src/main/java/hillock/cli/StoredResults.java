// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.timing.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Results of `hillock bench` as JSON.
final class StoredResults {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private StoredResults() {}

  /// What a file holds.
  record Document(List<Results> runs) {}

  /// One line for each outcome, so that differences can be read.
  static String text(List<Results> runs) {
    return runs.stream().map(StoredResults::run).collect(Collectors.joining(",\n", "{\"runs\": [", "]}\n"));
  }

  private static String run(Results run) {
    return """
        {
        "circumstances": %s,
        "contenders": %s,
        "rounds": %d,
        "outcomes": %s,
        "disagreements": %s,
        "failures": %s
        }"""
        .formatted(
            MAPPER.writeValueAsString(run.circumstances()),
            lines(run.contenders()),
            run.rounds(),
            lines(run.outcomes()),
            lines(run.disagreements()),
            lines(run.failures()));
  }

  private static String lines(List<?> values) {
    return values.stream()
        .map(MAPPER::writeValueAsString)
        .collect(Collectors.joining(",\n  ", "[", "]"));
  }

  /// The results of several files.
  ///
  /// @throws IOException if one cannot be read or holds something else
  static List<Results> read(List<Path> files) throws IOException {
    List<Results> runs = new ArrayList<>();
    for (Path file : files) {
      try {
        runs.addAll(MAPPER.readValue(Files.readString(file), Document.class).runs());
      } catch (JacksonException notResults) {
        throw new IOException(
            "'%s' holds no results of 'hillock bench --store': %s"
                .formatted(file, notResults.getOriginalMessage()),
            notResults);
      }
    }
    return runs;
  }
}
