// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import static java.util.Objects.requireNonNull;

import hillock.draw.Axis;
import hillock.draw.Chart;
import hillock.draw.Curve;
import hillock.lab.Sample.Interval;
import hillock.perceptron.Epoch;
import hillock.perceptron.Histogram;
import hillock.perceptron.LayerStatistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Pictures of what came of a study.
final class ResultCharts {
  private static final double LEVEL = 0.95;
  private static final int WIDTH = 380;
  private static final int HEIGHT = 280;
  private static final String UNITS_AND_EXAMPLES = "percent of units and examples";
  private static final int LONGEST = 32;

  private final Results results;
  private final List<Candidate> ranking;
  private final Map<Candidate, String> labels = new HashMap<>();

  ResultCharts(Results results) {
    this.results = results;
    this.ranking = results.ranking();
    ranking.forEach(candidate -> labels.put(candidate, label(candidate.name())));
  }

  /// A name that fits a legend and is no other function's.
  private String label(String name) {
    String shortened = name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    String label = shortened;
    for (int number = 2; labels.containsValue(label); number++) {
      label = "%s (%d)".formatted(shortened, number);
    }
    return label;
  }

  private String label(Candidate candidate) {
    return requireNonNull(labels.get(candidate));
  }

  /// The test accuracy of every function, with its confidence interval and its trials.
  Chart accuracies() {
    List<String> names = ranking.stream().map(this::label).toList();
    Chart chart =
        Chart.titled("Test accuracy after training")
            .x(Axis.of("percent; a dot is a trial, the whisker the 95 % interval of the mean"))
            .y(Axis.rows(names))
            .size(760, 90 + 34 * names.size());
    for (int row = 0; row < ranking.size(); row++) {
      Sample sample = results.accuracies(ranking.get(row)).finished();
      if (sample.count() == 0) {
        continue;
      }
      Optional<Interval> interval = sample.interval(LEVEL);
      double mean = 100 * sample.mean();
      chart =
          chart.whisker(
              "mean",
              row,
              mean,
              interval.map(i -> 100 * i.lo()).orElse(mean),
              interval.map(i -> 100 * i.hi()).orElse(mean));
      chart = chart.points("trials", trials(ranking.get(row), row));
    }
    return chart;
  }

  /// The trials lie a little below the whisker.
  private Curve trials(Candidate candidate, int row) {
    double[] x =
        results.of(candidate).stream()
            .filter(Outcome::completed)
            .mapToDouble(outcome -> 100 * outcome.accuracy())
            .toArray();
    double[] y = IntStream.range(0, x.length).mapToDouble(i -> row + 0.25).toArray();
    return Curve.of(x, y);
  }

  /// How accuracy and losses develop.
  List<Chart> learning() {
    return List.of(
        overEpochs(
            "Validation accuracy",
            "percent",
            epoch -> 100 * epoch.validation().accuracy().orElse(Double.NaN)),
        overEpochs("Validation loss", "nats", epoch -> epoch.validation().loss()),
        overEpochs("Training loss", "nats", epoch -> epoch.training().loss()));
  }

  private Chart overEpochs(String title, String unit, ToDoubleFunction<Epoch> quantity) {
    Chart chart = Chart.titled(title).x(Axis.of("epoch")).y(Axis.of(unit)).size(WIDTH, HEIGHT);
    for (Candidate candidate : ranking) {
      LearningCurve curve = results.curve(candidate, quantity);
      String name = label(candidate);
      double[] x = curve.numbers();
      chart = chart.line(name, Curve.of(x, curve.means()));
      if (results.of(candidate).size() > 1) {
        chart = chart.band(name, x, curve.lows(), curve.highs());
      }
    }
    return chart;
  }

  /// What happens in the hidden layers, one after the other.
  List<Chart> layers() {
    List<Chart> charts = new ArrayList<>();
    for (int layer = 0; layer < results.study().setting().hidden().size(); layer++) {
      charts.add(
          inside(layer, "mean activation", "mean", statistics -> statistics.activations().mean()));
      charts.add(
          inside(
              layer,
              "spread of activations",
              "standard deviation",
              statistics -> Math.sqrt(statistics.activations().variance())));
      charts.add(
          inside(
              layer,
              "gradient of the weights",
              "log10 of its norm",
              statistics -> StrictMath.log10(statistics.weightGradientNorm())));
      charts.add(inside(layer, "saturated", UNITS_AND_EXAMPLES, s -> 100 * s.saturated()));
      charts.add(inside(layer, "exactly zero", UNITS_AND_EXAMPLES, s -> 100 * s.sparse()));
      charts.add(inside(layer, "dead units", "percent of units", s -> 100 * s.dead()));
    }
    return charts;
  }

  private Chart inside(
      int layer, String title, String unit, ToDoubleFunction<LayerStatistics> quantity) {
    Chart chart =
        Chart.titled("Layer %d: %s".formatted(layer + 1, title))
            .x(Axis.of("epoch"))
            .y(Axis.of(unit))
            .size(WIDTH, HEIGHT);
    for (Candidate candidate : ranking) {
      chart = chart.line(label(candidate), development(candidate, layer, quantity));
    }
    return chart;
  }

  /// The mean over the seeds, before the first step (epoch 0) and after each epoch.
  private Curve development(
      Candidate candidate, int layer, ToDoubleFunction<LayerStatistics> quantity) {
    List<double[]> trials = new ArrayList<>();
    for (Outcome outcome : results.of(candidate)) {
      trials.add(outcome.development(layer, quantity));
    }
    LearningCurve curve = LearningCurve.of(trials, LearningCurve.Band.RANGE);
    double[] epochs = IntStream.range(0, curve.epochs().size()).mapToDouble(i -> i).toArray();
    return Curve.of(epochs, curve.means());
  }

  /// How activations are distributed in each hidden layer, at the start and at the end of the first
  /// trial of a function.
  List<Chart> histograms(Candidate candidate) {
    Outcome outcome = results.of(candidate).getFirst();
    if (outcome.epochs().isEmpty()) {
      return List.of();
    }
    List<Chart> charts = new ArrayList<>();
    List<LayerStatistics> last = outcome.epochs().getLast().layers();
    for (int layer = 0; layer + 1 < last.size(); layer++) {
      Histogram before = outcome.atStart().get(layer).activationHistogram();
      Histogram after = last.get(layer).activationHistogram();
      charts.add(
          Chart.titled("Activations of layer " + (layer + 1))
              .x(Axis.of("activation"))
              .y(Axis.of(UNITS_AND_EXAMPLES))
              .size(WIDTH, HEIGHT)
              .bars("at the start", before.edges(), percent(before))
              .bars("at the end", after.edges(), percent(after)));
    }
    return charts;
  }

  private static double[] percent(Histogram histogram) {
    double total = histogram.counts().stream().mapToInt(Integer::intValue).sum();
    return histogram.counts().stream().mapToDouble(count -> 100 * count / total).toArray();
  }
}
