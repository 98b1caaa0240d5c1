// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.List;

/// The `d` attribute of SVG paths in pixels.
final class PathText {
  private final StringBuilder text = new StringBuilder();

  /// The path of a pen that is lifted where a point of the curve is not finite.
  ///
  /// A lone point becomes a line of no length, which round caps make a dot.
  static String of(Curve curve, Scale x, Scale y) {
    PathText path = new PathText();
    boolean down = false;
    for (int i = 0; i < curve.size(); i++) {
      if (curve.isVisible(i)) {
        double px = x.at(curve.x(i));
        double py = y.at(curve.y(i));
        boolean lone = !down && (i + 1 == curve.size() || !curve.isVisible(i + 1));
        path.add(down ? "L" : "M", px, py);
        if (lone) {
          path.add("L", px, py);
        }
      }
      down = curve.isVisible(i);
    }
    return path.toString();
  }

  /// The outlines of the areas between two curves over the same x, one for each stretch of points
  /// where both are finite.
  static String between(Mark.Band band, Scale x, Scale y) {
    Curve lower = band.lower();
    Curve upper = band.upper();
    PathText path = new PathText();
    for (int start = 0, end; start < lower.size(); start = end + 1) {
      end = start;
      while (end < lower.size() && lower.isVisible(end) && upper.isVisible(end)) {
        path.add(end == start ? "M" : "L", x.at(upper.x(end)), y.at(upper.y(end)));
        end++;
      }
      for (int i = end - 1; i >= start; i--) {
        path.add("L", x.at(lower.x(i)), y.at(lower.y(i)));
      }
      if (end > start) {
        path.text.append('Z');
      }
    }
    return path.toString();
  }

  /// The outline of bars as a whole, from the base line and back to it.
  static String of(List<Mark.Bar> bars, Scale x, Scale y) {
    PathText path = new PathText();
    path.add("M", x.at(bars.getFirst().left()), y.at(0));
    for (Mark.Bar bar : bars) {
      double height = Double.isFinite(bar.height()) ? bar.height() : 0;
      path.add("L", x.at(bar.left()), y.at(height));
      path.add("L", x.at(bar.right()), y.at(height));
    }
    path.add("L", x.at(bars.getLast().right()), y.at(0));
    return path.toString();
  }

  private void add(String command, double px, double py) {
    text.append(command).append(Svg.number(px)).append(' ').append(Svg.number(py));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
