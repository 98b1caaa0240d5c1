// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

/// A part of a [SignChart].
sealed interface Cell {
  /// A double not above the points of the cell.
  double lo();

  /// A double not below the points of the cell.
  double hi();

  /// An interval on which the function is nowhere positive and nowhere negative both.
  ///
  /// If the sign allows zero, then at isolated points only, unless the function is zero everywhere.
  record Region(double lo, double hi, Sign sign) implements Cell {}

  /// A point where the function is zero and changes sign, or touches zero.
  record Root(Place place) implements Cell {
    @Override
    public double lo() {
      return place.lo();
    }

    @Override
    public double hi() {
      return place.hi();
    }
  }

  /// An interval on which the sign is not known.
  record Gap(double lo, double hi, String reason) implements Cell {}
}
