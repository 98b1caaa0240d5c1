// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.List;
import java.util.stream.DoubleStream;

/// One thing drawn between the axes of a chart.
///
/// A mark with a `series` takes the ink of that name and stands in the legend; the series of the
/// empty name has the first ink and no entry.
sealed interface Mark {
  /// A line through points.
  record Line(String series, Curve curve) implements Mark {}

  /// The area between two curves over the same x.
  record Band(String series, Curve lower, Curve upper) implements Mark {}

  /// Unconnected points.
  record Points(String series, Curve curve) implements Mark {}

  /// Bars that stand on 0, side by side.
  record Bars(String series, List<Bar> bars) implements Mark {}

  /// The bar from `left` to `right`.
  record Bar(double left, double right, double height) {}

  /// A point at `x` in the row `y`, with a whisker from `lo` to `hi`.
  record Whisker(String series, double y, double x, double lo, double hi) implements Mark {}

  /// A shaded stripe over an interval of x.
  record Zone(String text, double lo, double hi) implements Mark {}

  /// A thin line across the chart at one x.
  record Upright(double x) implements Mark {}

  /// A thin line across the chart at one y.
  record Level(double y) implements Mark {}

  /// A small dot with a text beside it.
  record Note(String text, double x, double y) implements Mark {}

  /// The series that the mark belongs to, or the empty name.
  default String seriesName() {
    return switch (this) {
      case Line line -> line.series;
      case Band band -> band.series;
      case Points points -> points.series;
      case Bars bars -> bars.series;
      case Whisker whisker -> whisker.series;
      case Zone _, Upright _, Level _, Note _ -> "";
    };
  }

  /// The smallest extent that contains the given one and the x of this mark.
  default Extent widen(Extent x) {
    return switch (this) {
      case Line line -> line.curve.widen(x);
      case Points points -> points.curve.widen(x);
      case Band band -> band.upper.widen(x);
      case Bars bars -> x.with(bars.bars.stream().flatMapToDouble(Mark::edges).toArray());
      case Whisker whisker -> x.with(whisker.x).with(whisker.lo).with(whisker.hi);
      case Upright upright -> x.with(upright.x);
      case Note note -> x.with(note.x);
      case Zone _, Level _ -> x;
    };
  }

  /// The smallest extent that contains the given one and the y of this mark.
  default Extent heighten(Extent y) {
    return switch (this) {
      case Line line -> line.curve.heighten(y);
      case Points points -> points.curve.heighten(y);
      case Band band -> band.upper.heighten(band.lower.heighten(y));
      case Bars bars -> y.with(0).with(bars.bars.stream().mapToDouble(Bar::height).toArray());
      case Whisker whisker -> y.with(whisker.y);
      case Level level -> y.with(level.y);
      case Note note -> y.with(note.y);
      case Zone _, Upright _ -> y;
    };
  }

  private static DoubleStream edges(Bar bar) {
    return DoubleStream.of(bar.left, bar.right);
  }
}
