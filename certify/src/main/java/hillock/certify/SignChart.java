// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Cell.Gap;
import hillock.certify.Cell.Region;
import hillock.certify.Cell.Root;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where an analytic function is positive, negative and zero on an open interval.
///
/// @param cells regions of one sign, roots between them, and gaps where neither is known, from left
///     to right
/// @param boxes how many boxes were evaluated to draw it
record SignChart(List<Cell> cells, long boxes) {
  SignChart {
    cells = List.copyOf(cells);
  }

  /// A chart that knows nothing.
  static SignChart unknown(Place from, Place to, String reason) {
    return new SignChart(List.of(new Gap(from.lo(), to.hi(), reason)), 0);
  }

  Stream<Region> regions() {
    return cells.stream().filter(Region.class::isInstance).map(Region.class::cast);
  }

  List<Root> roots() {
    return cells.stream().filter(Root.class::isInstance).map(Root.class::cast).toList();
  }

  List<Gap> gaps() {
    return cells.stream().filter(Gap.class::isInstance).map(Gap.class::cast).toList();
  }

  /// The first interval on which the sign is not known.
  Optional<Gap> firstGap() {
    return gaps().stream().findFirst();
  }

  /// True if no interval is left on which the sign is not known.
  boolean isComplete() {
    return gaps().isEmpty();
  }

  /// All signs that are known to occur somewhere or possible in a region.
  Sign signs() {
    Sign inRegions = regions().map(Region::sign).reduce(Sign.NONE, Sign::or);
    return roots().isEmpty() ? inRegions : inRegions.or(Sign.ZERO);
  }
}
