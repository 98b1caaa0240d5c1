// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.EdgeOfChaos;
import hillock.certify.SignalPropagation.Layer;
import hillock.certify.VarianceFixedPoints;
import hillock.certify.VarianceLimit;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints how signals go through a deep network, for people.
final class SignalText {
  private static final int DIGITS = 6;
  private static final int LABEL_WIDTH = 15;
  private static final List<Integer> SHOWN_LAYERS =
      List.of(1, 2, 3, 5, 10, 20, 30, 50, 70, 100, 200, 300, 500, 700, 1000);

  private final PrintWriter out;
  private final Terminal terminal;

  SignalText(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void print(SignalSheet sheet) {
    out.println(bold(sheet.definition()));
    out.println(sheet.verdict());
    setting(sheet);
    heading("Where it goes");
    sheet.limit().ifPresent(this::limit);
    sheet.fixedPoints().ifPresent(this::fixedPoints);
    sheet.limit().ifPresent(limit -> chi(limit, sheet.phase()));
    sheet.correlation().ifPresent(this::correlation);
    sheet.edge().ifPresent(edge -> edge(edge, sheet.setting().sigmaB()));
    layers(sheet.layers());
    if (!sheet.remarks().isEmpty()) {
      heading("Remarks");
      sheet.remarks().forEach(remark -> entry("", remark));
    }
  }

  private void setting(SignalSheet sheet) {
    SignalSheet.Setting setting = sheet.setting();
    heading("Initialization");
    entry(
        "weights",
        "normal, of standard deviation %s/sqrt(fan-in)".formatted(number(setting.sigmaW())));
    entry(
        "biases",
        setting.sigmaB() == 0
            ? "0"
            : "normal, of standard deviation " + number(setting.sigmaB()));
    entry("first inputs", "of variance " + number(setting.variance()));
    sheet
        .gains()
        .ifPresent(
            gains ->
                entry(
                    "gains",
                    "forward %s, backward %s (%s)"
                        .formatted(
                            number(gains.forward()),
                            number(gains.backward()),
                            gains.certainty())));
    sheet
        .meansError()
        .ifPresent(
            error ->
                entry(
                    "means",
                    "by quadrature, relative error about " + Numbers.shortened(error, 1)));
  }

  private void limit(VarianceLimit limit) {
    entry(
        "variance",
        switch (limit.kind()) {
          case SETTLES ->
              "%s at q* = %s, slope of the variance map %s%s"
                  .formatted(
                      Math.abs(limit.slope()) > 1 ? "is kept, unstably," : "settles",
                      number(limit.variance()),
                      number(limit.slope()),
                      scale("xi_q", limit.depthScale()));
          case VANISHES -> "goes to 0";
          case EXPLODES -> "grows without bound";
          case OSCILLATES -> "goes to and fro";
          case UNKNOWN -> "leaves the range in which it is known";
        });
  }

  private void fixedPoints(VarianceFixedPoints fixedPoints) {
    String all =
        fixedPoints.points().stream().map(SignalText::point).collect(Collectors.joining(", "));
    String text = fixedPoints.isEvery() ? "every variance is kept" : all;
    entry("fixed points", text.isEmpty() ? "none" : text);
  }

  private static String point(VarianceFixedPoints.Point point) {
    return number(point.variance()) + (point.isStable() ? " (stable)" : " (unstable)");
  }

  private void chi(VarianceLimit limit, String phase) {
    if (!Double.isNaN(limit.gradientFactor())) {
      String meaning = phase.equals("critical") ? "the edge of chaos" : phase + " phase";
      entry("chi_1", number(limit.gradientFactor()) + ", " + meaning);
    }
  }

  private void correlation(SignalSheet.Correlation correlation) {
    entry(
        "correlations",
        "of different inputs tend to c* = %s%s"
            .formatted(
                number(correlation.fixedPoint()), scale("xi_c", correlation.depthScale())));
  }

  private static String scale(String name, double layers) {
    if (Double.isNaN(layers)) {
      return "";
    }
    return Double.isInfinite(layers)
        ? ", slower than exponentially"
        : ", %s = %s layers".formatted(name, Numbers.shortened(layers, 3));
  }

  private void edge(SignalSheet.Edge edge, double sigmaB) {
    entry(
        "edge of chaos",
        edge.atSigmaB()
            .map(point -> edge(point, sigmaB))
            .orElse("none at sigma_b = " + number(sigmaB)));
  }

  private static String edge(EdgeOfChaos.Point point, double sigmaB) {
    return "at sigma_w = %s for sigma_b = %s"
        .formatted(number(point.sigmaW()), number(sigmaB));
  }

  private void layers(List<Layer> layers) {
    heading("Through %d layers".formatted(layers.size()));
    out.println("  layer     variance     gradient, relative to the last layer");
    for (Layer layer : layers) {
      boolean isLast = layer.number() == layers.size();
      if (isLast || SHOWN_LAYERS.contains(layer.number())) {
        out.println(
            String.format(
                Locale.ROOT,
                "  %5d  %11s  %11s",
                layer.number(),
                number(layer.variance()),
                number(layer.gradient())));
      }
    }
  }

  private static String number(double value) {
    return Numbers.shortened(value, DIGITS);
  }

  private void heading(String text) {
    out.println();
    out.println(bold(text));
  }

  private void entry(String label, String text) {
    out.println(
        Stream.of("  ", label, " ".repeat(LABEL_WIDTH - label.length()), text)
            .collect(Collectors.joining()));
  }

  private String bold(String text) {
    return terminal.colour() ? "\u001b[1m" + text + "\u001b[0m" : text;
  }
}
