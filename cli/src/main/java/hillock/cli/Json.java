// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.numerics.Precision;
import java.io.PrintWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Results for programs.
final class Json {
  private Json() {}

  /// Prints a value as JSON; infinities and NaN become the strings that commands read: `inf`,
  /// `-inf`, `nan`.
  static void print(PrintWriter out, Object value) {
    SimpleModule numbers = new SimpleModule();
    numbers.addSerializer(Double.class, new NumberSerializer());
    numbers.addSerializer(double.class, new NumberSerializer());
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(numbers)
            .build();
    out.println(mapper.writeValueAsString(value));
  }

  private static final class NumberSerializer extends ValueSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializationContext context) {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeString(Numbers.write(value, Precision.F64));
      }
    }
  }
}
