// SPDX-License-Identifier: Apache-2.0
package hillock.peers.onnxruntime;

import java.util.Map;
import java.util.TreeMap;

/// The activation functions of ONNX under their names in the catalog.
final class Operators {
  private static final int LATEST = 20;

  /// The last version in which the bounds of Clip are attributes.
  private static final int WITH_CLIP_ATTRIBUTES = 10;

  private final Map<String, OnnxModel> models = new TreeMap<>();

  private Operators() {
    add("relu", "Relu");
    add("leaky-relu", "LeakyRelu");
    add("elu", "Elu");
    add("celu", "Celu");
    add("selu", "Selu");
    add("sigmoid", "Sigmoid");
    add("tanh", "Tanh");
    add("softplus", "Softplus");
    add("softsign", "Softsign");
    add("hard-sigmoid-onnx", "HardSigmoid");
    add("hard-swish", "HardSwish");
    add("mish", "Mish");
    add("gelu-erf", "Gelu");
    add("thresholded-relu", "ThresholdedRelu");
    add("erf", "Erf");
    models.put("gelu-tanh", node("Gelu").with("approximate", "tanh"));
    models.put("hard-sigmoid", node("HardSigmoid").with("alpha", 1 / 6f));
    models.put("hard-shrink", node("Shrink").with("lambd", 0.5f));
    models.put("soft-shrink", node("Shrink").with("lambd", 0.5f).with("bias", 0.5f));
    models.put("relu6", clip(0, 6));
    models.put("hard-tanh", clip(-1, 1));
    models.put("silu", new OnnxModel(LATEST).gated());
  }

  static Map<String, OnnxModel> all() {
    return Map.copyOf(new Operators().models);
  }

  private void add(String name, String operator) {
    models.put(name, node(operator));
  }

  private static OnnxModel node(String operator) {
    return new OnnxModel(LATEST).of(operator);
  }

  private static OnnxModel clip(float least, float largest) {
    return new OnnxModel(WITH_CLIP_ATTRIBUTES).of("Clip").with("min", least).with("max", largest);
  }
}
