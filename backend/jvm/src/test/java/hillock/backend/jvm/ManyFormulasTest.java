// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.codegen.Kernel;
import hillock.numerics.Precision;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Thousands of formulas in one process leave neither classes nor memory behind.
///
/// A few hundred by default; `-Dhillock.formulas=10000` takes some minutes.
@Isolated
final class ManyFormulasTest {
  private static final int FORMULAS = Integer.getInteger("hillock.formulas", 300);

  /// After so many, as many programs are kept as ever will be.
  private static final int BEFORE = 300;

  /// Classes that the JDK itself loads meanwhile.
  private static final int OTHER_CLASSES = 300;

  private static final long MOST_METASPACE = 8L << 20;
  private static final long MOST_HEAP = 24L << 20;

  /// What is in use when nothing unnecessary is.
  private record Usage(int classes, long metaspace, long heap) {
    static Usage now() throws InterruptedException {
      for (int i = 0; i < 5; i++) {
        System.gc();
        Thread.sleep(50);
      }
      return new Usage(
          ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
          metaspaceUsed(),
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    private static long metaspaceUsed() {
      return ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getName().equals("Metaspace"))
          .map(MemoryPoolMXBean::getUsage)
          .findFirst()
          .orElseThrow()
          .getUsed();
    }
  }

  @Test
  void classesAndMemoryStayFlat() throws InterruptedException {
    for (int i = 0; i < BEFORE; i++) {
      run(i);
    }
    Usage before = Usage.now();
    for (int i = BEFORE; i < BEFORE + FORMULAS; i++) {
      run(i);
    }
    Usage after = Usage.now();
    assertThat(after.classes()).isLessThanOrEqualTo(before.classes() + OTHER_CLASSES);
    assertThat(after.metaspace()).isLessThanOrEqualTo(before.metaspace() + MOST_METASPACE);
    assertThat(after.heap()).isLessThanOrEqualTo(before.heap() + MOST_HEAP);
  }

  private static void run(int i) {
    String formula = "x * sigmoid(" + (i + 1) + " / 64 * x) + " + i;
    Kernel kernel = Kernel.of(LargeFormulas.typed(formula), Precision.F32);
    float[] x = {0, 0};
    kernel.forward(x, x);
    assertThat(x).as(formula).containsOnly(i);
  }
}
