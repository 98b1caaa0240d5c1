// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.numerics.Precision;
import java.util.List;
import java.util.stream.Stream;

/// A kernel that takes doubles, whatever its precision; the numbers must be of that precision.
record Subject(RowKernel kernel) {
  private static final List<Subject> ALL =
      Stream.of(RowFunction.values())
          .flatMap(f -> Stream.of(Precision.values()).map(p -> new Subject(RowKernel.of(f, p))))
          .toList();

  static Subject of(RowFunction function, Precision precision) {
    return ALL.stream()
        .filter(s -> s.function() == function && s.precision() == precision)
        .findFirst()
        .orElseThrow();
  }

  /// Every function in every precision.
  static Stream<Subject> stream() {
    return ALL.stream();
  }

  Precision precision() {
    return kernel.precision();
  }

  RowFunction function() {
    return kernel.function();
  }

  /// Rounds to the precision.
  double[] rounded(double[] x) {
    double[] rounded = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      rounded[i] = precision().round(x[i]);
    }
    return rounded;
  }

  double[] forward(double[] x, int columns) {
    return switch (precision()) {
      case F32 -> {
        float[] y = new float[x.length];
        kernel.forward(floats(x), y, columns);
        yield doubles(y);
      }
      case F64 -> {
        double[] y = new double[x.length];
        kernel.forward(x, y, columns);
        yield y;
      }
    };
  }

  double[] backward(double[] y, double[] dy, int columns) {
    return switch (precision()) {
      case F32 -> {
        float[] dx = new float[y.length];
        kernel.backward(floats(y), floats(dy), dx, columns);
        yield doubles(dx);
      }
      case F64 -> {
        double[] dx = new double[y.length];
        kernel.backward(y, dy, dx, columns);
        yield dx;
      }
    };
  }

  static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static double[] doubles(float[] numbers) {
    double[] doubles = new double[numbers.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = numbers[i];
    }
    return doubles;
  }

  @Override
  public String toString() {
    return kernel.toString();
  }
}
