// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.spi.Reductions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// What row kernels give on this JVM, in short: to be compared with another JVM's.
final class Digests {
  private static final int[] COLUMNS = {3, 33, 1000, 5000};

  private Digests() {}

  public static void main(String[] arguments) {
    System.out.println(Reductions.installed().id());
    lines().forEach(System.out::println);
  }

  /// One line for every function, precision and length of rows.
  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    Subject.stream()
        .forEach(
            subject -> {
              for (int columns : COLUMNS) {
                lines.add("%s, %d: %h".formatted(subject, columns, digest(subject, columns)));
              }
            });
    return lines;
  }

  private static long digest(Subject subject, int columns) {
    double[] x = subject.rounded(TestRows.normal(3 * columns, 2, columns));
    double[] y = subject.forward(x, columns);
    double[] dx = subject.backward(y, x, columns);
    CRC32 checksum = new CRC32();
    for (double[] numbers : List.of(y, dx)) {
      ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
      bytes.asDoubleBuffer().put(numbers);
      checksum.update(bytes);
    }
    return checksum.getValue();
  }
}
