// SPDX-License-Identifier: Apache-2.0
package hillock.picture;

import java.util.List;
import java.util.stream.DoubleStream;

/// The inputs that a picture shows.
public record Window(double from, double to) {
  private static final double USUAL = 5;

  /// Features beyond this do not widen a picture.
  private static final double FARTHEST = 50;

  private static final double FARTHEST_ZONE = 10;

  /// What a picture shows beyond a kink or a turn, as a part of its distance from 0.
  private static final double MARGIN = 0.25;

  /// How much of a saturated end a picture shows, at least and as a part of its distance from 0.
  private static final double ZONE = 2;

  private static final double ZONE_PART = 0.65;

  /// @throws IllegalArgumentException unless both ends are finite and in order
  public Window {
    if (!(from < to) || !Double.isFinite(from) || !Double.isFinite(to)) {
      throw new IllegalArgumentException(
          "a picture goes from a number to a larger one, not from %s to %s".formatted(from, to));
    }
  }

  /// From -5 to 5, or farther where there are features of the functions.
  public static Window around(List<FunctionPicture.Drawn> functions) {
    double lo = -USUAL;
    double hi = USUAL;
    for (FunctionPicture.Drawn each : functions) {
      for (double x : places(each).toArray()) {
        lo = Math.min(lo, Math.floor(x));
        hi = Math.max(hi, Math.ceil(x));
      }
    }
    return new Window(lo, hi);
  }

  private static DoubleStream places(FunctionPicture.Drawn drawn) {
    DoubleStream marks =
        drawn
            .features()
            .places()
            .filter(x -> Math.abs(x) <= FARTHEST)
            .map(x -> x + MARGIN * x);
    Window far = new Window(-FARTHEST, FARTHEST);
    DoubleStream zones =
        drawn.features().saturated(drawn.slope(), far).stream()
            .flatMapToDouble(zone -> DoubleStream.of(zone.from(), zone.to()))
            .filter(x -> Math.abs(x) <= FARTHEST_ZONE)
            .map(x -> x + Math.copySign(Math.max(ZONE, ZONE_PART * Math.abs(x)), x));
    return DoubleStream.concat(marks, zones);
  }
}
