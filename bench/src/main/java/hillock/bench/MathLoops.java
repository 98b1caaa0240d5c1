// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import java.util.function.Function;
import java.util.stream.Collectors;

/// Loops over the functions of `Math`, as a peer.
public final class MathLoops extends Loops {
  public MathLoops() {
    super(
        ScalarLoops.FUNCTIONS.stream()
            .collect(Collectors.toMap(Function.identity(), MathLoops::loop)));
  }

  private static Loop loop(String function) {
    return new Loop(
        "ScalarLoops." + function,
        1,
        (x, from, y, to, length) -> ScalarLoops.forward(function, x, y));
  }

  @Override
  public String id() {
    return "loop";
  }

  @Override
  public String title() {
    return "loop over Math";
  }

  @Override
  public String version() {
    return "scalar";
  }
}
