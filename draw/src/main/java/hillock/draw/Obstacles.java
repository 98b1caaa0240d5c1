// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What legends and notes between the axes should not cover.
final class Obstacles {
  private static final double MARGIN = 6;
  private static final double[] NOTE_DISTANCES = {6, 10, 15, 20, 26, 32, 40};
  private static final Rectangle NOWHERE = new Rectangle(0, 0, 0, 0);

  /// Lines count as points this far apart.
  private static final double STEP = 3;

  private final Layout layout;
  private final List<Rectangle> covered = new ArrayList<>();

  Obstacles(Layout layout) {
    this.layout = layout;
    layout.chart().marks().forEach(this::add);
  }

  /// A place of that size in the first free corner: top right, top left, bottom right, bottom left.
  Optional<Rectangle> freeCorner(double width, double height) {
    Rectangle plot = layout.plot();
    for (boolean top : new boolean[] {true, false}) {
      for (boolean right : new boolean[] {true, false}) {
        double left = right ? plot.right() - MARGIN - width : plot.left() + MARGIN;
        double upper = top ? plot.top() + MARGIN : plot.bottom() - MARGIN - height;
        Rectangle place = new Rectangle(left, upper, left + width, upper + height);
        if (isFree(place)) {
          return Optional.of(place);
        }
      }
    }
    return Optional.empty();
  }

  /// A place of that size near a point, from now on covered: the nearest free one between the axes,
  /// or if there is none the one at the upper right.
  Rectangle placeBeside(double px, double py, double width, double height) {
    List<Rectangle> places = new ArrayList<>();
    for (double distance : NOTE_DISTANCES) {
      for (int down = -1; down <= 1; down++) {
        for (int right = 1; right >= -1; right--) {
          places.add(shifted(px, py, width, height, distance, right, down));
        }
      }
    }
    Rectangle chosen =
        places.stream().filter(this::isNoteFree).findFirst().orElse(places.getFirst());
    covered.add(chosen);
    return chosen;
  }

  private static Rectangle shifted(
      double px, double py, double width, double height, double distance, int right, int down) {
    double left = px - width / 2 + right * (width / 2 + distance);
    double top = py - height / 2 + down * (height / 2 + distance);
    return new Rectangle(left, top, left + width, top + height);
  }

  private boolean isNoteFree(Rectangle place) {
    return layout.plot().contains(place.left(), place.top())
        && layout.plot().contains(place.right(), place.bottom())
        && covered.stream().noneMatch(place::overlaps);
  }

  private boolean isFree(Rectangle place) {
    boolean fits =
        2 * place.width() < layout.plot().width() + layout.plot().width() / 2
            && place.height() < layout.plot().height() - 2 * MARGIN;
    return fits && covered.stream().noneMatch(place.grown(MARGIN / 2)::overlaps);
  }

  private void add(Mark mark) {
    switch (mark) {
      case Mark.Line(_, Curve curve) -> addLine(curve);
      case Mark.Points(_, Curve curve) -> addPoints(curve);
      case Mark.Band(_, Curve lower, Curve upper) -> addColumns(lower, upper);
      case Mark.Bars(_, List<Mark.Bar> bars) -> bars.forEach(this::addBar);
      case Mark.Whisker whisker -> addWhisker(whisker);
      case Mark.Zone zone -> covered.add(layout.zoneText(zone));
      case Mark.Upright _, Mark.Level _ -> {}
      case Mark.Note note -> covered.add(layout.notes().getOrDefault(note, NOWHERE));
    }
  }

  private void addPoint(double px, double py) {
    if (Double.isFinite(px) && Double.isFinite(py) && layout.plot().contains(px, py)) {
      covered.add(new Rectangle(px, py, px, py).grown(1));
    }
  }

  private void addPoints(Curve curve) {
    for (int i = 0; i < curve.size(); i++) {
      addPoint(layout.x().at(curve.x(i)), layout.y().at(curve.y(i)));
    }
  }

  private void addLine(Curve curve) {
    addPoints(curve);
    for (int i = 0; i + 1 < curve.size(); i++) {
      if (curve.isVisible(i) && curve.isVisible(i + 1)) {
        addSegment(curve, i);
      }
    }
  }

  private void addSegment(Curve curve, int i) {
    double x0 = layout.x().at(curve.x(i));
    double y0 = layout.y().at(curve.y(i));
    double dx = layout.x().at(curve.x(i + 1)) - x0;
    double dy = layout.y().at(curve.y(i + 1)) - y0;
    int steps = (int) (Math.max(Math.abs(dx), Math.abs(dy)) / STEP);
    for (int k = 1; k < steps; k++) {
      addPoint(x0 + dx * k / steps, y0 + dy * k / steps);
    }
  }

  private void addColumns(Curve lower, Curve upper) {
    for (int i = 0; i + 1 < lower.size(); i++) {
      double left = layout.x().at(lower.x(i));
      double lo = Math.min(lower.y(i), lower.y(i + 1));
      double hi = Math.max(upper.y(i), upper.y(i + 1));
      addColumn(left, layout.x().at(lower.x(i + 1)), lo, hi);
    }
  }

  private void addBar(Mark.Bar bar) {
    addColumn(layout.x().at(bar.left()), layout.x().at(bar.right()), 0, bar.height());
  }

  private void addColumn(double left, double right, double lo, double hi) {
    double a = layout.y().at(lo);
    double b = layout.y().at(hi);
    if (Double.isFinite(left) && Double.isFinite(right) && Double.isFinite(a + b)) {
      covered.add(new Rectangle(left, Math.min(a, b), right, Math.max(a, b)).grown(1));
    }
  }

  private void addWhisker(Mark.Whisker whisker) {
    double[] x = {whisker.lo(), whisker.x(), whisker.hi()};
    addLine(Curve.of(x, new double[] {whisker.y(), whisker.y(), whisker.y()}));
  }
}
