// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SplitTest {
  private static final LabeledSet TRAIN =
      new LabeledSet(new float[] {1, -2.5f, 0, 3}, 2, new int[] {0, 1}, 2);
  private static final LabeledSet TEST =
      new LabeledSet(new float[] {-0.0f, Float.MIN_VALUE}, 2, new int[] {1}, 2);

  /// The expected value is that of Python's `hashlib` over
  /// `struct.pack('<3i4f2i', 2, 2, 2, 1, -2.5, 0, 3, 0, 1)` and twice
  /// `struct.pack('<3i2fi', 1, 2, 2, -0.0, 1e-45, 1)`.
  @Test
  void theHashIsThatOfTheBytes() {
    assertThat(new Split(TRAIN, TEST, TEST).sha256())
        .isEqualTo("725fca80440ce1e1c8e98f978fdd07d428e7e94b51919a946a8d5a496bc58e82");
  }

  @Test
  void theHashTellsWhatDiffers() {
    String hash = new Split(TRAIN, TEST, TEST).sha256();
    assertThat(new Split(TEST, TRAIN, TEST).sha256()).isNotEqualTo(hash);
    LabeledSet positive = new LabeledSet(new float[] {0, Float.MIN_VALUE}, 2, new int[] {1}, 2);
    assertThat(new Split(TRAIN, TEST, positive).sha256()).isNotEqualTo(hash);
  }

  @Test
  void longSetsAreHashedWhole() {
    float[] inputs = new float[20_000];
    Split zeros = split(inputs.clone());
    inputs[19_999] = 1;
    assertThat(split(inputs).sha256()).isNotEqualTo(zeros.sha256());
  }

  private static Split split(float[] inputs) {
    LabeledSet set = new LabeledSet(inputs, 2, new int[inputs.length / 2], 2);
    return new Split(set, TEST, TEST);
  }

  @Test
  void setsThatDoNotFitAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabeledSet(new float[5], 2, new int[2], 3))
        .withMessage("2 labels and rows of 2 numbers need 4 numbers, not 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabeledSet(new float[4], 2, new int[] {0, 3}, 3))
        .withMessage("label 3 of example 1 is none of the classes 0 to 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabeledSet(new float[] {1, Float.NaN}, 1, new int[2], 1))
        .withMessage("input 0 of example 1 is NaN");
    LabeledSet other = new LabeledSet(new float[3], 3, new int[1], 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Split(TRAIN, other, TEST))
        .withMessageContaining("not 2 inputs and 2 classes beside 3 and 2");
  }
}
