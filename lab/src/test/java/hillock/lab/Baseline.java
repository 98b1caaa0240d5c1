// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.numerics.Philox;

/// Two simple classifiers, to say how hard a task is.
final class Baseline {
  private static final int EPOCHS = 8;

  private Baseline() {}

  /// The accuracy of the label of the nearest training example, on the first examples of the test
  /// set.
  static double nearestNeighbor(Split split, int count) {
    int right = 0;
    for (int i = 0; i < count; i++) {
      int nearest = nearest(split.train(), split.test().inputs(), i * split.width());
      right += split.train().labels()[nearest] == split.test().labels()[i] ? 1 : 0;
    }
    return (double) right / count;
  }

  private static int nearest(LabeledSet set, float[] inputs, int offset) {
    int nearest = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int i = 0; i < set.size(); i++) {
      float squares = 0;
      for (int j = 0; j < set.width() && squares < least; j++) {
        float difference = set.inputs()[i * set.width() + j] - inputs[offset + j];
        squares += difference * difference;
      }
      if (squares < least) {
        least = squares;
        nearest = i;
      }
    }
    return nearest;
  }

  /// The accuracy on the test set of a linear softmax classifier, trained by stochastic gradient
  /// descent.
  static double linear(Split split) {
    LabeledSet train = split.train();
    float[] weights = new float[train.classes() * (train.width() + 1)];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      float rate = 2f / (train.width() * (1 + epoch));
      for (int i : new Philox(1, epoch).permutation(train.size())) {
        double[] scores = scores(weights, train, i);
        for (int c = 0; c < scores.length; c++) {
          double error = (c == train.labels()[i] ? 1 : 0) - scores[c];
          adjust(weights, c, train, i, (float) (rate * error));
        }
      }
    }
    int right = 0;
    for (int i = 0; i < split.test().size(); i++) {
      double[] scores = scores(weights, split.test(), i);
      int best = 0;
      for (int c = 1; c < scores.length; c++) {
        best = scores[c] > scores[best] ? c : best;
      }
      right += best == split.test().labels()[i] ? 1 : 0;
    }
    return (double) right / split.test().size();
  }

  private static void adjust(float[] weights, int c, LabeledSet set, int i, float step) {
    int row = c * (set.width() + 1);
    for (int j = 0; j < set.width(); j++) {
      weights[row + j] += step * set.inputs()[i * set.width() + j];
    }
    weights[row + set.width()] += step;
  }

  /// The probabilities of the classes.
  private static double[] scores(float[] weights, LabeledSet set, int i) {
    double[] scores = new double[set.classes()];
    double sum = 0;
    for (int c = 0; c < scores.length; c++) {
      int row = c * (set.width() + 1);
      float score = weights[row + set.width()];
      for (int j = 0; j < set.width(); j++) {
        score += weights[row + j] * set.inputs()[i * set.width() + j];
      }
      scores[c] = StrictMath.exp(score);
      sum += scores[c];
    }
    for (int c = 0; c < scores.length; c++) {
      scores[c] /= sum;
    }
    return scores;
  }
}
