// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Numbers of the literature come out of the tool, between proved bounds.
///
/// The values beside them were computed by mpmath 1.3.0 with 30 digits, by `quad` and `findroot`.
class ReferenceNumbersTest {
  private static JsonNode shown(String function) {
    return Invocation.of("show", function, "--json").json();
  }

  @ParameterizedTest
  @CsvSource({
    "gelu, forwardGain, 1.53353044119554",
    "silu, forwardGain, 1.67653247033109",
    "mish, forwardGain, 1.48684758127321",
    "selu, mean, 0",
    "selu, meanSquare, 1",
    "selu, meanSquareSlope, 1.07157499245580",
    "relu, forwardGain, 1.41421356237310",
    "tanh, forwardGain, 1.59253741972283",
  })
  void meansAndGainsLieBetweenProvedBounds(String function, String name, BigDecimal expected) {
    JsonNode moments = shown(function).get("signals").get("moments");
    assertThat(moments.get("areProved").asBoolean()).isTrue();
    JsonNode number = moments.get(name);
    BigDecimal lo = number.get("lo").decimalValue();
    BigDecimal hi = number.get("hi").decimalValue();
    BigDecimal rounding = new BigDecimal("1e-14");
    assertThat(lo).isLessThanOrEqualTo(expected.add(rounding));
    assertThat(hi).isGreaterThanOrEqualTo(expected.subtract(rounding));
    assertThat(hi.subtract(lo)).isLessThan(new BigDecimal("1e-12"));
  }

  /// The digits that are shown are those of the exact number, rounded.
  @ParameterizedTest
  @CsvSource({
    "gelu, forwardGain, 1.533530441", "silu, forwardGain, 1.67653247",
    "mish, forwardGain, 1.486847581", "selu, meanSquareSlope, 1.071574992",
    "silu, mean, 0.2066209641", "mish, meanSquare, 0.4523421924",
  })
  void shownDigitsAreCertain(String function, String name, String digits) {
    JsonNode moments = shown(function).get("signals").get("moments");
    assertThat(moments.get(name).get("digits").asString()).isEqualTo(digits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swish | lipschitz | f' in [-0.099839320129, 1.0998393202], least at -2.3993573, greatest"
            + " at 2.3993573",
        "gelu | lipschitz | f' in [-0.1289041451",
        "x * (atan(x) + pi / 2) / pi | monotone | increasing",
        "x * (atan(x) + pi / 2) / pi | curvature | convex",
        "selu | zero-centred | E f(Z)",
        "selu | fixed points | -1.2588171641 attracting; 0 repelling",
      })
  void slopesAndShapesAreProved(String function, String label, String expected) {
    JsonNode line =
        StreamSupport.stream(shown(function).get("properties").spliterator(), false)
            .filter(each -> each.get("label").asString().equals(label))
            .findFirst()
            .orElseThrow();
    assertThat(line.get("verdict").asString()).isEqualTo("proved");
    assertThat(line.get("statement").asString() + "; " + line.get("remark").asString())
        .contains(expected);
  }
}
