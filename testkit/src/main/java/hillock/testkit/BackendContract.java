// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import hillock.codegen.Interpreter;
import hillock.codegen.Program;
import hillock.codegen.Rows;
import hillock.codegen.Storage;
import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.Compiler;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What every backend must do: run a program on arrays bit for bit as [Interpreter] runs it on
/// numbers; every NaN counts as the same.
///
/// Compiled programs are run over [AwkwardNumbers], on 1000 elements, on every length up to two of the
/// widest vectors and some more, and on matrices; on arrays and on memory, aligned and not, in place
/// and not. What lies beside and between the elements must stay as it is, and so must inputs that are
/// not outputs.
///
/// ```java
/// new BackendContract(List.of(compiler)).check(program, parameters, otherParameters);
/// ```
public final class BackendContract {
  private static final int LONG = 1000;

  /// Two vectors of 16 floats, and three elements more.
  private static final int SHORT = 35;

  /// Rows that are narrow and wide, whole vectors and not, with gaps and without.
  private static final List<Shape> MATRICES =
      List.of(
          new Shape(37, 5, 3),
          new Shape(3, 333, 1),
          new Shape(2, 480, 20),
          new Shape(4, 250, 0),
          new Shape(15, 64, 64),
          new Shape(90, 1, 1),
          new Shape(7, 0, 4),
          new Shape(3, 290, 6));

  private final List<Compiler> compilers;
  private int checks;

  /// @param compilers those that must all give the same
  public BackendContract(List<? extends Compiler> compilers) {
    this.compilers = List.copyOf(compilers);
  }

  /// Compiles a program and compares it with the interpreter.
  ///
  /// Over many programs, every length meets every placement.
  ///
  /// @param parameters what the program is run with; several times, if several
  /// @throws AssertionError naming the program, the element, and both results
  public void check(Program program, double[]... parameters) {
    check(program, Storage.of(program.format()), parameters);
  }

  /// Compiles a program for arrays of a format, and compares it with the interpreter's results,
  /// rounded once.
  ///
  /// @param parameters what the program is run with; several times, if several
  /// @throws AssertionError naming the program, the element, and both results
  public void check(Program program, Storage storage, double[]... parameters) {
    List<CompiledProgram> compiled =
        compilers.stream().map(c -> c.compile(program, storage)).toList();
    long[][] inputs = new long[program.inputs()][];
    Arrays.setAll(inputs, k -> AwkwardNumbers.bits(storage, LONG, k));
    for (double[] given : parameters) {
      long[][] expected = expected(program, storage, inputs, given);
      for (CompiledProgram each : compiled) {
        check(new Subject(each, inputs, expected, given));
      }
    }
  }

  private void check(Subject subject) {
    Placement[] placements = Placement.values();
    subject.check(placements[checks % placements.length], 0, Shape.line(LONG));
    for (int length = 0; length <= SHORT; length++) {
      Placement placement = placements[(checks + length) % placements.length];
      subject.check(placement, 7 * length, Shape.line(length));
    }
    for (int i = 0; i < 2; i++) {
      Shape shape = MATRICES.get((2 * checks + i) % MATRICES.size());
      subject.check(placements[(checks + i) % placements.length], LONG - shape.size(), shape);
    }
    checks++;
  }

  /// How many programs were checked, once for every compiler and set of parameters.
  public int checks() {
    return checks;
  }

  private static long[][] expected(
      Program program, Storage storage, long[][] inputs, double[] parameters) {
    long[][] expected = new long[program.outputs().size()][LONG];
    double[] arguments = new double[inputs.length];
    for (int i = 0; i < LONG; i++) {
      for (int k = 0; k < inputs.length; k++) {
        arguments[k] = AwkwardNumbers.number(storage, inputs[k][i]);
      }
      double[] results = Interpreter.run(program, arguments, parameters);
      for (int k = 0; k < results.length; k++) {
        expected[k][i] = AwkwardNumbers.bits(storage, results[k]);
      }
    }
    return expected;
  }

  /// A compiled program with what goes in and what must come out.
  private static final class Subject {
    private final CompiledProgram compiled;
    private final long[][] inputs;
    private final long[][] expected;
    private final double[] parameters;

