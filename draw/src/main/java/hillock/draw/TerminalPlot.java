// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.ArrayList;
import java.util.List;

/// Draws the lines and points of a chart with Braille characters.
///
/// From top to bottom: title, curves beside the numbers of the vertical axis, horizontal axis, its
/// numbers, legend and the label of the horizontal axis. What is empty takes no line.
final class TerminalPlot {
  private static final int SMALLEST_COLUMNS = 24;
  private static final int SMALLEST_ROWS = 8;
  private static final int LARGEST = 1000;
  private static final int ROWS_PER_TICK = 3;
  private static final int COLUMNS_PER_TICK = 9;

  /// Cyan, magenta, green, yellow, blue, red: readable on dark and on light terminals.
  private static final int[] ANSI_COLORS = {36, 35, 32, 33, 34, 31};

  private static final String RESET = "\u001b[0m";

  private final Chart chart;
  private final int columns;
  private final boolean ansi;
  private final String header;
  private final Ticks yTicks;
  private final int left;
  private final Braille braille;
  private final Scale x;
  private final Scale y;

  TerminalPlot(Chart chart, int columns, int rows, boolean ansi) {
    if (columns < SMALLEST_COLUMNS || rows < SMALLEST_ROWS || Math.max(columns, rows) > LARGEST) {
      throw new IllegalArgumentException(
          "a plot has %d x %d to %d x %d characters, not %d x %d"
              .formatted(SMALLEST_COLUMNS, SMALLEST_ROWS, LARGEST, LARGEST, columns, rows));
    }
    this.chart = chart;
    this.columns = columns;
    this.ansi = ansi;
    boolean hasHeader = !chart.title().isEmpty() || !chart.y().label().isEmpty();
    int height = rows - 2 - (hasHeader ? 1 : 0) - (hasFooter() ? 1 : 0);
    Extent yExtent = chart.yExtent();
    this.yTicks = Ticks.of(yExtent, Math.max(2, height / ROWS_PER_TICK + 1));
    this.header = hasHeader ? header() : "";
    this.left = yTicks.labels().stream().mapToInt(String::length).max().orElse(0) + 2;
    this.braille = new Braille(columns - left, height);
    this.x = new Scale(chart.xExtent(), 0, braille.width() - 1);
    this.y = new Scale(yExtent, braille.height() - 1, 0);
  }

