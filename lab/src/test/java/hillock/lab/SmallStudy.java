// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.perceptron.Hyperparameters;
import hillock.perceptron.Optimizer.Adam;
import hillock.perceptron.Schedule.Cosine;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Studies that take a moment.
final class SmallStudy {
  static final int EPOCHS = 3;

  private SmallStudy() {}

  /// A study of functions by name or formula, with the seeds 1, 2, 3 ...
  static Study of(int seeds, String... functions) {
    return of(1e-2, seeds, functions);
  }

  static Study of(double learningRate, int seeds, String... functions) {
    Split split = new Split(ring(1, 96), ring(2, 32), ring(3, 64));
    Task task =
        new Task(
            "ring",
            "Whether a point lies in a ring.",
            List.of(8, 6),
            new Hyperparameters(EPOCHS, 16, learningRate, new Cosine(), new Adam(), 1e-4),
            new Source() {
              @Override
              public String origin() {
                return "generated <here>";
              }

              @Override
              public boolean needsFiles() {
                return false;
              }

              @Override
              public Split load() {
                return split;
              }
            });
    List<Candidate> candidates =
        Stream.of(functions).map(name -> Candidate.of(name, activation(name))).toList();
    List<Long> all = LongStream.rangeClosed(1, seeds).boxed().toList();
    return new Study(Setting.of(task, split), split, candidates, all);
  }

  static Activation activation(String text) {
    Catalog catalog = Catalog.standard();
    return catalog
        .activation(text)
        .orElseGet(() -> Formula.typed(text, catalog, Map.of()));
  }

  private static LabeledSet ring(long seed, int size) {
    Random random = new Random(seed);
    float[] inputs = new float[2 * size];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      inputs[2 * i] = (float) x;
      inputs[2 * i + 1] = (float) y;
      labels[i] = Math.hypot(x, y) > 1 ? 1 : 0;
    }
    return new LabeledSet(inputs, 2, labels, 2);
  }

  /// A listener that counts.
  static final class Counter implements Study.Listener {
    int toRun;
    int known;
    int epochs;
    int trials;

    @Override
    public void begun(int newTrials, int oldTrials) {
      toRun = newTrials;
      known = oldTrials;
    }

    @Override
    public synchronized void epochDone(Trial trial, int epoch) {
      epochs++;
    }

    @Override
    public synchronized void trialDone(Trial trial, Outcome outcome) {
      trials++;
    }
  }
}
