// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The examples of a task: to learn from, to choose by, and to judge by.
///
/// Hyperparameters are chosen on the validation set; the test set is for final results only.
public record Split(LabeledSet train, LabeledSet validation, LabeledSet test) {
  private static final int CHUNK = 1 << 14;

  /// @throws IllegalArgumentException if the sets do not have the same width and classes
  public Split {
    requireSameShape(train, validation);
    requireSameShape(train, test);
  }

  private static void requireSameShape(LabeledSet a, LabeledSet b) {
    if (a.width() != b.width() || a.classes() != b.classes()) {
      throw new IllegalArgumentException(
          "all sets have the same inputs and classes, not %d inputs and %d classes beside %d and %d"
              .formatted(a.width(), a.classes(), b.width(), b.classes()));
    }
  }

  /// How many numbers an example has.
  public int width() {
    return train.width();
  }

  /// How many classes there are.
  public int classes() {
    return train.classes();
  }

  /// The SHA-256 of all examples, in hexadecimal digits.
  ///
  /// What is hashed, for the train, validation and test sets in this order: the number of examples,
  /// the width and the number of classes, the inputs row by row, the labels; all as numbers of 32
  /// bits, low byte first, floats as their bits.
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, train);
      add(digest, validation);
      add(digest, test);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, LabeledSet set) {
    add(digest, new int[] {set.size(), set.width(), set.classes()});
    ByteBuffer buffer = buffer();
    for (float input : set.inputs()) {
      flushIfFull(digest, buffer);
      buffer.putFloat(input);
    }
    digest.update(buffer.flip());
    add(digest, set.labels());
  }

  private static void add(MessageDigest digest, int[] numbers) {
    ByteBuffer buffer = buffer();
    for (int number : numbers) {
      flushIfFull(digest, buffer);
      buffer.putInt(number);
    }
    digest.update(buffer.flip());
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void flushIfFull(MessageDigest digest, ByteBuffer buffer) {
    if (!buffer.hasRemaining()) {
      digest.update(buffer.flip());
      buffer.clear();
    }
  }
}
