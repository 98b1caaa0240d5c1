// SPDX-License-Identifier: Apache-2.0
package hillock.picture;

import hillock.draw.Axis;
import hillock.draw.Chart;
import hillock.draw.Curve;
import hillock.draw.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/// Pictures of functions beside their derivatives.
public final class FunctionPicture {
  private static final int WIDTH = 380;
  private static final int HEIGHT = 280;

  /// More kinks and turns than these are marked without words.
  private static final int NAMED_MARKS = 4;

  /// Zones that are a smaller part of the width have no words.
  private static final double NARROW = 0.19;

  /// The height of the strip that shows where one of several functions saturates.
  private static final double STRIP = 0.03;

  /// The height of a text.
  private static final double TEXT = 0.06;

  private static final int DIGITS = 4;

  /// A function to draw.
  ///
  /// @param label what the title or legend calls it
  public record Drawn(String label, Graph graph, Features features) {
    /// f.
    public DoubleUnaryOperator value() {
      return graph::value;
    }

    /// f'; NaN where there is none.
    public DoubleUnaryOperator slope() {
      return graph::slope;
    }
  }

  private final List<Drawn> functions;
  private final Window window;

  /// @param window the inputs that are shown
  public FunctionPicture(List<Drawn> functions, Window window) {
    this.functions = List.copyOf(functions);
    this.window = window;
  }

  /// The functions and their derivatives side by side, as an SVG document.
  public String toSvg() {
    return new Figure(charts(), 2).toSvg();
  }

  /// The chart of the functions and that of their derivatives.
  public List<Chart> charts() {
    return List.of(values(), slopes());
  }

  /// The function and its derivative in one picture of Braille characters.
  ///
  /// @param ansi whether to colour the curves
  public static String toText(Drawn drawn, int columns, int rows, boolean ansi) {
    Window window = Window.around(List.of(drawn));
    Height height = Height.of(List.of(drawn.value(), drawn.slope()), window);
    return Chart.titled("")
        .x(Axis.of("x").from(window.from()).to(window.to()))
        .y(height.axis(""))
        .level(0)
        .line("f", Curve.sample(drawn.value(), window.from(), window.to()))
        .line("f'", Curve.sample(drawn.slope(), window.from(), window.to()))
        .toText(columns, rows, ansi);
  }

  private boolean isSingle() {
    return functions.size() == 1;
  }

  private Chart values() {
    String title = isSingle() ? functions.getFirst().label() : "functions";
    Chart chart = chart(title, "f(x)", Drawn::value);
    for (Drawn drawn : functions) {
      chart = isSingle() ? withNotes(chart, drawn) : withKinks(chart, drawn, drawn.value());
    }
    return chart;
  }

  /// The derivatives; a point shows which slope is taken at a kink.
  private Chart slopes() {
    Chart chart = chart(isSingle() ? "derivative" : "derivatives", "f′(x)", Drawn::slope);
    for (Drawn drawn : functions) {
      chart = withKinks(chart, drawn, drawn.slope());
    }
    return chart;
  }

  /// A chart of one line for each function, with saturated zones.
  private Chart chart(String title, String label, Function<Drawn, DoubleUnaryOperator> line) {
    Height height = Height.of(functions.stream().map(line).toList(), window);
    double strip = STRIP * height.length();
    Height whole =
        isSingle()
            ? height.with(roomForNotes(height), roomForZones(height))
            : height.with(strip * strips(), 0);
    Chart chart =
        Chart.titled(title)
            .size(WIDTH, HEIGHT)
            .x(Axis.of(xLabel()).from(window.from()).to(window.to()))
            .y(whole.axis(label))
            .level(0);
    chart = window.from() < 0 && window.to() > 0 ? chart.upright(0) : chart;
    for (Drawn drawn : functions) {
      chart = chart.line(series(drawn), Curve.sample(line.apply(drawn), window.from(), window.to()));
    }
    return isSingle() ? withZones(chart) : withStrips(chart, whole.lo(), strip);
  }

  /// Under a minimum there is a text.
  private double roomForNotes(Height height) {
    boolean hasMinimum =
        functions.getFirst().features().turns().stream().anyMatch(Features.Extreme::isMinimum);
    return hasMinimum ? TEXT * height.length() : 0;
  }

