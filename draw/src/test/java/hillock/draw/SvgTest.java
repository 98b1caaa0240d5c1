// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "-0.004, 0",
    "1, 1",
    "0.5, 0.5",
    "-0.25, -0.25",
    "12.3456, 12.35",
    "0.05, 0.05",
    "100000, 100000",
    "1e-9, 0",
    "-3.1, -3.1",
    "2.999, 3",
    "-2.001, -2"
  })
  void numbersHaveAtMostTwoDecimals(double value, String text) {
    assertThat(Svg.number(value)).isEqualTo(text);
  }

  @Test
  void numbersDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(Svg.number(-1234.5)).isEqualTo("-1234.5");
      assertThat(Ticks.of(new Extent(0, 1), 3).labels()).containsExactly("0", "0.5", "1.0");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatXmlForbidsIsReplaced() {
    assertThat(Svg.escape("a<b>&\"'\t\n\u0000\u001b\ud800\uffff😀"))
        .isEqualTo("a&lt;b&gt;&amp;&quot;'\t\n���" + "�😀");
  }

  @Test
  void elementsAreNestedAndIndented() {
    Svg svg = new Svg();
    svg.open("svg").with("width", 10).open("g").with("id", "\"").open("rect").close().close();
    svg.open("text").content("a < b").close().close();
    assertThat(svg)
        .hasToString(
            """
            <svg width="10">
              <g id="&quot;">
                <rect/>
              </g>
              <text>a &lt; b</text>
            </svg>
            """);
  }

  @Test
  void anUnfinishedDocumentIsAnError() {
    Svg svg = new Svg().open("svg").open("g").close();
    assertThatIllegalStateException().isThrownBy(svg::toString).withMessage("<svg> is still open");
  }
}
