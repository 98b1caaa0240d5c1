// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import java.io.PrintWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Results for programs.
final class Json {
  private Json() {}

  /// Prints a value as JSON; infinities and NaN become strings.
  static void print(PrintWriter out, Object value) {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    out.println(mapper.writeValueAsString(value));
  }
}
