// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

/// Paints marks between the axes.
final class MarkPainter {
  private static final double LINE_WIDTH = 1.6;
  private static final double POINT_RADIUS = 3;
  private static final double NOTE_RADIUS = 2.5;
  private static final double WHISKER_END = 4;
  private static final double TRANSLUCENT = 0.2;

  private final Svg svg;
  private final Layout layout;

  MarkPainter(Svg svg, Layout layout) {
    this.svg = svg;
    this.layout = layout;
  }

  /// Paints what lies below lines and points.
  void paintArea(Mark mark) {
    Rectangle plot = layout.plot();
    switch (mark) {
      case Mark.Zone zone -> zone(zone);
      case Mark.Band band -> band(band);
      case Mark.Bars bars -> bars(bars);
      case Mark.Upright(double x) -> {
        double at = layout.x().at(x);
        thin(at, plot.top(), at, plot.bottom());
      }
      case Mark.Level(double y) -> {
        double at = layout.y().at(y);
        thin(plot.left(), at, plot.right(), at);
      }
      case Mark.Line _, Mark.Points _, Mark.Whisker _, Mark.Note _ -> {}
    }
  }

  /// Paints lines and points.
  void paintLine(Mark mark) {
    switch (mark) {
      case Mark.Line line ->
          stroke(layout.chart().ink(line.series()))
              .with("d", PathText.of(line.curve(), layout.x(), layout.y()))
              .close();
      case Mark.Points points -> points(points.curve(), layout.chart().ink(points.series()));
      case Mark.Whisker whisker -> whisker(whisker);
      case Mark.Zone _, Mark.Band _, Mark.Bars _ -> {}
      case Mark.Upright _, Mark.Level _, Mark.Note _ -> {}
    }
  }

  /// Paints texts, which may reach beyond the axes.
  void paintText(Mark mark) {
    switch (mark) {
      case Mark.Zone zone -> {
        Rectangle place = layout.zoneText(zone);
        String text = TextWidth.fit(zone.text(), Layout.SMALL_FONT, place.width());
        text(text, (place.left() + place.right()) / 2, place.bottom() - 3, "middle");
      }
      case Mark.Note note when layout.notes().containsKey(note) -> note(note);
      case Mark.Note _, Mark.Line _, Mark.Band _, Mark.Bars _ -> {}
      case Mark.Points _, Mark.Whisker _, Mark.Upright _, Mark.Level _ -> {}
    }
  }

  /// Paints a sample of a series for the legend.
  void sample(String series, double left, double right, double middle) {
    Ink ink = layout.chart().ink(series);
    double center = (left + right) / 2;
    for (Mark mark : layout.chart().marks()) {
      if (mark.seriesName().equals(series)) {
        switch (mark) {
          case Mark.Band _, Mark.Bars _ -> area(left, middle - 5, right - left, 10, ink.color());
          case Mark.Line _ ->
              stroke(ink).with("d", "M%s %sH%s".formatted(n(left), n(middle), n(right))).close();
          case Mark.Points _, Mark.Whisker _ -> shape(ink, center, middle);
          case Mark.Zone _, Mark.Upright _, Mark.Level _, Mark.Note _ -> {}
        }
      }
    }
  }

  private void zone(Mark.Zone zone) {
    Rectangle stripe = layout.stripe(zone);
    svg.open("rect").with("x", stripe.left()).with("y", stripe.top());
    svg.with("width", stripe.width()).with("height", stripe.height());
    svg.with("fill", "#000").with("fill-opacity", 0.07).close();
  }

  private void band(Mark.Band band) {
    svg.open("path").with("d", PathText.between(band, layout.x(), layout.y()));
    svg.with("fill", layout.chart().ink(band.series()).color());
    svg.with("fill-opacity", TRANSLUCENT).close();
  }

  private void bars(Mark.Bars bars) {
    Ink ink = layout.chart().ink(bars.series());
    svg.open("path").with("d", PathText.of(bars.bars(), layout.x(), layout.y()));
    svg.with("fill", ink.color()).with("fill-opacity", TRANSLUCENT);
    svg.with("stroke", ink.color()).with("stroke-width", 1.2).close();
  }

