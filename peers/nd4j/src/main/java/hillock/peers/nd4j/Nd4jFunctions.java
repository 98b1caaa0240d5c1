// SPDX-License-Identifier: Apache-2.0
package hillock.peers.nd4j;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.LeakyReLU;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinearDerivative;
import org.nd4j.linalg.api.ops.impl.scalar.Relu6;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.EluBp;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.HardSigmoidBp;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.HardTanhBp;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.LeakyReLUBp;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.RectifiedTanhBp;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.Relu6Derivative;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.SeluBp;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.SigmoidDerivative;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.SoftPlusBp;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.SoftSignBp;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.TanhDerivative;
import org.nd4j.linalg.api.ops.impl.transforms.strict.ELU;
import org.nd4j.linalg.api.ops.impl.transforms.strict.GELU;
import org.nd4j.linalg.api.ops.impl.transforms.strict.GELUDerivative;
import org.nd4j.linalg.api.ops.impl.transforms.strict.HardSigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.HardTanh;
import org.nd4j.linalg.api.ops.impl.transforms.strict.LogSigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Mish;
import org.nd4j.linalg.api.ops.impl.transforms.strict.MishDerivative;
import org.nd4j.linalg.api.ops.impl.transforms.strict.PreciseGELU;
import org.nd4j.linalg.api.ops.impl.transforms.strict.PreciseGELUDerivative;
import org.nd4j.linalg.api.ops.impl.transforms.strict.RectifiedTanh;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SELU;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SoftPlus;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SoftSign;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Swish;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SwishDerivative;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/// The activation functions of ND4J under their names in the catalog; `GELU` is the one by a sigmoid.
final class Nd4jFunctions {
  private static final double LEAK = 0.01;

  private final Map<String, Nd4jFunction> functions = new TreeMap<>();

  private Nd4jFunctions() {
    add("relu", "RectifiedLinear(x)", op(RectifiedLinear::new), custom(RectifiedLinearDerivative::new));
    add("relu6", "Relu6(x)", op((x, y) -> new Relu6(x, y, 0)), custom(Relu6Derivative::new));
    add(
        "leaky-relu",
        "LeakyReLU(x)",
        op((x, y) -> new LeakyReLU(x, y, LEAK)),
        custom((x, dy, dx) -> new LeakyReLUBp(x, dy, dx, LEAK)));
    add("elu", "ELU(x)", customValue(ELU::new), custom(EluBp::new));
    add("selu", "SELU(x)", op(SELU::new), custom(SeluBp::new));
    add("softplus", "SoftPlus(x)", op(SoftPlus::new), custom(SoftPlusBp::new));
    add("softsign", "SoftSign(x)", op(SoftSign::new), custom(SoftSignBp::new));
    add("sigmoid", "Sigmoid(x)", op(Sigmoid::new), custom(SigmoidDerivative::new));
    add("tanh", "Tanh(x)", op(Tanh::new), custom(TanhDerivative::new));
    add("hard-tanh", "HardTanh(x)", op(HardTanh::new), custom(HardTanhBp::new));
    add("hard-sigmoid-onnx", "HardSigmoid(x)", op(HardSigmoid::new), custom(HardSigmoidBp::new));
    add("rectified-tanh", "RectifiedTanh(x)", op(RectifiedTanh::new), custom(RectifiedTanhBp::new));
    add("silu", "Swish(x)", op(Swish::new), times(SwishDerivative::new));
    add("mish", "Mish(x)", op(Mish::new), times(MishDerivative::new));
    add("gelu-sigmoid", "GELU(x)", op(GELU::new), times(GELUDerivative::new));
    add("gelu-tanh", "PreciseGELU(x)", op(PreciseGELU::new), times(PreciseGELUDerivative::new));
    functions.put("log-sigmoid", new Nd4jFunction("LogSigmoid(x)", op(LogSigmoid::new), null));
  }

  static Map<String, Nd4jFunction> all() {
    return Map.copyOf(new Nd4jFunctions().functions);
  }

  private void add(
      String name, String written, Nd4jFunction.Value value, Nd4jFunction.Slope slope) {
    functions.put(name, new Nd4jFunction(written, value, slope));
  }

  private static Nd4jFunction.Value op(BiFunction<INDArray, INDArray, Op> make) {
    return (x, y) -> {
      Op op = make.apply(x, y);
      return () -> Nd4j.getExecutioner().exec(op);
    };
  }

  private static Nd4jFunction.Value customValue(BiFunction<INDArray, INDArray, CustomOp> make) {
    return (x, y) -> {
      CustomOp op = make.apply(x, y);
      return () -> Nd4j.getExecutioner().exec(op);
    };
  }

  /// An operation that takes x and dy.
  private interface OfThree {
    CustomOp make(INDArray x, INDArray dy, INDArray dx);
  }

  private static Nd4jFunction.Slope custom(OfThree maker) {
    return (x, dy, dx) -> {
      CustomOp op = maker.make(x, dy, dx);
      return () -> Nd4j.getExecutioner().exec(op);
    };
  }

  /// An operation that takes x alone; its result is multiplied by dy.
  private static Nd4jFunction.Slope times(BiFunction<INDArray, INDArray, Op> make) {
    return (x, dy, dx) -> {
      Op op = make.apply(x, dx);
      return () -> {
        Nd4j.getExecutioner().exec(op);
        dx.muli(dy);
      };
    };
  }
}
