// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.draw.Axis;
import hillock.draw.Chart;
import hillock.draw.Curve;
import hillock.draw.Figure;
import hillock.peers.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The ratios to the fastest library, function by function, drawn.
public final class PerformanceChart {
  private static final int WIDTH = 460;
  private static final int ROW = 18;
  private static final int AROUND = 90;
  private static final int LARGEST_SIZES = 2;

  /// Larger ratios are drawn here, or else they would press all others together.
  private static final double LARGEST_RATIO = 12;

  private PerformanceChart() {}

  /// One chart for each of the two largest sizes, on one thread; without libraries, the ratios to
  /// whoever took part.
  public static String of(List<Results> runs) {
    List<Ratio> ratios = Ratio.all(runs);
    List<Integer> sizes =
        ratios.stream().map(r -> r.workload().n()).distinct().sorted().toList();
    List<Chart> charts = new ArrayList<>();
    for (int n : sizes.subList(Math.max(0, sizes.size() - LARGEST_SIZES), sizes.size())) {
      charts.add(chart(ratios, n));
    }
    return charts.isEmpty()
        ? Chart.titled("nothing was compared").toSvg()
        : new Figure(charts, LARGEST_SIZES).toSvg();
  }

  private static Chart chart(List<Ratio> ratios, int n) {
    int threads = ratios.stream().mapToInt(r -> r.workload().threads()).min().orElse(1);
    List<String> functions =
        ratios.stream()
            .map(r -> r.workload().function())
            .distinct()
            .filter(f -> !points(ratios, f, n, threads).isEmpty())
            .toList();
    Stream<Ratio> shown =
        functions.stream().flatMap(function -> points(ratios, function, n, threads).stream());
    Chart chart =
        Chart.titled("%s floats, %d thread%s".formatted(Sizes.said(n), threads, threads == 1 ? "" : "s"))
            .size(WIDTH, AROUND + ROW * Math.max(2, functions.size()))
            .x(Axis.of(label(shown)).from(0))
            .y(Axis.rows(functions))
            .upright(1);
    for (Pass pass : Pass.values()) {
      List<Double> xs = new ArrayList<>();
      List<Double> rows = new ArrayList<>();
      for (int row = 0; row < functions.size(); row++) {
        Optional<Ratio> ratio = shown(ratios, functions.get(row), pass, n, threads);
        if (ratio.isPresent()) {
          xs.add(Math.min(LARGEST_RATIO, ratio.get().median()));
          rows.add((double) row);
        }
      }
      if (!xs.isEmpty()) {
        chart = chart.points(pass.name().toLowerCase(Locale.ROOT), Curve.of(array(xs), array(rows)));
      }
    }
    return chart;
  }

  private static String label(Stream<Ratio> shown) {
    return "fastest library / Hillock"
        + (shown.anyMatch(ratio -> ratio.median() > LARGEST_RATIO)
            ? " (%.0f: or more)".formatted(LARGEST_RATIO)
            : "");
  }

  private static List<Ratio> points(List<Ratio> ratios, String function, int n, int threads) {
    List<Ratio> points = new ArrayList<>();
    for (Pass pass : Pass.values()) {
      shown(ratios, function, pass, n, threads).ifPresent(points::add);
    }
    return points;
  }

  private static Optional<Ratio> shown(
      List<Ratio> ratios, String function, Pass pass, int n, int threads) {
    return Ratio.fastest(ratios, function, pass, n, threads);
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(x -> x).toArray();
  }
}
