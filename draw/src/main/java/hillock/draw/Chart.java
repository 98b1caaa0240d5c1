// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One chart: a title, two axes, and what is drawn between them.
///
/// A chart is a value; every method gives another chart. Marks of the same series share an ink and
/// one line of the legend; series take inks in the order in which they first appear. A legend is
/// drawn for two or more named series, in a free corner or else beside the chart. What lies outside
/// the axes is cut off.
public final class Chart {
  private static final int WIDTH = 380;
  private static final int HEIGHT = 270;
  private static final int SMALLEST = 120;
  private static final int LARGEST = 10_000;

  private final String title;
  private final Axis x;
  private final Axis y;
  private final int width;
  private final int height;
  private final List<Mark> marks;

  private Chart(String title, Axis x, Axis y, int width, int height, List<Mark> marks) {
    this.title = title;
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
    this.marks = List.copyOf(marks);
  }

  /// A chart without marks; the title may be empty.
  public static Chart titled(String title) {
    return new Chart(title, Axis.of(""), Axis.of(""), WIDTH, HEIGHT, List.of());
  }

  /// This chart with that horizontal axis.
  public Chart x(Axis axis) {
    if (!axis.categories().isEmpty()) {
      throw new IllegalArgumentException("rows belong to the vertical axis; pass them to y");
    }
    return new Chart(title, axis, y, width, height, marks);
  }

  /// This chart with that vertical axis.
  public Chart y(Axis axis) {
    return new Chart(title, x, axis, width, height, marks);
  }

  /// This chart in another size, in pixels with everything around it (a paper has 96 per inch).
  public Chart size(int newWidth, int newHeight) {
    if (Math.min(newWidth, newHeight) < SMALLEST || Math.max(newWidth, newHeight) > LARGEST) {
      throw new IllegalArgumentException(
          "a chart has %d to %d pixels a side, not %d x %d"
              .formatted(SMALLEST, LARGEST, newWidth, newHeight));
    }
    return new Chart(title, x, y, newWidth, newHeight, marks);
  }

  /// This chart with a line through points.
  public Chart line(String series, Curve curve) {
    return with(new Mark.Line(series, curve));
  }

  /// This chart with the area between `lo[i]` and `hi[i]` over `xs[i]` shaded in the ink of a
  /// series.
  public Chart band(String series, double[] xs, double[] lo, double[] hi) {
    return with(new Mark.Band(series, Curve.of(xs, lo), Curve.of(xs, hi)));
  }

  /// This chart with unconnected points.
  public Chart points(String series, Curve curve) {
    return with(new Mark.Points(series, curve));
  }

  /// This chart with a histogram; bar `i` goes from `edges[i]` to `edges[i + 1]`.
  public Chart bars(String series, double[] edges, double[] heights) {
    if (heights.length == 0 || edges.length != heights.length + 1) {
      throw new IllegalArgumentException(
          "%d bars (at least one) have %d edges, not %d"
              .formatted(heights.length, heights.length + 1, edges.length));
    }
    List<Mark.Bar> bars = new ArrayList<>();
    for (int i = 0; i < heights.length; i++) {
      bars.add(new Mark.Bar(edges[i], edges[i + 1], heights[i]));
    }
    return with(new Mark.Bars(series, List.copyOf(bars)));
  }

  /// This chart with a point in a row, and a level whisker from `lo` to `hi`.
  public Chart whisker(String series, double row, double value, double lo, double hi) {
    return with(new Mark.Whisker(series, row, value, lo, hi));
  }

  /// This chart with a shaded stripe from one x to another; infinite ends reach the border.
  public Chart zone(String text, double lo, double hi) {
    return with(new Mark.Zone(text, lo, hi));
  }

  /// This chart with a thin upright line at one x.
  public Chart upright(double at) {
    return with(new Mark.Upright(at));
  }

  /// This chart with a thin level line at one y.
  public Chart level(double at) {
    return with(new Mark.Level(at));
  }

  /// This chart with a small dot and a text beside it.
  public Chart note(String text, double atX, double atY) {
    return with(new Mark.Note(text, atX, atY));
  }

  /// The chart as an SVG document.
  public String toSvg() {
    return Figure.of(this).toSvg();
  }

  /// The lines and points of the chart as text, drawn with Braille characters.
  ///
  /// Series after the first are dashed. Bands, bars, whiskers, zones and notes are left out.
  ///
  /// @param columns width of the whole text in characters
  /// @param rows height of the whole text in lines
  /// @param ansi whether to colour the curves with ANSI escapes
  public String toText(int columns, int rows, boolean ansi) {
    return new TerminalPlot(this, columns, rows, ansi).text();
  }

  private Chart with(Mark mark) {
    List<Mark> more = new ArrayList<>(marks);
    more.add(mark);
    return new Chart(title, x, y, width, height, more);
  }

  String title() {
    return title;
  }

  Axis x() {
    return x;
  }

  Axis y() {
    return y;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  List<Mark> marks() {
    return marks;
  }

  /// The names of the series, in the order of their inks.
  List<String> series() {
    Set<String> names = new LinkedHashSet<>();
    marks.forEach(mark -> names.add(mark.seriesName()));
    names.remove("");
    return List.copyOf(names);
  }

  Ink ink(String series) {
    return Ink.of(Math.max(0, series().indexOf(series)));
  }

  /// What the horizontal axis covers; points and whiskers keep a distance from its ends.
  Extent xExtent() {
    boolean spaced = marks.stream().anyMatch(m -> m instanceof Mark.Points || isWhisker(m));
    Extent drawn = marks.stream().reduce(Extent.EMPTY, (e, m) -> m.widen(e), (a, b) -> b);
    return x.extent(drawn, spaced ? 0.04 : 0, spaced ? 0.04 : 0);
  }

  /// What the vertical axis covers; bars stand on its lower end.
  Extent yExtent() {
    Extent drawn = marks.stream().reduce(Extent.EMPTY, (e, m) -> m.heighten(e), (a, b) -> b);
    boolean standing = drawn.lo() == 0 && marks.stream().anyMatch(m -> m instanceof Mark.Bars);
    return y.extent(drawn, standing ? 0 : 0.05, 0.05);
  }

  private static boolean isWhisker(Mark mark) {
    return mark instanceof Mark.Whisker;
  }
}
