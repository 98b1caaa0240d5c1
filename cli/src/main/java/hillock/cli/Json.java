// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.numerics.Precision;
import java.io.PrintWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Results for programs.
final class Json {
  private Json() {}

  /// Prints a value as JSON; infinities and NaN become the strings that commands read: `inf`,
  /// `-inf`, `nan`.
  static void print(PrintWriter out, Object value) {
    JsonMapper mapper = mapper().enable(SerializationFeature.INDENT_OUTPUT).build();
    out.println(mapper.writeValueAsString(value));
  }

  /// A value as JSON in one line.
  static String line(Object value) {
    return mapper().build().writeValueAsString(value);
  }

  /// Reads what [#line] wrote.
  ///
  /// @throws tools.jackson.core.JacksonException if it is something else
  static <T> T read(String text, Class<T> type) {
    return mapper().build().readValue(text, type);
  }

  private static JsonMapper.Builder mapper() {
    SimpleModule numbers = new SimpleModule();
    numbers.addSerializer(Double.class, new NumberSerializer());
    numbers.addSerializer(double.class, new NumberSerializer());
    numbers.addDeserializer(Double.class, new NumberDeserializer());
    numbers.addDeserializer(double.class, new NumberDeserializer());
    return JsonMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .addModule(numbers);
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

  private static final class NumberDeserializer extends ValueDeserializer<Double> {
    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) {
      return json.hasToken(JsonToken.VALUE_STRING)
          ? Numbers.read(json.getString(), Precision.F64)
          : json.getDoubleValue();
    }
  }
}
