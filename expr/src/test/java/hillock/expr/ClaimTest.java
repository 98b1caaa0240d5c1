// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Bounds.End;
import hillock.expr.Property.Curvature;
import hillock.expr.Property.Direction;
import hillock.expr.Property.Parity;
import hillock.expr.Property.Saturation;
import hillock.expr.Property.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Claims of every kind: text, meaning, and text again.
class ClaimTest {
  private static final End ZERO = End.of(Expr.of(0));
  private static final End ONE = End.of(Expr.of(1));

  static Stream<Arguments> claims() {
    List<Arguments> claims =
        new ArrayList<>(
            List.of(
                claim("within [0, inf)", within(ZERO, true, End.POSITIVE_INFINITY, false)),
                claim("within (-inf, 1]", within(End.NEGATIVE_INFINITY, false, ONE, true)),
                claim("within [0, 1]", within(ZERO, true, ONE, true)),
                claim("within (0, 1)", within(ZERO, false, ONE, false)),
                claim("within [0, 0]", within(ZERO, true, ZERO, true)),
                claim("within (-inf, inf)", new Property.Within(Bounds.ALL)),
                claim(
                    "within [-0.30885, log(2)]",
                    within(
                        End.of(Expr.of(-6177, 20_000)),
                        true,
                        End.of(Expr.apply(Function.LOG, Expr.of(2))),
                        true)),
                claim("limit left 0", new Property.Limit(Side.LEFT, ZERO)),
                claim("limit left -1", new Property.Limit(Side.LEFT, End.of(Expr.of(-1)))),
                claim("limit right inf", new Property.Limit(Side.RIGHT, End.POSITIVE_INFINITY)),
                claim("limit right -inf", new Property.Limit(Side.RIGHT, End.NEGATIVE_INFINITY)),
                claim("lipschitz 1.1", new Property.Lipschitz(Expr.of(11, 10))),
                claim(
                    "lipschitz sqrt(2)",
                    new Property.Lipschitz(new Expr.Power(Expr.of(2), Expr.of(1, 2)))),
                claim("smooth 0", new Property.Smooth(0)),
                claim("smooth -1", new Property.Smooth(-1)),
                claim("smooth inf", new Property.Smooth(Property.Smooth.INFINITE)),
                claim("kinks none", new Property.Kinks(List.of())),
                claim("kinks -3, 3", new Property.Kinks(List.of(Expr.of(-3), Expr.of(3)))),
                claim("fixed-points none", new Property.FixedPoints(List.of())),
                claim(
                    "fixed-points 0, [1, inf)",
                    new Property.FixedPoints(
                        List.of(
                            Bounds.point(Expr.of(0)),
                            new Bounds(ONE, true, End.POSITIVE_INFINITY, false)))),
                claim("identity-near-zero", new Property.IdentityNearZero()),
                claim("zero-centred", new Property.ZeroCentred())));
    for (Direction direction : Direction.values()) {
      claims.add(claim(direction.spelling(), new Property.Monotone(direction)));
    }
    for (Curvature curvature : Curvature.values()) {
      claims.add(claim(curvature.spelling(), new Property.Curved(curvature)));
    }
    for (Parity parity : Parity.values()) {
      claims.add(claim(parity.spelling(), new Property.Symmetric(parity)));
    }
    for (Side side : Side.values()) {
      for (Saturation saturation : Saturation.values()) {
        claims.add(
            claim(
                "saturates " + side.spelling() + " " + saturation.spelling(),
                new Property.Saturates(side, saturation)));
      }
    }
    return claims.stream();
  }

  private static Arguments claim(String text, Property property) {
    return Arguments.of(text, property);
  }

  private static Property within(End lo, boolean loClosed, End hi, boolean hiClosed) {
    return new Property.Within(new Bounds(lo, loClosed, hi, hiClosed));
  }

  private static Property read(String claim) {
    String text = "f(x) = x\n  claim " + claim + "  # as is well known\n";
    return Formula.file(new Source("test.act", text), Scope.EMPTY)
        .getFirst()
        .claims()
        .getFirst();
  }

  @ParameterizedTest
  @MethodSource("claims")
  void claimIsReadAndWritten(String text, Property property) {
    assertThat(read(text)).isEqualTo(property).hasToString(text);
  }

  @Test
  void everyKindOfClaimIsTested() {
    List<Class<?>> tested =
        claims()
            .<Class<?>>map(claim -> Objects.requireNonNull(claim.get()[1]).getClass())
            .distinct()
            .toList();
    assertThat(tested)
        .containsExactlyInAnyOrder(
            Arrays.stream(Property.class.getPermittedSubclasses()).toArray(Class[]::new));
  }

  @Test
  void infiniteEndIsNeverClosed() {
    assertThat(read("within [-inf, inf]")).isEqualTo(new Property.Within(Bounds.ALL));
  }
}