  /// The texts of zones stand at the top.
  private double roomForZones(Height height) {
    return saturated(functions.getFirst()).isEmpty() ? 0 : TEXT * height.length();
  }

  private String xLabel() {
    return isSingle() || strips() == 0
        ? "x"
        : "x   (shaded: |f′| < %s)".formatted(Features.SMALL_SLOPE);
  }

  /// The saturated zones of the only function, shaded; a narrow zone has no room for words.
  private Chart withZones(Chart chart) {
    Drawn only = functions.getFirst();
    Chart zoned = chart;
    for (Features.Zone zone : only.features().plateaus()) {
      zoned = zoned.zone(text(zone, "f′ = 0"), zone.from(), zone.to());
    }
    for (Features.Zone zone : only.features().saturated(only.slope(), window)) {
      zoned =
          zoned.zone(text(zone, "|f′| < " + Features.SMALL_SLOPE), zone.from(), zone.to());
    }
    return zoned;
  }

  private String text(Features.Zone zone, String text) {
    double shown = Math.min(zone.to(), window.to()) - Math.max(zone.from(), window.from());
    return shown < NARROW * (window.to() - window.from()) ? "" : text;
  }

  /// The saturated zones of several functions, as one strip of each under the graphs.
  private Chart withStrips(Chart chart, double bottom, double strip) {
    Chart striped = chart;
    double lo = bottom;
    for (Drawn drawn : functions.reversed()) {
      List<Features.Zone> zones = saturated(drawn);
      for (Features.Zone zone : zones) {
        double[] x = {
          Math.max(zone.from(), window.from()), Math.min(zone.to(), window.to())
        };
        double hi = lo + 0.8 * strip;
        if (x[0] < x[1]) {
          striped =
              striped.band(series(drawn), x, new double[] {lo, lo}, new double[] {hi, hi});
        }
      }
      lo += zones.isEmpty() ? 0 : strip;
    }
    return striped;
  }

  private List<Features.Zone> saturated(Drawn drawn) {
    return drawn.features().allSaturated(drawn.slope(), window);
  }

  private int strips() {
    return (int)
        functions.stream()
            .filter(drawn -> !saturated(drawn).isEmpty())
            .count();
  }

  /// With words for kinks and turns; where there are many, with points only.
  private Chart withNotes(Chart chart, Drawn drawn) {
    List<Features.Kink> kinks = drawn.features().kinks();
    List<Features.Extreme> turns = drawn.features().turns();
    if (kinks.size() + turns.size() > NAMED_MARKS) {
      double[] x = shown(turns.stream().mapToDouble(Features.Extreme::x));
      return withPoints(withKinks(chart, drawn, drawn.value()), drawn, x, drawn.value());
    }
    Chart noted = chart;
    for (Features.Kink kink : kinks) {
      String what = kink.isStep() ? "step" : "kink";
      noted = noted.note(what, kink.x(), drawn.graph().value(kink.x()));
    }
    for (Features.Extreme turn : turns) {
      double y = drawn.graph().value(turn.x());
      String what = turn.isMinimum() ? "minimum" : "maximum";
      noted = noted.note("%s (%s, %s)".formatted(what, digits(turn.x()), digits(y)), turn.x(), y);
    }
    return noted;
  }

  private Chart withKinks(Chart chart, Drawn drawn, DoubleUnaryOperator line) {
    double[] x = shown(drawn.features().kinks().stream().mapToDouble(Features.Kink::x));
    return withPoints(chart, drawn, x, line);
  }

  private Chart withPoints(Chart chart, Drawn drawn, double[] x, DoubleUnaryOperator line) {
    double[] y = Arrays.stream(x).map(line).toArray();
    return x.length == 0 ? chart : chart.points(series(drawn), Curve.of(x, y));
  }

  private double[] shown(DoubleStream places) {
    return places.filter(x -> window.from() <= x && x <= window.to()).toArray();
  }

  /// One function needs no legend.
  private String series(Drawn drawn) {
    return isSingle() ? "" : drawn.label();
  }

  private static String digits(double x) {
    BigDecimal rounded = new BigDecimal(x).round(new MathContext(DIGITS));
    return rounded.stripTrailingZeros().toString().replace('-', '−').replace("E+", "e");
  }
}
