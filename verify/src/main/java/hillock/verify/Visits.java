// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which floats of which segments are visited, numbered from 0.
///
/// Of polynomials and lists, every n-th float by its bits; of rough segments, some that are spread
/// evenly.
final class Visits {
  /// @param segment where the floats are
  /// @param number the number of the segment
  /// @param first the magnitude of the first float, in bits
  /// @param step from one to the next
  /// @param before how many floats come before these
  /// @param count how many these are
  record Visit(Segment segment, int number, int first, int step, long before, int count) {
    float at(int i) {
      return segment.stretch().at(first + i * step);
    }
  }

  private final List<Visit> visits;
  private final long[] starts;

  private Visits(List<Visit> visits) {
    this.visits = visits;
    this.starts = visits.stream().mapToLong(Visit::before).toArray();
  }

  /// @param stride every how many floats are visited
  /// @param samples how many of a rough segment
  static Visits of(List<Segment> segments, int stride, int samples) {
    List<Visit> visits = new ArrayList<>();
    long before = 0;
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      Stretch stretch = segment.stretch();
      int step = segment instanceof Segment.Rough ? roughStep(stretch, samples) : stride;
      int first = stretch.first() + Math.floorMod(-stretch.first(), step);
      if (first <= stretch.last()) {
        int count = (stretch.last() - first) / step + 1;
        visits.add(new Visit(segment, i, first, step, before, count));
        before += count;
      }
    }
    return new Visits(visits);
  }

  /// An odd step, so that the last bits of the samples differ.
  private static int roughStep(Stretch stretch, int samples) {
    return Math.max(1, stretch.size() / samples) | 1;
  }

  /// How many floats are visited.
  long total() {
    return visits.isEmpty() ? 0 : visits.getLast().before() + visits.getLast().count();
  }

  /// How many of them are in rough segments.
  long rough() {
    return visits.stream()
        .filter(v -> v.segment() instanceof Segment.Rough)
        .mapToLong(Visit::count)
        .sum();
  }

  /// The place in the list of the visit that has a float.
  int indexOf(long number) {
    int found = Arrays.binarySearch(starts, number);
    return found >= 0 ? found : -found - 2;
  }

  Visit get(int index) {
    return visits.get(index);
  }
}
