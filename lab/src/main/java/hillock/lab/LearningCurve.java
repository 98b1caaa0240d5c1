// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.lab.Sample.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How a quantity develops with the epochs, over several trials.
///
/// At each epoch only the trials that got so far count; after one diverges, the mean is that of the
/// others, and may jump.
///
/// @param epochs the epochs from 1 on, as long as any trial lasted
public record LearningCurve(List<Epoch> epochs) {
  private static final double LEVEL = 0.95;

  /// What the band around the mean shows.
  public enum Band {
    /// Student's interval of the mean for a level of 0.95; none for a single trial.
    CONFIDENCE,
    /// From the lowest to the highest trial.
    RANGE
  }

  /// One epoch.
  ///
  /// @param number from 1 on
  /// @param trials how many trials got here
  /// @param mean their mean; NaN if there are none
  /// @param lo the lower end of the band; NaN if there is none
  /// @param hi the upper end; likewise
  public record Epoch(int number, int trials, double mean, double lo, double hi) {}

  public LearningCurve {
    epochs = List.copyOf(epochs);
  }

  /// The curve over some trials.
  ///
  /// @param trials the values of each trial, epoch by epoch; of different lengths if some diverged.
  ///     A value that is not finite is missing
  public static LearningCurve of(List<double[]> trials, Band band) {
    int longest = trials.stream().mapToInt(t -> t.length).max().orElse(0);
    return new LearningCurve(
        IntStream.range(0, longest).mapToObj(e -> epoch(trials, e, band)).toList());
  }

  private static Epoch epoch(List<double[]> trials, int index, Band band) {
    double[] values =
        trials.stream()
            .filter(trial -> index < trial.length && Double.isFinite(trial[index]))
            .mapToDouble(trial -> trial[index])
            .toArray();
    Sample sample = Sample.of(values);
    return switch (band) {
      case CONFIDENCE -> {
        Optional<Interval> interval = sample.interval(LEVEL);
        double lo = interval.map(Interval::lo).orElse(Double.NaN);
        yield epoch(index, sample, lo, interval.map(Interval::hi).orElse(Double.NaN));
      }
      case RANGE -> {
        double lo = Arrays.stream(values).min().orElse(Double.NaN);
        yield epoch(index, sample, lo, Arrays.stream(values).max().orElse(Double.NaN));
      }
    };
  }

  private static Epoch epoch(int index, Sample sample, double lo, double hi) {
    return new Epoch(index + 1, sample.count(), sample.mean(), lo, hi);
  }

  /// The numbers of the epochs, to be drawn.
  public double[] numbers() {
    return column(Epoch::number);
  }

  /// The means, to be drawn; NaN where there is none.
  public double[] means() {
    return column(Epoch::mean);
  }

  /// The lower ends of the band, to be drawn; NaN where there is none.
  public double[] lows() {
    return column(Epoch::lo);
  }

  /// The upper ends of the band, to be drawn; NaN where there is none.
  public double[] highs() {
    return column(Epoch::hi);
  }

  private double[] column(ToDoubleFunction<Epoch> value) {
    return epochs.stream().mapToDouble(value).toArray();
  }
}
