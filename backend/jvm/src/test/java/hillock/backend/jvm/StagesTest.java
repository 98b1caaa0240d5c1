// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import hillock.catalog.Catalog;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.Program;
import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.TiledProgram;
import hillock.expr.Activation;
import hillock.numerics.Precision;
import hillock.testkit.Dice;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// HotSpot compiles every loop that is generated, however large the formula.
@Execution(ExecutionMode.CONCURRENT)
final class StagesTest {
  /// HotSpot's HugeMethodLimit: a method of more bytes of bytecode is never compiled.
  private static final int LARGEST_METHOD = 8000;

  private static final int RANDOM_PROGRAMS = 30;
  private static final int LENGTH = 1024;

  /// Per element; vectors that are objects need thousands.
  private static final long MOST_BYTES = 40;

  /// How long the JIT compiler may take on a busy machine.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static Stream<Activation> functions() {
    return Catalog.standard().activations().stream();
  }

  static Stream<Activation> largeFormulas() {
    return LargeFormulas.all().stream().map(LargeFormulas::typed);
  }

  @ParameterizedTest
  @MethodSource({"functions", "largeFormulas"})
  void noMethodIsTooLargeForTheJitCompiler(Activation activation) {
    FunctionPrograms.largest(activation).forEach(StagesTest::checkMethods);
  }

  @ParameterizedTest
  @EnumSource
  void noMethodOfARandomProgramIsTooLarge(Precision precision) {
    for (int i = 1; i <= RANDOM_PROGRAMS; i++) {
      checkMethods(RandomPrograms.of(new Dice(i, 0), precision, 40 * i, 20 * i));
    }
  }

  private static void checkMethods(Program program) {
    List<Program> loops =
        LoopSize.fits(program)
            ? List.of(program)
            : Stages.of(program).stages().stream().map(Stages.Stage::program).toList();
    for (Program loop : loops) {
      checkMethods(loop, LoopClass.bytes(loop, code -> new LoopEmitter(code, loop, 16).emit()));
      checkMethods(loop, LoopClass.bytes(loop, code -> new ScalarEmitter(code, loop).emit()));
    }
  }

  private static void checkMethods(Program loop, byte[] bytes) {
    for (MethodModel method : ClassFile.of().parse(bytes).methods()) {
      int length = method.findAttribute(Attributes.code()).orElseThrow().codeLength();
      assertThat(length)
          .as("bytes of %s, %d instructions", loop.name(), loop.instructions().size())
          .isLessThanOrEqualTo(LARGEST_METHOD);
    }
  }

  @Test
  void smallProgramsAreOneLoopAndLargeOnesSeveral() {
    JvmCompiler compiler = new JvmCompiler();
    Program small = LargeFormulas.program("x * sigmoid(x)", Precision.F32, Kind.FORWARD);
    assertThat(compiler.compile(small)).isInstanceOf(JvmProgram.class);
    Program large =
        LargeFormulas.program(
            LargeFormulas.sum("tanh(x + @)", 60), Precision.F32, Kind.FORWARD);
    assertThat(compiler.compile(large)).isInstanceOf(TiledProgram.class);
    assertThat(Stages.of(large).stages()).hasSizeGreaterThan(2);
  }

  /// Every learned parameter has an output, and one loop cannot store them all.
  @ParameterizedTest
  @EnumSource
  void manyOutputsAreStored(Precision precision) {
    Program program =
        LargeFormulas.program(
            "f(x; learn a[256] = 0.5) = sum(i in 1..256: a[i] * max(0, x - i))",
            precision,
            Kind.PARAMETER_GRADIENTS);
    assertThat(program.outputs()).hasSize(256);
    checkMethods(program);
    double[] parameters = new double[program.parameters()];
    Arrays.setAll(parameters, i -> i / 4 - 8);
    Widths.contract().check(program, parameters);
  }

  static Stream<Arguments> loops() {
    return Stream.of(Precision.values())
        .flatMap(p -> Stream.of(1, 10, 25).map(terms -> Arguments.of(terms, p)));
  }

  /// A loop that is not compiled, or not well, makes an object of every vector, and takes a hundred
  /// times longer. Unlike time, memory does not depend on what else the machine does.
  @ParameterizedTest
  @MethodSource("loops")
  void vectorsAreNoObjectsOnceCompiled(int terms, Precision precision) {
    Program sum =
        LargeFormulas.program(LargeFormulas.sum("tanh(x + @)", terms), precision, Kind.FORWARD);
    CompiledProgram program = new JvmCompiler().compile(sum);
    double[][] x = {new double[LENGTH]};
    float[][] narrow = {new float[LENGTH]};
    int[] offsets = {0};
    Runnable run =
        switch (precision) {
          case F32 -> () -> program.run(narrow, offsets, narrow, offsets, LENGTH, new double[0]);
          case F64 -> () -> program.run(x, offsets, x, offsets, LENGTH, new double[0]);
        };
    long end = System.nanoTime() + PATIENCE.toNanos();
    long allocated = Long.MAX_VALUE;
    while (allocated > MOST_BYTES * LENGTH && System.nanoTime() < end) {
      allocated = allocatedBy(run);
    }
    assertThat(allocated / LENGTH).as("bytes allocated per element").isLessThan(MOST_BYTES);
  }

  private static long allocatedBy(Runnable run) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    run.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
