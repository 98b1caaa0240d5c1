// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.codegen.Kernel;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.layers.RowFunction;
import hillock.layers.RowKernel;
import hillock.numerics.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The examples of the README compile and run.
final class JavaExampleTest {
  private static final Pattern EXAMPLE = Pattern.compile("```java\n((?s:.*?))```");

  @Test
  void theExampleRuns() {
    float[] x = {-1, 0, 2};
    float[] dy = {1, 1, 1};
    // The example begins here.
    Activation mine = Formula.typed("x * atan(exp(x))", Catalog.standard(), Map.of());
    Kernel kernel = Kernel.of(mine, Precision.F32);
    float[] y = new float[x.length];
    float[] dx = new float[x.length];
    kernel.forward(x, y); // y = f(x)
    kernel.backward(x, dy, dx); // dx = f'(x) · dy
    // The example ends here.
    assertThat(y[2]).isCloseTo((float) (2 * Math.atan(Math.exp(2))), withinUlps(2));
    assertThat(dx[1]).isCloseTo((float) (Math.PI / 4), withinUlps(2));
  }

  @Test
  void theExampleOfRowsRuns() {
    float[] x = new float[2000];
    float[] y = new float[2000];
    float[] dy = new float[2000];
    float[] dx = new float[2000];
    dy[0] = 1;
    // The example begins here.
    RowKernel softmax = RowKernel.of(RowFunction.SOFTMAX, Precision.F32);
    softmax.forward(x, y, 1000); // rows of 1000 numbers, one after another
    softmax.backward(y, dy, dx, 1000);
    // The example ends here.
    assertThat(y).containsOnly(0.001f);
    assertThat(dx[0]).isCloseTo(0.001f * (1 - 0.001f), Offset.offset(1e-9f));
  }

  private static Offset<Float> withinUlps(int ulps) {
    return Offset.offset(ulps * Math.ulp(2f));
  }

  @Test
  void theReadmeShowsThem() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..", "README.md")));
    Path here = Path.of("src", "test", "java", "hillock", "cli", "JavaExampleTest.java");
    String source = Files.readString(here);
    int shown = 0;
    while (example.find()) {
      assertThat(source).contains(example.group(1).indent(4));
      shown++;
    }
    assertThat(shown).isEqualTo(2);
  }
}
