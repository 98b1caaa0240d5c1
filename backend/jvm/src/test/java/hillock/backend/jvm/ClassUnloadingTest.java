// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.codegen.Program;
import hillock.codegen.ProgramBuilder;
import hillock.codegen.Value;
import hillock.numerics.Precision;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// The class of a program goes when the program goes.
@Isolated
final class ClassUnloadingTest {
  private static final int PROGRAMS = 2000;

  /// Classes that the JDK itself loads meanwhile.
  private static final int OTHERS = 200;

  private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();

  @Test
  void manyProgramsLeaveNoClassesBehind() throws InterruptedException {
    run(0);
    int before = CLASSES.getLoadedClassCount();
    long loadedBefore = CLASSES.getTotalLoadedClassCount();
    for (int i = 1; i <= PROGRAMS; i++) {
      run(i);
    }
    assertThat(CLASSES.getTotalLoadedClassCount() - loadedBefore)
        .as("every program has a class")
        .isGreaterThanOrEqualTo(PROGRAMS);
    for (int tries = 0; tries < 20 && CLASSES.getLoadedClassCount() > before + OTHERS; tries++) {
      System.gc();
      Thread.sleep(50);
    }
    assertThat(CLASSES.getLoadedClassCount()).isLessThanOrEqualTo(before + OTHERS);
  }

  private static void run(int i) {
    ProgramBuilder builder = new ProgramBuilder("x^2 + " + i, Precision.F32);
    Value x = builder.input(0);
    Program program = builder.build(List.of(builder.fma(x, x, builder.constant(i))));
    float[][] y = {{1, 2, 3}};
    new JvmCompiler().compile(program).run(y, new int[1], y, new int[1], 3, new double[0]);
    assertThat(y[0]).containsExactly(1 + i, 4 + i, 9 + i);
  }
}
