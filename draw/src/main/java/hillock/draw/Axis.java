// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.List;
import java.util.OptionalDouble;

/// One side of a chart: what it measures, and from where to where.
///
/// @param label the quantity, with its unit; may be empty
/// @param lo the lower end; chosen from the drawn numbers if absent
/// @param hi the upper end; likewise
/// @param categories names of the numbers 0, 1, 2 ... from top to bottom; empty for a number axis
public record Axis(String label, OptionalDouble lo, OptionalDouble hi, List<String> categories) {
  public Axis {
    categories = List.copyOf(categories);
    if (lo.isPresent() && hi.isPresent() && !(lo.getAsDouble() < hi.getAsDouble())) {
      throw new IllegalArgumentException(
          "axis '%s' goes from %s to %s; the first must be smaller"
              .formatted(label, lo.getAsDouble(), hi.getAsDouble()));
    }
  }

  /// An axis whose ends follow from what is drawn.
  public static Axis of(String label) {
    return new Axis(label, OptionalDouble.empty(), OptionalDouble.empty(), List.of());
  }

  /// A vertical axis with one row for each name, the first on top; row `i` lies at `y = i`.
  public static Axis rows(List<String> categories) {
    return new Axis("", OptionalDouble.empty(), OptionalDouble.empty(), categories);
  }

  /// This axis with a fixed lower end.
  public Axis from(double fixed) {
    return new Axis(label, OptionalDouble.of(finite(fixed)), hi, categories);
  }

  /// This axis with a fixed upper end.
  public Axis to(double fixed) {
    return new Axis(label, lo, OptionalDouble.of(finite(fixed)), categories);
  }

  /// What the axis covers, given the numbers drawn and how much to pad the ends that are free.
  Extent extent(Extent drawn, double below, double above) {
    if (!categories.isEmpty()) {
      return new Extent(-0.5, categories.size() - 0.5);
    }
    Extent whole = drawn;
    whole = lo.isPresent() ? whole.with(lo.getAsDouble()) : whole;
    whole = hi.isPresent() ? whole.with(hi.getAsDouble()) : whole;
    Extent wide = whole.drawable().padded(below, above);
    return new Extent(lo.orElse(wide.lo()), hi.orElse(wide.hi())).drawable();
  }

  private double finite(double fixed) {
    if (!Double.isFinite(fixed)) {
      throw new IllegalArgumentException(
          "axis '%s' cannot end at %s; give a finite number".formatted(label, fixed));
    }
    return fixed;
  }
}
