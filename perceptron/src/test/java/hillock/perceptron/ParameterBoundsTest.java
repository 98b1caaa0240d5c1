// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Projection ends inside of the domain, after rounding to float too.
class ParameterBoundsTest {
  private static float project(String domain, float value) {
    ParameterBounds bounds =
        new ParameterBounds(
            Functions.of("f(x; fixed = 7, learn a = 1/2 in " + domain + ") = a * x"));
    float[] parameters = {value};
    bounds.project(parameters);
    return parameters[0];
  }

  @Test
  void closedEndsBelongToTheDomain() {
    assertThat(project("[0, 1]", -3)).isEqualTo(0);
    assertThat(project("[0, 1]", 3)).isEqualTo(1);
    assertThat(project("[0, 1]", 0.25f)).isEqualTo(0.25f);
  }

  @Test
  void openEndsDoNot() {
    assertThat(project("(0, 1)", -3)).isEqualTo(Float.MIN_VALUE);
    assertThat(project("(0, 1)", 3)).isEqualTo(Math.nextDown(1f));
  }

  @Test
  void withoutEndsNothingIsMoved() {
    assertThat(project("(-inf, inf)", -1e30f)).isEqualTo(-1e30f);
    assertThat(project("[0, inf)", 1e30f)).isEqualTo(1e30f);
    assertThat(project("[0, inf)", Float.POSITIVE_INFINITY)).isInfinite();
  }

  /// The floats nearest to 1/10, 2/3 and π are above them.
  @Test
  void endsThatAreNoFloatsAreRoundedInwards() {
    assertThat(project("[1/10, 1]", 0)).isEqualTo(0.1f);
    assertThat(project("[0, 1/2]", 1)).isEqualTo(0.5f);
    assertThat(project("[0, 2/3]", 1)).isEqualTo(Math.nextDown(2 / 3f));
    assertThat(project("[0, pi]", 9)).isEqualTo(Math.nextDown((float) Math.PI));
  }

  @Test
  void nanStays() {
    assertThat(project("[0, 1]", Float.NaN)).isNaN();
  }
}
