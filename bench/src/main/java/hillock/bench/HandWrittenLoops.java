// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import java.util.Map;

/// Kernels written by hand with the Vector API, as a peer.
public final class HandWrittenLoops extends Loops {
  public HandWrittenLoops() {
    super(
        Map.of(
            "relu", loop("relu", HandWritten::relu),
            "sigmoid", loop("sigmoid", HandWritten::sigmoid),
            "tanh", loop("tanh", HandWritten::tanh),
            "mish", loop("mish", HandWritten::mish),
            "gelu-erf", loop("gelu", HandWritten::gelu)));
  }

  private static Loop loop(String name, Loop.Body body) {
    return new Loop("HandWritten." + name, HandWritten.LANES, body);
  }

  @Override
  public String id() {
    return "hand";
  }

  @Override
  public String title() {
    return "hand-written";
  }

  @Override
  public String version() {
    return "Vector API, %d lanes".formatted(HandWritten.LANES);
  }
}
