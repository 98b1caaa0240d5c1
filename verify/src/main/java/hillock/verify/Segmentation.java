// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Cuts a stretch in halves until a polynomial serves each.
///
/// All parts of one length are tried before any of half of it. Where too many of them fail at once,
/// as with the sine of large numbers, the stretch is given up as too rough.
final class Segmentation {
  /// So few floats are evaluated one by one.
  private static final int FEW = 16;

  private Segmentation() {}

  /// The segments of a stretch, from zero outward.
  ///
  /// @param most how many parts of one length may fail
  static List<Segment> of(Exact exact, Stretch whole, int most) {
    TreeMap<Integer, Segment> done = new TreeMap<>();
    List<Stretch> open = List.of(whole);
    while (!open.isEmpty()) {
      List<Stretch> failed = new ArrayList<>();
      for (Stretch stretch : open) {
        segment(exact, stretch)
            .ifPresentOrElse(s -> done.put(stretch.first(), s), () -> failed.add(stretch));
        if (failed.size() > most) {
          return List.of(new Segment.Rough(whole));
        }
      }
      open = failed.stream().flatMap(stretch -> stretch.halves().stream()).toList();
    }
    return List.copyOf(done.values());
  }

  private static Optional<Segment> segment(Exact exact, Stretch stretch) {
    if (stretch.size() <= FEW) {
      return Optional.of(listed(exact, stretch));
    }
    Fit fit = new Fit(exact, stretch);
    Optional<Segment> fitted =
        fit.polynomial()
            .map(p -> new Segment.Fitted(stretch, p, fit.lowest(), fit.highest()));
    return fit.isUndefined() ? Optional.of(new Segment.Undefined(stretch)) : fitted;
  }

  private static Segment listed(Exact exact, Stretch stretch) {
    List<Double> values = new ArrayList<>();
    for (int magnitude = stretch.first(); magnitude <= stretch.last(); magnitude++) {
      values.add(exact.value(stretch.at(magnitude)));
    }
    return new Segment.Listed(stretch, values);
  }
}