    Subject(
        CompiledProgram compiled, long[][] inputs, long[][] expected, double[] parameters) {
      this.compiled = compiled;
      this.inputs = inputs;
      this.expected = expected;
      this.parameters = parameters;
    }

    void check(Placement placement, int start, Shape shape) {
      Storage storage = compiled.storage();
      try (Arena arena = Arena.ofConfined()) {
        List<Elements> in = placement.inputs(storage, inputs.length, shape, arena);
        List<Elements> out =
            placement.outputs(storage, expected.length, shape, in, arena);
        for (int k = 0; k < inputs.length; k++) {
          for (int i = 0; i < shape.size(); i++) {
            in.get(k).put(i, inputs[k][start + i]);
          }
        }
        String what = placement + " of " + shape + " from " + start;
        if (!shape.isLine() || compiled.storage().isConverted() && placement.isOfArrays()) {
          compiled.run(rows(in), rows(out), parameters);
        } else if (placement.isOfArrays()) {
          runOnArrays(in, out, shape.size());
        } else {
          compiled.run(segments(in), segments(out), shape.size(), parameters);
        }
        checkOutputs(out, start, what);
        checkInputs(in, out, start, what);
      }
    }

    private void runOnArrays(List<Elements> in, List<Elements> out, int length) {
      int[] inOffsets = in.stream().mapToInt(Elements::offset).toArray();
      int[] outOffsets = out.stream().mapToInt(Elements::offset).toArray();
      switch (compiled.storage()) {
        case BF16, F16 -> throw new IllegalArgumentException("16-bit numbers are given as rows");
        case F32 ->
            compiled.run(floats(in), inOffsets, floats(out), outOffsets, length, parameters);
        case F64 ->
            compiled.run(doubles(in), inOffsets, doubles(out), outOffsets, length, parameters);
      }
    }

    private static float[][] floats(List<Elements> all) {
      return all.stream().map(e -> (float[]) e.array()).toArray(float[][]::new);
    }

    private static double[][] doubles(List<Elements> all) {
      return all.stream().map(e -> (double[]) e.array()).toArray(double[][]::new);
    }

    private static Rows[] rows(List<Elements> all) {
      return all.stream().map(Elements::rows).toArray(Rows[]::new);
    }

    private static MemorySegment[] segments(List<Elements> all) {
      return all.stream().map(Elements::segment).toArray(MemorySegment[]::new);
    }

    private void checkOutputs(List<Elements> out, int start, String what) {
      Storage storage = compiled.storage();
      for (int k = 0; k < out.size(); k++) {
        for (int i = 0; i < out.get(k).length(); i++) {
          double actual = AwkwardNumbers.number(storage, out.get(k).get(i));
          if (AwkwardNumbers.bits(storage, actual) != expected[k][start + i]) {
            throw new AssertionError(difference(k, i, start, actual, what));
          }
        }
        checkAround(out.get(k), what + ", output " + k);
      }
    }

    private void checkInputs(List<Elements> in, List<Elements> out, int start, String what) {
      for (int k = 0; k < in.size(); k++) {
        Elements input = in.get(k);
        boolean isOutput = out.contains(input);
        for (int i = 0; i < input.length() && !isOutput; i++) {
          if (input.get(i) != inputs[k][start + i]) {
            throw new AssertionError(describe(what) + ": input " + k + " was changed");
          }
        }
        checkAround(input, what + ", input " + k);
      }
    }

    private void checkAround(Elements elements, String what) {
      if (!elements.isUntouchedAround()) {
        throw new AssertionError(describe(what) + ": memory beside the elements was changed");
      }
    }

    private String difference(int output, int index, int start, double actual, String what) {
      Storage storage = compiled.storage();
      double[] arguments =
          IntStream.range(0, inputs.length)
              .mapToDouble(k -> AwkwardNumbers.number(storage, inputs[k][start + index]))
              .toArray();
      return "%s: element %d of output %d at %s is %s, but interpreted %s"
          .formatted(
              describe(what),
              index,
              output,
              Arrays.toString(arguments),
              actual,
              AwkwardNumbers.number(storage, expected[output][start + index]));
    }

    private String describe(String what) {
      Program program = compiled.program();
      return "%s at %s with %s, %s"
          .formatted(program.name(), compiled.storage(), Arrays.toString(parameters), what);
    }
  }
}
