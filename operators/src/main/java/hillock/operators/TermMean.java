// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.calculus.Algebra;
import hillock.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The mean of a term of a normal variable over a region.
///
/// An exponential factor tilts the normal density into another one, of which the rest is the mean.
/// Powers are lowered by parts: E (Y - m) g(Y) = s² E g'(Y) less what g times the density gains
/// over the region.
final class TermMean {
  private final Normal normal;
  private final Algebra algebra;

  TermMean(Normal normal) {
    this.normal = normal;
    this.algebra = normal.algebra();
  }

  /// The parts that add up to the mean.
  List<Expr> of(Term term, Region region) {
    Normal tilted = normal.tilted(term);
    Expr weight = algebra.product(term.coefficient(), normal.weight(term));
    List<Expr> parts =
        switch (term.wave().kind()) {
          case NONE -> power(term.power(), tilted, region);
          case SIN, COS, ERF, ERFC ->
              List.of(WaveMean.of(term.power(), term.wave(), tilted, region));
        };
    return parts.stream().map(part -> algebra.product(weight, part)).toList();
  }

  /// E Y^power over the region: one part for the mass, one for the density at each end.
  private List<Expr> power(int power, Normal y, Region region) {
    Expr zero = algebra.number(0);
    List<Expr> mass = new ArrayList<>(List.of(algebra.number(1)));
    List<Expr> atLo = new ArrayList<>(List.of(zero));
    List<Expr> atHi = new ArrayList<>(List.of(zero));
    for (int n = 1; n <= power; n++) {
      mass.add(y.lowered(mass, n));
      atLo.add(algebra.sum(y.lowered(atLo, n), gain(region.lo(), n, y)));
      atHi.add(algebra.subtract(y.lowered(atHi, n), gain(region.hi(), n, y)));
    }
    List<Expr> parts = new ArrayList<>();
    masses(y, region).forEach(m -> parts.add(algebra.product(mass.getLast(), m)));
    region.lo().ifPresent(k -> parts.add(algebra.product(atLo.getLast(), y.density(k))));
    region.hi().ifPresent(k -> parts.add(algebra.product(atHi.getLast(), y.density(k))));
    return parts;
  }

  /// s² knot^(n - 1), the factor of the density at a knot; 0 at infinity.
  private Expr gain(Optional<Expr> knot, int n, Normal y) {
    if (knot.isEmpty()) {
      return algebra.number(0);
    }
    return n == 1
        ? y.variance()
        : algebra.product(y.variance(), algebra.power(knot.get(), n - 1L));
  }

  /// The probability of the region, as parts.
  private List<Expr> masses(Normal y, Region region) {
    if (region.isLine()) {
      return List.of(algebra.number(1));
    }
    if (region.lo().isEmpty()) {
      return List.of(y.below(region.hi().orElseThrow()));
    }
    Expr above = y.above(region.lo().get());
    return region.hi().isEmpty()
        ? List.of(above)
        : List.of(above, algebra.negate(y.above(region.hi().get())));
  }
}
