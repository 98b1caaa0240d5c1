// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Where the parts of one chart lie on the paper.
///
/// @param chart what is drawn
/// @param paper the whole place of the chart
/// @param plot the place between the axes
/// @param x from numbers to pixels, left to right
/// @param y from numbers to pixels; upward for numbers, downward for rows
/// @param xTicks the marked numbers below
/// @param yTicks the marked numbers or rows at the left
/// @param notes the places of the texts of the notes
/// @param legend the place of the legend; of no size if there is none
record Layout(
    Chart chart,
    Rectangle paper,
    Rectangle plot,
    Scale x,
    Scale y,
    Ticks xTicks,
    Ticks yTicks,
    Map<Mark.Note, Rectangle> notes,
    Rectangle legend) {
  static final double TICK_FONT = 11;
  static final double LABEL_FONT = 12;
  static final double TITLE_FONT = 13;
  static final double SMALL_FONT = 10.5;
  static final double TICK_LENGTH = 4;

  /// Between two things that must not touch.
  static final double GAP = 4;

  private static final double LABEL_SPACING = 9;
  private static final double X_TICK_DISTANCE = 36;
  private static final double Y_TICK_DISTANCE = 27;
  private static final double RIGHT_MARGIN = 10;
  private static final double LEGEND_DISTANCE = 8;
  private static final double NOTE_HEIGHT = 13;

  /// The largest part of the width that row names may take.
  private static final double ROW_NAMES = 0.45;

  static Layout of(Chart chart, double left, double top) {
    Rectangle paper = new Rectangle(left, top, left + chart.width(), top + chart.height());
    Legend legend = Legend.of(chart);
    Layout inside = of(chart, paper, RIGHT_MARGIN).withNotes();
    if (legend.isEmpty()) {
      return inside;
    }
    return new Obstacles(inside)
        .freeCorner(legend.width(), legend.height())
        .map(inside::withLegend)
        .orElseGet(() -> beside(chart, paper, legend));
  }

  /// With the legend at the right of the axes.
  private static Layout beside(Chart chart, Rectangle paper, Legend legend) {
    Layout narrow = of(chart, paper, legend.width() + LEGEND_DISTANCE + GAP).withNotes();
    double left = narrow.plot.right() + LEGEND_DISTANCE;
    double top = narrow.plot.top();
    return narrow.withLegend(
        new Rectangle(left, top, left + legend.width(), top + legend.height()));
  }

  private static Layout of(Chart chart, Rectangle paper, double rightMargin) {
    double top = paper.top() + (chart.title().isEmpty() ? 8 : TITLE_FONT + 13);
    boolean isRows = !chart.y().categories().isEmpty();
    double below = TICK_LENGTH + TICK_FONT + 2 * GAP;
    Extent xExtent = chart.xExtent();
    boolean hasLabel = !chart.x().label().isEmpty() || Ticks.of(xExtent, 2).exponent() != 0;
    double bottom = paper.bottom() - below - (hasLabel ? LABEL_FONT + GAP : 0);
    Scale y =
        isRows ? new Scale(chart.yExtent(), top, bottom) : new Scale(chart.yExtent(), bottom, top);
    Ticks yTicks = isRows ? rows(chart) : Ticks.of(y.extent(), most(y.length(), Y_TICK_DISTANCE));

    double left = paper.left() + GAP + TICK_LENGTH + GAP + widest(yTicks);
    left += yTicks.axisLabel(chart.y().label()).isEmpty() ? 0 : LABEL_FONT + 2 * GAP;
    double right = Math.max(left + 20, paper.right() - rightMargin);
    Ticks xTicks = xTicks(new Scale(xExtent, left, right));
    Scale x = new Scale(xExtent, left, right - overhang(xTicks, xExtent, rightMargin));
    Rectangle plot = new Rectangle(left, top, x.to(), bottom);
    Rectangle none = new Rectangle(0, 0, 0, 0);
    return new Layout(chart, paper, plot, x, y, xTicks, yTicks, Map.of(), none);
  }

  private Layout withLegend(Rectangle place) {
    return new Layout(chart, paper, plot, x, y, xTicks, yTicks, notes, place);
  }

  /// With places for the texts of the notes, where they cover nothing if possible.
  private Layout withNotes() {
    Obstacles obstacles = new Obstacles(this);
    Map<Mark.Note, Rectangle> places = new HashMap<>();
    for (Mark mark : chart.marks()) {
      if (mark instanceof Mark.Note note
          && x.extent().contains(note.x())
          && y.extent().contains(note.y())) {
        double width = TextWidth.of(note.text(), SMALL_FONT);
        places.put(note, obstacles.placeBeside(x.at(note.x()), y.at(note.y()), width, NOTE_HEIGHT));
      }
    }
    return new Layout(chart, paper, plot, x, y, xTicks, yTicks, Map.copyOf(places), legend);
  }

  /// The place of the text of a zone: at the top, as wide as the zone.
  Rectangle zoneText(Mark.Zone zone) {
    Rectangle stripe = stripe(zone);
    double left = stripe.left() + 2;
    double right = Math.max(left, stripe.right() - 2);
    return new Rectangle(left, plot.top() + 1, right, plot.top() + 15);
  }

  /// The place of a zone.
  Rectangle stripe(Mark.Zone zone) {
    double left = Math.clamp(x.at(zone.lo()), plot.left(), plot.right());
    double right = Math.clamp(x.at(zone.hi()), plot.left(), plot.right());
    return new Rectangle(left, plot.top(), Math.max(left, right), plot.bottom());
  }

  private static int most(double length, double distance) {
    return Math.max(2, (int) (length / distance) + 1);
  }

  private static Ticks rows(Chart chart) {
    List<String> names =
        chart.y().categories().stream()
            .map(name -> TextWidth.fit(name, TICK_FONT, ROW_NAMES * chart.width()))
            .toList();
    List<Double> values = IntStream.range(0, names.size()).mapToObj(i -> (double) i).toList();
    return new Ticks(values, names, 0);
  }

  /// The finest ticks whose labels do not touch.
  private static Ticks xTicks(Scale x) {
    for (int most = most(x.length(), X_TICK_DISTANCE); ; most--) {
      Ticks ticks = Ticks.of(x.extent(), most);
      if (most == 2 || widest(ticks) + LABEL_SPACING <= spacing(ticks, x)) {
        return ticks;
      }
    }
  }

  private static double spacing(Ticks ticks, Scale x) {
    List<Double> values = ticks.values();
    return values.size() < 2 ? x.length() : x.at(values.get(1)) - x.at(values.getFirst());
  }

  private static double widest(Ticks ticks) {
    List<Double> widths = ticks.labels().stream().map(t -> TextWidth.of(t, TICK_FONT)).toList();
    return widths.isEmpty() ? 0 : Collections.max(widths);
  }

  /// How far the last label reaches beyond the right margin.
  private static double overhang(Ticks ticks, Extent extent, double margin) {
    if (ticks.values().isEmpty()) {
      return 0;
    }
    Scale unit = new Scale(extent, 0, 100);
    double free = margin + 100 - unit.at(ticks.values().getLast());
    return Math.max(0, TextWidth.of(ticks.labels().getLast(), TICK_FONT) / 2 - free);
  }
}
