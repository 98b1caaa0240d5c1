// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.CorrelationMap;
import hillock.certify.EdgeOfChaos;
import hillock.certify.MeanField;
import hillock.certify.Phase;
import hillock.certify.Prover;
import hillock.certify.SignalPropagation;
import hillock.certify.SignalPropagation.Layer;
import hillock.certify.VarianceFixedPoints;
import hillock.certify.VarianceLimit;
import hillock.numerics.Quadrature.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Works out how signals go through a deep network with a function.
final class SignalAnalysis {
  private static final int MAP_POINTS = 101;

  /// Larger relative errors of means are told.
  private static final double UNCERTAIN = 1e-6;

  private final Subject subject;
  private final Wish wish;
  private final TimeLimit limit;

  /// What a person asked for.
  ///
  /// @param sigmaW the forward gain if absent
  record Wish(@Nullable Double sigmaW, double sigmaB, double variance, int depth) {}

  /// The means of a function, and its gains.
  private record Statistics(MeanField field, Optional<SignalGains> gains) {}

  SignalAnalysis(Subject subject, Wish wish, TimeLimit limit) {
    this.subject = subject;
    this.wish = wish;
    this.limit = limit;
  }

  /// Everything; of what is missing there are remarks.
  ///
  /// @throws IllegalStateException if means of the function are not known to exist
  SignalSheet sheet() {
    Statistics statistics = limit.require(part(), this::statistics);
    double sigmaW = wish.sigmaW() == null ? usualSigmaW(statistics) : wish.sigmaW();
    SignalSheet.Setting setting =
        new SignalSheet.Setting(sigmaW, wish.sigmaB(), wish.variance(), wish.depth());
    SignalPropagation propagation =
        new SignalPropagation(statistics.field(), sigmaW, wish.sigmaB());
    List<Layer> layers =
        limit.require(part(), () -> propagation.layers(wish.variance(), wish.depth()));
    if (layers.isEmpty()) {
      throw new IllegalArgumentException(
          "--variance: the mean of f(Z)^2 is not known to exist for normal inputs of variance %s"
              .formatted(wish.variance())
              + "; the function grows fast, take at most "
              + Numbers.shortened(statistics.field().largestVariance(), 6));
    }
    Optional<VarianceLimit> end =
        limit.attempt("limit of the variance", () -> propagation.limit(wish.variance()));
    Optional<SignalSheet.Correlation> correlation =
        limit.attempt("correlation map", () -> correlation(propagation, variance(end, layers)));
    Optional<VarianceFixedPoints> fixedPoints =
        limit.attempt("fixed points of the variance", propagation::fixedPoints);
    Optional<SignalSheet.Edge> edge =
        limit.attempt("edge of chaos", () -> edge(statistics.field()));
    Optional<Double> error =
        limit
            .attempt("error of the means", () -> errorOfMeans(statistics, layers))
            .filter(relative -> !Double.isNaN(relative));
    return new SignalSheet(
        subject.name(),
        subject.function().toString(),
        SignalVerdict.of(layers, end),
        end.map(VarianceLimit::phase).orElse(Phase.UNKNOWN).name().toLowerCase(Locale.ROOT),
        setting,
        statistics.gains(),
        error,
        end,
        fixedPoints,
        correlation,
        edge,
        layers,
        remarks(statistics.field(), error, layers));
  }

  private String part() {
    return "signals through " + Subject.shortened(subject.name());
  }

  private Statistics statistics() {
    Prover prover = Prover.of(subject.function());
    MeanField field = prover.meanField();
    return new Statistics(field, SignalGains.of(prover));
  }

  private double usualSigmaW(Statistics statistics) {
    double gain = statistics.gains().map(SignalGains::forward).orElse(Double.NaN);
    if (!(gain > 0 && gain < SignalPropagation.LARGEST_SIGMA)) {
      throw new IllegalArgumentException(
          "the forward gain 1/sqrt(E f(Z)^2) of %s is %s, which is no sigma_w; give --sigma-w"
              .formatted(Subject.shortened(subject.name()), Numbers.shortened(gain, 3)));
    }
    return gain;
  }

  /// The variance at which correlations are looked at.
  private static double variance(Optional<VarianceLimit> end, List<Layer> layers) {
    return end.filter(e -> e.kind() == VarianceLimit.Kind.SETTLES)
        .map(VarianceLimit::variance)
        .orElse(layers.getLast().variance());
  }

  private static SignalSheet.Correlation correlation(
      SignalPropagation propagation, double variance) {
    CorrelationMap map = propagation.correlationMap(variance);
    List<Double> before =
        IntStream.range(0, MAP_POINTS)
            .mapToObj(i -> 2.0 * i / (MAP_POINTS - 1) - 1)
            .toList();
    return new SignalSheet.Correlation(
        variance,
        before,
        before.stream().map(map::at).toList(),
        map.slopeAt(1),
        map.fixedPoint(),
        map.depthScale());
  }

  private SignalSheet.Edge edge(MeanField field) {
    EdgeOfChaos edge = EdgeOfChaos.of(field);
    return new SignalSheet.Edge(edge.at(wish.sigmaB()), edge.curve());
  }

  private List<String> remarks(MeanField field, Optional<Double> error, List<Layer> layers) {
    List<String> remarks = new ArrayList<>(limit.remarks());
    if (layers.size() < wish.depth()) {
      remarks.add(
          "layers after %d: their variance is too small or too large, or is not known to exist"
              .formatted(layers.size()));
    }
    error
        .filter(relative -> relative > UNCERTAIN)
        .ifPresent(
            relative ->
                remarks.add(
                    "means: the function changes rapidly, E f(Z)^2 or E f'(Z)^2 has a relative error"
                        + " of about "
                        + Numbers.shortened(relative, 1)));
    if (!field.hasBoundedSlope()) {
      remarks.add("gradients: the slope is not bounded, so that E f'(Z)^2 may not exist");
    }
    if (!field.isContinuous()) {
      remarks.add(
          "gradients see nothing of the steps of the function, though signals do: inputs that are"
              + " near each other come apart");
    }
    return remarks;
  }

  /// The relative error of E f(Z)² in the first layer, or in the last, or of it and of E f'(Z)² at
  /// variance 1, where they may be proved; the largest of them.
  private static double errorOfMeans(Statistics statistics, List<Layer> layers) {
    MeanField field = statistics.field();
    double estimated =
        Math.max(errorOfMean(field, layers.getFirst()), errorOfMean(field, layers.getLast()));
    double proved =
        statistics
            .gains()
            .filter(SignalGains::isProved)
            .map(
                gains ->
                    Math.max(
                        missed(field.meanSquare(1), gains.forward()),
                        missed(field.meanSquareSlope(1), gains.backward())))
            .orElse(0.0);
    return Math.max(estimated, proved);
  }

  /// How far a mean square is from what a gain says of it; 0 where there is no gain.
  private static double missed(double meanSquare, double gain) {
    double product = meanSquare * gain * gain;
    return Double.isFinite(product) ? Math.abs(product - 1) : 0;
  }

  private static double errorOfMean(MeanField field, Layer layer) {
    Estimate square = field.meanSquareEstimate(layer.variance());
    return square.value() == 0 ? 0 : square.error() / square.value();
  }
}
