// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Expr;
import hillock.expr.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Polynomials made of known zeros give these zeros back.
class RealRootsTest {
  private static final Expr.Input X = new Expr.Input(0, "x");

  private static Context context() {
    return Context.of(X, 1_000_000);
  }

  /// The product of x - r over zeros, and of a factor without real zeros.
  private static Polynomial withZeros(List<Rational> zeros) {
    Polynomial product =
        Polynomial.X.multiply(Polynomial.X).add(Polynomial.X).add(Polynomial.ONE);
    for (Rational zero : zeros) {
      product = product.multiply(Polynomial.withZero(zero));
    }
    return product;
  }

  static Stream<List<Rational>> zeros() {
    SplittableRandom random = new SplittableRandom(20260801);
    List<List<Rational>> lists = new ArrayList<>();
    for (int count = 0; count < 60; count++) {
      List<Rational> zeros = new ArrayList<>();
      for (int i = 0; i < count % 8; i++) {
        zeros.add(Rational.of(random.nextInt(-400, 400), random.nextInt(1, 40)));
      }
      lists.add(zeros);
    }
    lists.add(Stream.of(1, 1, 1, 2, 2, -3).map(Rational::of).toList());
    lists.add(List.of(Rational.of(1e-200), Rational.of(-1e-200), Rational.ZERO));
    lists.add(List.of(Rational.of(1e100), Rational.of(1), Rational.of(-1e100)));
    lists.add(List.of(Rational.of(1), Rational.of(Math.nextUp(1.0))));
    return lists.stream();
  }

  @ParameterizedTest
  @MethodSource("zeros")
  void findsEveryZeroOnce(List<Rational> zeros) {
    List<Place> found =
        RealRoots.between(Place.LEFT_END, Place.RIGHT_END, withZeros(zeros), context())
            .orElseThrow();
    List<Rational> distinct = zeros.stream().distinct().sorted().toList();
    assertThat(found).hasSameSizeAs(distinct);
    for (int i = 0; i < distinct.size(); i++) {
      Place place = found.get(i);
      assertThat(Rational.of(place.lo())).isLessThanOrEqualTo(distinct.get(i));
      assertThat(Rational.of(place.hi())).isGreaterThanOrEqualTo(distinct.get(i));
      assertThat(place.hi()).isLessThanOrEqualTo(Math.nextUp(place.lo()));
    }
  }

  @Test
  void leavesOutTheEndsOfTheInterval() {
    Polynomial polynomial =
        withZeros(Stream.of(-2, -1, 0, 1, 2).map(Rational::of).toList());
    Context context = context();
    String found =
        RealRoots.between(Place.at(-1, context), Place.at(2, context), polynomial, context)
            .orElseThrow()
            .stream()
            .map(Place::toString)
            .collect(Collectors.joining(" "));
    assertThat(found).isEqualTo("0 1");
  }

  /// A zero between the two doubles around an end may lie on either side of it.
  @Test
  void saysSoWhereAZeroCannotBeToldFromAnEnd() {
    Polynomial polynomial = withZeros(List.of(Rational.of(1, 3)));
    Place third = Place.in(Numbers.enclose(Rational.of(1, 3)));
    assertThat(RealRoots.between(third, Place.RIGHT_END, polynomial, context())).isEmpty();
  }

  @Test
  void saysSoWhereZerosCannotBeToldFromEachOther() {
    Rational third = Rational.of(1, 3);
    Polynomial polynomial =
        withZeros(List.of(third, third.add(Rational.of(0x1p-80))));
    assertThat(RealRoots.between(Place.LEFT_END, Place.RIGHT_END, polynomial, context()))
        .isEmpty();
  }

  @Test
  void findsIrrationalZeros() {
    Polynomial two = new Polynomial(List.of(-2, 0, 1).stream().map(RealRootsTest::big).toList());
    List<Place> found =
        RealRoots.between(Place.LEFT_END, Place.RIGHT_END, two, context()).orElseThrow();
    assertThat(found).hasSize(2);
    assertThat(found.getLast().enclosure().contains(Math.sqrt(2))).isTrue();
    assertThat(found.getFirst().enclosure().contains(-Math.sqrt(2))).isTrue();
  }

  private static BigInteger big(int value) {
    return BigInteger.valueOf(value);
  }
}
