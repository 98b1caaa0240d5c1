// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.util.Arrays;

/// Images of one byte per pixel, with the class of each.
///
/// The arrays are not copied.
final class GrayImages {
  private final byte[] pixels;
  private final int[] labels;

  /// @param pixels the images, one after another
  /// @param labels the class of each; decides how many images there are
  GrayImages(byte[] pixels, int[] labels) {
    this.pixels = pixels;
    this.labels = labels;
  }

  byte[] pixels() {
    return pixels;
  }

  int[] labels() {
    return labels;
  }

  int size() {
    return labels.length;
  }

  /// The pixels of one image.
  int width() {
    return pixels.length / labels.length;
  }

  /// How pixels become inputs: mean 0 and variance 1 over all pixels of a training set.
  ///
  /// Entry `b` is the input for a pixel of brightness `b`. One mean and one variance serve all
  /// pixels, so that images remain images. Images of a single brightness become all zeros.
  float[] standardization() {
    long[] counts = new long[256];
    for (byte pixel : pixels) {
      counts[pixel & 255]++;
    }
    long sum = 0;
    for (int b = 0; b < 256; b++) {
      sum += b * counts[b];
    }
    double mean = (double) sum / pixels.length;
    double squares = 0;
    for (int b = 0; b < 256; b++) {
      squares += counts[b] * (b - mean) * (b - mean);
    }
    double deviation = squares == 0 ? 1 : Math.sqrt(squares / pixels.length);
    float[] inputs = new float[256];
    for (int b = 0; b < 256; b++) {
      inputs[b] = (float) ((b - mean) / deviation);
    }
    return inputs;
  }

  /// Images `from` to `to - 1` as examples.
  LabeledSet examples(int from, int to, float[] standardization, int classes) {
    int width = width();
    float[] inputs = new float[(to - from) * width];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = standardization[pixels[from * width + i] & 255];
    }
    int[] part = Arrays.copyOfRange(labels, from, to);
    return new LabeledSet(inputs, width, part, classes);
  }
}
