// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.Storage;
import hillock.codegen.spi.Reductions;
import hillock.numerics.Philox;
import hillock.testkit.AwkwardNumbers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import jdk.incubator.vector.VectorShape;

/// What kernels give on this JVM, in short: to be compared with another JVM's.
final class Digests {
  /// Exponentials, choices, sines, bits of exponents, and roots.
  private static final List<String> FORMULAS =
      List.of(
          "x * (1 + erf(x / sqrt(2))) / 2",
          "x + sin(x)^2",
          "log(1 + x^2) * (x + sqrt(x^2 + 4))");

  private static final int LENGTH = 1003;

  private Digests() {}

  /// The width of vectors in bits, by which one sees what a JVM was told.
  static String width() {
    return Kernel.compiler() instanceof ScalarCompiler
        ? "no vectors"
        : VectorShape.preferredShape().vectorBitSize() + " bits";
  }

  /// One line for every formula and format.
  ///
  /// @param calls how often a kernel runs before; enough of them bring the JIT compiler
  static List<String> of(int calls) {
    List<String> lines = new ArrayList<>();
    for (String formula : FORMULAS) {
      for (Storage storage : Storage.values()) {
        Kernel kernel = Kernel.of(LargeFormulas.typed(formula), storage);
        for (int i = 0; i < calls; i++) {
          digest(kernel, 100);
        }
        lines.add(storage + " " + formula + ": " + Long.toHexString(digest(kernel, LENGTH)));
      }
    }
    lines.add(reductions(calls));
    return lines;
  }

  /// Sums of numbers whose low bits are lost in any other order.
  private static String reductions(int calls) {
    Reductions.Worker worker = Reductions.installed().worker();
    double[] x = new double[LENGTH];
    float[] floats = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      x[i] = Math.scalb(new Philox(9).normal(i), i % 50);
      floats[i] = (float) x[i];
    }
    String line = "";
    for (int i = 0; i <= calls; i++) {
      line =
          "%h %h %h %h"
              .formatted(
                  worker.sum(x, 0, LENGTH),
                  worker.sumOfProducts(x, 1, x, 0, LENGTH - 1),
                  worker.sum(floats, 0, LENGTH),
                  worker.sumOfProducts(floats, 1, floats, 0, LENGTH - 1));
    }
    return line;
  }

  /// The checksum of value and slope at awkward numbers.
  private static long digest(Kernel kernel, int length) {
    Storage storage = kernel.storage();
    MemorySegment x = segment(storage, AwkwardNumbers.bits(storage, length, 0));
    MemorySegment y = segment(storage, new long[length]);
    MemorySegment slope = segment(storage, new long[length]);
    kernel.run(
        Kind.VALUE_AND_SLOPE, new MemorySegment[] {x}, new MemorySegment[] {y, slope}, length);
    CRC32 checksum = new CRC32();
    for (MemorySegment output : List.of(y, slope)) {
      withOneNotANumber(storage, output);
      checksum.update(output.toArray(ValueLayout.JAVA_BYTE));
    }
    return checksum.getValue();
  }

  private static MemorySegment segment(Storage storage, long[] bits) {
    MemorySegment segment = MemorySegment.ofArray(new byte[bits.length * storage.bytes()]);
    for (int i = 0; i < bits.length; i++) {
      put(storage, segment, i, bits[i]);
    }
    return segment;
  }

  private static void put(Storage storage, MemorySegment segment, int index, long bits) {
    long place = (long) index * storage.bytes();
    switch (storage) {
      case BF16, F16 -> segment.set(ValueLayout.JAVA_SHORT_UNALIGNED, place, (short) bits);
      case F32 -> segment.set(ValueLayout.JAVA_INT_UNALIGNED, place, (int) bits);
      case F64 -> segment.set(ValueLayout.JAVA_LONG_UNALIGNED, place, bits);
    }
  }

  /// Which NaN it is depends on the machine.
  private static void withOneNotANumber(Storage storage, MemorySegment segment) {
    for (int i = 0; i < segment.byteSize() / storage.bytes(); i++) {
      long place = (long) i * storage.bytes();
      double number =
          switch (storage) {
            case BF16, F16 ->
                storage.decode(segment.get(ValueLayout.JAVA_SHORT_UNALIGNED, place));
            case F32 -> segment.get(ValueLayout.JAVA_FLOAT_UNALIGNED, place);
            case F64 -> segment.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, place);
          };
      put(storage, segment, i, AwkwardNumbers.bits(storage, number));
    }
  }

  /// Prints the width of this JVM's vectors, and the lines.
  ///
  /// @param arguments how often kernels run before
  public static void main(String[] arguments) {
    System.out.println(width());
    of(Integer.parseInt(arguments[0])).forEach(System.out::println);
  }
}