  private void area(double left, double top, double width, double height, String color) {
    svg.open("rect").with("x", left).with("y", top).with("width", width).with("height", height);
    svg.with("fill", color).with("fill-opacity", TRANSLUCENT).close();
  }

  private Svg stroke(Ink ink) {
    svg.open("path").with("fill", "none").with("stroke", ink.color());
    svg.with("stroke-width", LINE_WIDTH).with("stroke-linejoin", "round");
    svg.with("stroke-linecap", ink.dash().isEmpty() ? "round" : "butt");
    return ink.dash().isEmpty() ? svg : svg.with("stroke-dasharray", ink.dash());
  }

  private void thin(double x1, double y1, double x2, double y2) {
    svg.open("line").with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
    svg.with("stroke", "#8a8a8a").with("stroke-width", 0.8).close();
  }

  private void points(Curve curve, Ink ink) {
    for (int i = 0; i < curve.size(); i++) {
      if (curve.isVisible(i)) {
        shape(ink, layout.x().at(curve.x(i)), layout.y().at(curve.y(i)));
      }
    }
  }

  private void whisker(Mark.Whisker whisker) {
    Ink ink = layout.chart().ink(whisker.series());
    double middle = layout.y().at(whisker.y());
    double lo = layout.x().at(whisker.lo());
    double hi = layout.x().at(whisker.hi());
    if (Double.isFinite(lo) && Double.isFinite(hi)) {
      String top = n(middle - WHISKER_END);
      String bottom = n(middle + WHISKER_END);
      String path =
          "M%s %sV%sM%s %sV%sM%s %sH%s"
              .formatted(n(lo), top, bottom, n(hi), top, bottom, n(lo), n(middle), n(hi));
      svg.open("path").with("fill", "none").with("stroke", ink.color());
      svg.with("stroke-width", LINE_WIDTH).with("d", path).close();
    }
    if (Double.isFinite(whisker.x())) {
      shape(ink, layout.x().at(whisker.x()), middle);
    }
  }

  private void note(Mark.Note note) {
    double x = layout.x().at(note.x());
    double y = layout.y().at(note.y());
    Rectangle place = layout.notes().getOrDefault(note, layout.plot());
    double nearestX = Math.clamp(x, place.left(), place.right());
    double nearestY = Math.clamp(y, place.top(), place.bottom());
    thin(x, y, nearestX, nearestY);
    svg.open("circle").with("cx", x).with("cy", y).with("r", NOTE_RADIUS).close();
    text(note.text(), (place.left() + place.right()) / 2, place.bottom() - 3, "middle");
  }

  /// A small text with a white border, readable across lines.
  private void text(String text, double x, double y, String anchor) {
    svg.open("text").with("x", x).with("y", y).with("font-size", Layout.SMALL_FONT);
    svg.with("text-anchor", anchor).with("stroke", "#fff").with("stroke-width", 2.5);
    svg.with("paint-order", "stroke").content(text).close();
  }

  private void shape(Ink ink, double x, double y) {
    double r = POINT_RADIUS;
    svg.open(ink.shape() == Ink.Shape.CIRCLE ? "circle" : "path");
    switch (ink.shape()) {
      case CIRCLE -> svg.with("cx", x).with("cy", y).with("r", r);
      case SQUARE -> polygon(x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r);
      case TRIANGLE -> polygon(x, y - 1.3 * r, x + 1.2 * r, y + r, x - 1.2 * r, y + r);
      case DIAMOND -> polygon(x, y - 1.4 * r, x + 1.4 * r, y, x, y + 1.4 * r, x - 1.4 * r, y);
    }
    svg.with("fill", ink.color()).with("stroke", "#fff").with("stroke-width", 0.6).close();
  }

  private void polygon(double... corners) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < corners.length; i += 2) {
      path.append(i == 0 ? "M" : "L").append(n(corners[i])).append(' ').append(n(corners[i + 1]));
    }
    svg.with("d", path.append('Z').toString());
  }

  private static String n(double value) {
    return Svg.number(value);
  }
}
