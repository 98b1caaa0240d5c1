// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Charts of the kinds that reports will have, to be tested and looked at.
final class Gallery {
  private static final int EPOCHS = 20;

  private Gallery() {}

  /// All figures by file name.
  static Map<String, Figure> figures() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("function", Figure.of(mish()));
    figures.put("jumps", Figure.of(steps(), poles()));
    figures.put("learning", Figure.of(learningCurves(4), learningCurves(9)));
    figures.put("comparison", Figure.of(comparison()));
    figures.put("activity", new Figure(List.of(histogram(), grey(), empty(), hostile()), 2));
    return figures;
  }

  static Chart mish() {
    return Chart.titled("mish")
        .x(Axis.of("x"))
        .y(Axis.of("value, slope"))
        .level(0)
        .upright(0)
        .line("mish", Curve.sample(Gallery::mish, -6, 3))
        .line("slope of mish", Curve.sample(x -> slope(Gallery::mish, x), -6, 3))
        .note("minimum -0.3088", -1.19241, -0.30884);
  }

  static Chart steps() {
    return Chart.titled("(a) jumps and kinks")
        .x(Axis.of("x").from(-3).to(3))
        .y(Axis.of(""))
        .zone("dead", Double.NEGATIVE_INFINITY, 0)
        .line("hard tanh", Curve.sample(x -> Math.clamp(x, -1, 1), -3, 3))
        .line("step", Curve.sample(x -> x > 0 ? 1 : 0, -3, 3))
        .line("floor", Curve.sample(Math::floor, -3, 3));
  }

  static Chart poles() {
    return Chart.titled("(b) poles, small and large numbers")
        .x(Axis.of("x").from(-2e-5).to(2e-5))
        .y(Axis.of("1 / x").from(-1e6).to(1e6))
        .line("1/x", Curve.sample(x -> 1 / x, -2e-5, 2e-5))
        .line("scaled log", Curve.sample(x -> 2e5 * StrictMath.log(1e5 * x), -2e-5, 2e-5));
  }

  static Chart learningCurves(int count) {
    List<String> names =
        List.of("relu", "tanh", "gelu-erf", "mish", "elu", "selu", "swish", "softplus", "sigmoid");
    Chart chart =
        Chart.titled("(" + (count < 5 ? "a" : "b") + ") " + count + " functions")
            .x(Axis.of("epoch"))
            .y(Axis.of("validation accuracy (%)"));
    double[] epochs = IntStream.rangeClosed(1, EPOCHS).asDoubleStream().toArray();
    for (int i = 0; i < count; i++) {
      double best = 97 - 0.9 * i;
      double rate = 0.3 + 0.05 * i;
      double width = 0.4 + 0.1 * i;
      chart =
          chart
              .band(
                  names.get(i),
                  epochs,
                  learning(e -> best - width - 20 * StrictMath.exp(-rate * e)),
                  learning(e -> best + width - 20 * StrictMath.exp(-rate * e)))
              .line(
                  names.get(i),
                  Curve.of(epochs, learning(e -> best - 20 * StrictMath.exp(-rate * e))));
    }
    return chart;
  }

  private static double[] learning(IntToDoubleFunction accuracy) {
    return IntStream.rangeClosed(1, EPOCHS).mapToDouble(accuracy).toArray();
  }

  static Chart comparison() {
    List<String> names = List.of("gelu-erf", "mish", "relu", "leaky-relu(alpha = 0.1)", "sigmoid");
    Chart chart =
        Chart.titled("Test accuracy, mean and 95 % interval of 10 seeds")
            .size(460, 200)
            .x(Axis.of("test accuracy (%)"))
            .y(Axis.rows(names));
    double[] means = {96.8, 96.7, 96.1, 96.0, 94.2};
    for (int i = 0; i < means.length; i++) {
      chart = chart.whisker("", i, means[i], means[i] - 0.3 - 0.1 * i, means[i] + 0.3 + 0.1 * i);
    }
    return chart.upright(96.8);
  }

  static Chart histogram() {
    double[] edges = IntStream.rangeClosed(-20, 20).mapToDouble(i -> i / 5.0).toArray();
    return Chart.titled("Activations of layer 3")
        .x(Axis.of("activation"))
        .y(Axis.of("share of units"))
        .bars("first epoch", edges, density(edges, 0, 1))
        .bars("last epoch", edges, density(edges, 0.8, 0.6));
  }

  private static double[] density(double[] edges, double mean, double deviation) {
    return IntStream.range(0, edges.length - 1)
        .mapToDouble(i -> ((edges[i] + edges[i + 1]) / 2 - mean) / deviation)
        .map(z -> StrictMath.exp(-z * z / 2) / (deviation * 12.5))
        .toArray();
  }

  static Chart grey() {
    Chart chart = Chart.titled("All inks").x(Axis.of("x")).y(Axis.of("y").from(0));
    for (int i = 0; i < 8; i++) {
      double height = i;
      Curve curve = Curve.sample(x -> height + x * x / 8, 0, 4);
      double[] at = {0.5, 1.5, 2.5, 3.5};
      double[] values = Arrays.stream(at).map(x -> height + x * x / 8).toArray();
      String name = "ink " + i;
      chart = chart.line(name, curve).points(name, Curve.of(at, values));
    }
    return chart;
  }

  static Chart empty() {
    return Chart.titled("Nothing to draw").x(Axis.of("x")).y(Axis.of("y"));
  }

  static Chart hostile() {
    double[] x = {1, 2, 3};
    return Chart.titled("<script>alert('&')</script> \u0000 \ud800 a title that is much too long")
        .x(Axis.of("</text>\" onload=\"x".repeat(5)))
        .y(Axis.of("日本語 ".repeat(20)))
        .line("a \"quoted\" <b>name</b> that never seems to end, ever", Curve.of(x, x))
        .line("]]>", Curve.of(x, new double[] {3, Double.POSITIVE_INFINITY, Double.NaN}));
  }

  private static double mish(double x) {
    return x * StrictMath.tanh(StrictMath.log1p(StrictMath.exp(x)));
  }

  private static double slope(DoubleUnaryOperator f, double x) {
    return (f.applyAsDouble(x + 1e-5) - f.applyAsDouble(x - 1e-5)) / 2e-5;
  }
}