  String text() {
    chart.marks().forEach(this::draw);
    List<String> lines = new ArrayList<>();
    if (!header.isEmpty()) {
      lines.add(" ".repeat(left) + cut(header, columns - left));
    }
    for (int row = 0; row < braille.rows(); row++) {
      lines.add(yLabel(row) + cells(row));
    }
    Ticks xTicks = Ticks.of(x.extent(), Math.max(2, braille.columns() / COLUMNS_PER_TICK));
    lines.add(" ".repeat(left - 1) + xAxis(xTicks));
    lines.add(xLabels(xTicks));
    if (hasFooter()) {
      lines.add(footer(xTicks.axisLabel(chart.x().label())));
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.stripTrailing()).append('\n'));
    return text.toString();
  }

  private String header() {
    String label = yTicks.axisLabel(chart.y().label());
    String title = chart.title();
    return title.isEmpty() || label.isEmpty() ? title + label : title + ": " + label;
  }

  private boolean hasFooter() {
    return chart.series().size() > 1 || !chart.x().label().isEmpty();
  }

  private void draw(Mark mark) {
    int series = Math.max(0, chart.series().indexOf(mark.seriesName()));
    switch (mark) {
      case Mark.Line(_, Curve curve) -> drawLine(curve, series);
      case Mark.Points(_, Curve curve) -> drawPoints(curve, series);
      case Mark.Band _, Mark.Bars _, Mark.Whisker _ -> {}
      case Mark.Zone _, Mark.Upright _, Mark.Level _, Mark.Note _ -> {}
    }
  }

  private void drawPoints(Curve curve, int series) {
    for (int i = 0; i < curve.size(); i++) {
      if (curve.isVisible(i)) {
        braille.dot(dotX(curve.x(i)), dotY(curve.y(i)), series);
      }
    }
  }

  private void drawLine(Curve curve, int series) {
    int phase = 0;
    for (int i = 0; i + 1 < curve.size(); i++) {
      if (curve.isVisible(i) && curve.isVisible(i + 1)) {
        int x0 = dotX(curve.x(i));
        int y0 = dotY(curve.y(i));
        int x1 = dotX(curve.x(i + 1));
        phase = braille.line(x0, y0, x1, dotY(curve.y(i + 1)), series, phase);
      }
    }
  }

  private int dotX(double value) {
    return (int) Math.round(x.at(value));
  }

  private int dotY(double value) {
    return (int) Math.round(y.at(value));
  }

  private int row(double value) {
    return Math.floorDiv(dotY(value), Braille.DOTS_DOWN);
  }

  private int column(double value) {
    return Math.floorDiv(dotX(value), Braille.DOTS_ACROSS);
  }

  /// The number of a row, if it has one, and the vertical axis.
  private String yLabel(int row) {
    for (int i = 0; i < yTicks.values().size(); i++) {
      if (row(yTicks.values().get(i)) == row) {
        String label = yTicks.labels().get(i);
        return " ".repeat(left - 2 - label.length()) + label + " ┤";
      }
    }
    return " ".repeat(left - 1) + "│";
  }

  private String cells(int row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < braille.columns(); column++) {
      if (braille.isEmpty(row, column)) {
        line.append(background(row, column));
      } else {
        String character = String.valueOf(braille.character(row, column));
        line.append(colored(character, braille.owner(row, column)));
      }
    }
    return line.toString();
  }

  /// The thin lines of the chart where no curve is.
  private char background(int row, int column) {
    boolean level = false;
    boolean upright = false;
    for (Mark mark : chart.marks()) {
      level |= mark instanceof Mark.Level(double at) && row(at) == row;
      upright |= mark instanceof Mark.Upright(double at) && column(at) == column;
    }
    return level && upright ? '+' : level ? '╌' : upright ? '╎' : ' ';
  }

  private String colored(String text, int series) {
    int color = ANSI_COLORS[series % ANSI_COLORS.length];
    return ansi ? "\u001b[" + color + "m" + text + RESET : text;
  }

  private String xAxis(Ticks ticks) {
    StringBuilder line = new StringBuilder("└" + "─".repeat(braille.columns()));
    for (double value : ticks.values()) {
      line.setCharAt(1 + column(value), '┬');
    }
    return line.toString();
  }

  private String xLabels(Ticks ticks) {
    StringBuilder line = new StringBuilder(" ".repeat(columns));
    for (int i = 0; i < ticks.values().size(); i++) {
      String label = ticks.labels().get(i);
      int start = left + column(ticks.values().get(i)) - label.length() / 2;
      start = Math.max(0, Math.min(start, columns - label.length()));
      line.replace(start, start + label.length(), label);
    }
    return line.toString();
  }

  /// Samples of the series at the left, the label of the horizontal axis at the right.
  private String footer(String label) {
    int room = columns - left;
    String shownLabel = cut(label, room / 2);
    room -= shownLabel.length();
    StringBuilder line = new StringBuilder(" ".repeat(left));
    List<String> names = chart.series().size() > 1 ? chart.series() : List.of();
    for (int i = 0; i < names.size() && room > 8; i++) {
      String name = cut(names.get(i), room - 6);
      line.append(colored(i == 0 ? "⠒⠒⠒" : "⠒ ⠒", i)).append(' ').append(name).append("  ");
      room -= name.length() + 6;
    }
    return line + " ".repeat(Math.max(0, room)) + shownLabel;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "…";
  }
}
