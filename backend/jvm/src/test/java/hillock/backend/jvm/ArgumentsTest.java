// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.Rows;
import hillock.codegen.Storage;
import hillock.codegen.spi.CompiledProgram;
import hillock.numerics.Precision;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a program cannot be run on is refused before anything is written.
final class ArgumentsTest {
  private static final double[] NONE = {};
  private static final int[] ZEROS = {0, 0};
  private static final int LENGTH = 100;

  /// One loop, and several.
  static Stream<String> formulas() {
    return Stream.of("tanh(x)", LargeFormulas.sum("tanh(x + @)", 60));
  }

  private static CompiledProgram compiled(String formula, Precision precision) {
    return new JvmCompiler().compile(LargeFormulas.program(formula, precision, Kind.FORWARD));
  }

  private static float[][] floats(int... lengths) {
    return Arrays.stream(lengths).mapToObj(float[]::new).toArray(float[][]::new);
  }

  private static double[][] doubles(int... lengths) {
    return Arrays.stream(lengths).mapToObj(double[]::new).toArray(double[][]::new);
  }

  private static MemorySegment[] segments(int... lengths) {
    return Arrays.stream(lengths)
        .mapToObj(length -> MemorySegment.ofArray(new float[length]))
        .toArray(MemorySegment[]::new);
  }

  private static void refuses(ThrowingCallable call, Class<?> type, String message) {
    assertThatThrownBy(call).isInstanceOf(type).hasMessageContaining(message);
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void arraysThatAreTooShortAreNamed(String formula) {
    CompiledProgram program = compiled(formula, Precision.F32);
    Class<?> type = IndexOutOfBoundsException.class;
    refuses(
        () -> program.run(floats(99), ZEROS, floats(100), ZEROS, LENGTH, NONE),
        type,
        "input 0 has 99 elements, of which 100 cannot be taken from 0 on");
    float[][] y = floats(100);
    refuses(
        () -> program.run(floats(101), new int[] {2}, y, ZEROS, LENGTH, NONE),
        type,
        "input 0 has 101 elements, of which 100 cannot be taken from 2 on");
    refuses(
        () -> program.run(floats(200), ZEROS, y, new int[] {1}, LENGTH, NONE),
        type,
        "output 0 has 100 elements, of which 100 cannot be taken from 1 on");
    refuses(
        () -> program.run(floats(200), new int[] {-1}, y, ZEROS, LENGTH, NONE),
        type,
        "cannot be taken from -1 on");
    refuses(
        () -> program.run(floats(200), ZEROS, y, ZEROS, -1, NONE), type, "-1 cannot be taken");
    refuses(
        () -> program.run(segments(50), segments(49), 50, NONE),
        type,
        "output 0 has 49 elements, of which 50 cannot be taken from 0 on");
    refuses(
        () -> program.run(segments(50), segments(50), Long.MAX_VALUE, NONE),
        type,
        "input 0 has 50 elements");
    assertThat(y[0]).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void numbersOfTheWrongPrecisionAreRefused(String formula) {
    Class<?> type = IllegalArgumentException.class;
    CompiledProgram ofFloats = compiled(formula, Precision.F32);
    refuses(
        () -> ofFloats.run(doubles(100), ZEROS, doubles(100), ZEROS, LENGTH, NONE),
        type,
        "this program takes floats: give it float[]");
    CompiledProgram ofDoubles = compiled(formula, Precision.F64);
    refuses(
        () -> ofDoubles.run(floats(200), ZEROS, floats(200), ZEROS, LENGTH, NONE),
        type,
        "this program takes doubles: give it double[]");
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void otherNumbersOfArraysAreRefused(String formula) {
    CompiledProgram program = compiled(formula, Precision.F32);
    Class<?> type = IllegalArgumentException.class;
    refuses(
        () -> program.run(floats(), ZEROS, floats(100), ZEROS, LENGTH, NONE),
        type,
        "takes 1 inputs, not 0");
    refuses(
        () -> program.run(floats(100, 100), ZEROS, floats(100), ZEROS, LENGTH, NONE),
        type,
        "takes 1 inputs, not 2");
    refuses(
        () -> program.run(floats(100), ZEROS, floats(100, 100), ZEROS, LENGTH, NONE),
        type,
        "has 1 outputs, not 2");
    refuses(
        () -> program.run(floats(100), new int[0], floats(100), ZEROS, LENGTH, NONE),
        type,
        "0 offsets for 1 inputs");
    refuses(
        () -> program.run(segments(100), segments(), LENGTH, NONE),
        type,
        "has 1 outputs, not 0");
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void missingParametersAreRefused(String formula) {
    CompiledProgram program =
        compiled("f(x; learn a = 1) = a * (" + formula + ")", Precision.F32);
    refuses(
        () -> program.run(floats(100), ZEROS, floats(100), ZEROS, LENGTH, NONE),
        IllegalArgumentException.class,
        "parameters, not 0");
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void matricesThatDoNotFitAreRefused(String formula) {
    CompiledProgram program = compiled(formula, Precision.F32);
    Rows[] six = {Rows.of(new float[6], 0, 2, 3, 3)};
    refuses(
        () -> program.run(six, new Rows[] {Rows.of(new float[6], 0, 3, 2, 2)}, NONE),
        IllegalArgumentException.class,
        "output 0 is a matrix of 3 x 2, but the first one of 2 x 3");
    refuses(
        () -> program.run(six, new Rows[] {Rows.of(new float[6], 0, 2, 3, 4)}, NONE),
        IndexOutOfBoundsException.class,
        "output 0 has 6 elements, of which 7 cannot be taken from 0 on");
    refuses(
        () -> program.run(six, new Rows[] {Rows.of(new double[6], 0, 2, 3, 3)}, NONE),
        IllegalArgumentException.class,
        "output 0 is double[], but this program takes float[]");
    refuses(
        () -> Rows.of(new float[6], 0, 2, 3, 2),
        IllegalArgumentException.class,
        "nor rows overlap");
  }

  @Test
  void numbersOf16BitsAreGivenAsSuch() {
    CompiledProgram program =
        new JvmCompiler()
            .compile(
                LargeFormulas.program("tanh(x)", Precision.F32, Kind.FORWARD), Storage.F16);
    refuses(
        () -> program.run(floats(9), ZEROS, floats(9), ZEROS, 9, NONE),
        IllegalArgumentException.class,
        "this program takes F16 numbers: give it short[]");
    refuses(
        () ->
            new JvmCompiler()
                .compile(
                    LargeFormulas.program("tanh(x)", Precision.F64, Kind.FORWARD), Storage.BF16),
        IllegalArgumentException.class,
        "numbers of format BF16 are not computed in F64");
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void memoryThatIsClosedOrReadOnlyIsRefused(String formula) {
    CompiledProgram program = compiled(formula, Precision.F32);
    MemorySegment closed;
    try (Arena arena = Arena.ofConfined()) {
      closed = arena.allocate(4L * LENGTH, 4);
    }
    MemorySegment[] gone = {closed};
    assertThatThrownBy(() -> program.run(gone, segments(LENGTH), LENGTH, NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    MemorySegment[] readOnly = {MemorySegment.ofArray(new float[LENGTH]).asReadOnly()};
    assertThatThrownBy(() -> program.run(segments(LENGTH), readOnly, LENGTH, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("read");
  }
}
