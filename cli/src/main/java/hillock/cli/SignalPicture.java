// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.EdgeOfChaos;
import hillock.certify.SignalPropagation.Layer;
import hillock.draw.Axis;
import hillock.draw.Chart;
import hillock.draw.Curve;
import hillock.draw.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Draws how signals go through a deep network: variance and gradient by layer, the correlation
/// map, and the edge of chaos.
final class SignalPicture {
  /// Numbers that differ by a larger factor are drawn as logarithms.
  private static final double WIDE = 30;

  /// The edge of chaos is drawn to this many times the initialization, and to this at least.
  private static final double EDGE_PART = 2.5;

  private static final double EDGE_SIZE = 2;

  private static final String EDGE = "χ₁ = 1";

  private SignalPicture() {}

  /// The figure as an SVG document.
  static String svg(SignalSheet sheet, String label) {
    List<Chart> charts = new ArrayList<>();
    charts.add(
        byLayer(label, "variance of signals", sheet.layers(), Layer::variance));
    charts.add(
        byLayer("relative to the last layer", "gradient", sheet.layers(), Layer::gradient));
    sheet.correlation().ifPresent(map -> charts.add(correlation(map)));
    sheet.edge().ifPresent(edge -> charts.add(edge(edge, sheet.setting())));
    return new Figure(charts, 2).toSvg();
  }

  private static Chart byLayer(
      String title, String label, List<Layer> layers, ToDoubleFunction<Layer> quantity) {
    double[] numbers = layers.stream().mapToDouble(Layer::number).toArray();
    double[] values = layers.stream().mapToDouble(quantity).toArray();
    double least = Arrays.stream(values).filter(Double::isFinite).min().orElse(1);
    double greatest = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    boolean isWide = greatest > WIDE * least;
    double[] heights = isWide ? Arrays.stream(values).map(StrictMath::log10).toArray() : values;
    Axis axis = Axis.of(isWide ? "log₁₀ " + label : label);
    return Chart.titled(title)
        .x(Axis.of("layer"))
        .y(isWide ? axis : axis.from(0).to(greatest > 0 ? 1.2 * greatest : 1))
        .level(isWide ? 0 : 1)
        .line("", Curve.of(numbers, heights));
  }

  private static Chart correlation(SignalSheet.Correlation map) {
    double[] before = map.before().stream().mapToDouble(c -> c).toArray();
    double[] after = map.after().stream().mapToDouble(c -> c).toArray();
    String title = "correlation map at variance " + Numbers.shortened(map.variance(), 3);
    return Chart.titled(title)
        .x(Axis.of("correlation before a layer").from(-1).to(1))
        .y(Axis.of("after it").from(-1).to(1.05))
        .line("after it", Curve.of(before, after))
        .line("unchanged", Curve.of(new double[] {-1, 1}, new double[] {-1, 1}))
        .note(
            "c* = " + Numbers.shortened(map.fixedPoint(), 3),
            map.fixedPoint(),
            map.fixedPoint());
  }

  /// The part of the edge around the initialization; that of relu and its like is one point.
  private static Chart edge(SignalSheet.Edge edge, SignalSheet.Setting setting) {
    double right = Math.max(EDGE_SIZE, EDGE_PART * setting.sigmaW());
    double top = Math.max(EDGE_SIZE, EDGE_PART * setting.sigmaB());
    double[] weights = edge.curve().stream().mapToDouble(EdgeOfChaos.Point::sigmaW).toArray();
    double[] biases = edge.curve().stream().mapToDouble(EdgeOfChaos.Point::sigmaB).toArray();
    Chart chart =
        Chart.titled("edge of chaos")
            .x(Axis.of("σ of weights").from(0).to(right))
            .y(Axis.of("σ of biases").from(-0.04 * top).to(top));
    Curve curve = Curve.of(weights, biases);
    boolean isPoint = Arrays.stream(biases).allMatch(sigmaB -> sigmaB == 0);
    return (isPoint ? chart.points(EDGE, curve) : chart.line(EDGE, curve))
        .points(
            "this initialization",
            Curve.of(new double[] {setting.sigmaW()}, new double[] {setting.sigmaB()}));
  }
}
