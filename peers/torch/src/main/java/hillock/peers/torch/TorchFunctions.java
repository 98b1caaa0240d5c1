// SPDX-License-Identifier: Apache-2.0
package hillock.peers.torch;

import static org.bytedeco.pytorch.global.torch.*;

import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/// The activation functions of PyTorch under their names in the catalog.
///
/// Derivatives that PyTorch computes from y = f(x) get the y of an earlier call, as in training.
final class TorchFunctions {
  private final Scalar zero = new Scalar(0f);
  private final Scalar one = new Scalar(1f);
  private final Scalar minusOne = new Scalar(-1f);
  private final Scalar six = new Scalar(6f);
  private final Scalar half = new Scalar(0.5f);
  private final Scalar hundredth = new Scalar(0.01f);
  private final Scalar linearFrom = new Scalar(20f);
  private final Scalar seluAlpha = new Scalar(1.6732632423543772);
  private final Scalar seluScale = new Scalar(1.0507009873554805);
  private final Tensor quarter = full(new long[] {1}, new Scalar(0.25f));

  private final Map<String, TorchFunction> functions = new TreeMap<>();

  private TorchFunctions() {
    rectifiers();
    exponentials();
    sigmoids();
    gated();
    pieces();
  }

  static Map<String, TorchFunction> all() {
    return Map.copyOf(new TorchFunctions().functions);
  }

  private void add(String name, TorchFunction function) {
    functions.put(name, function);
  }

  private static TorchFunction call(String written, TorchFunction.Value value) {
    return TorchFunction.composed(written, value);
  }

  private void rectifiers() {
    // relu_out allocates and copies; clamp does what relu does.
    add(
        "relu",
        call("torch.relu(x)", x -> relu(x))
            .filling((y, x) -> clamp_min_out(y, x, zero))
            .sloping((dx, dy, x, y) -> threshold_backward_out(dx, dy, y, zero)));
    add(
        "relu6",
        call("torch.nn.functional.relu6(x)", x -> relu6(x))
            .filling((y, x) -> hardtanh_out(y, x, zero, six))
            .sloping((dx, dy, x, y) -> hardtanh_backward_out(dx, dy, x, zero, six)));
    add(
        "leaky-relu",
        call("torch.nn.functional.leaky_relu(x)", x -> leaky_relu(x))
            .filling((y, x) -> leaky_relu_out(y, x))
            .sloping((dx, dy, x, y) -> leaky_relu_backward_out(dx, dy, x, hundredth, false)));
    add("prelu", call("torch.prelu(x, tensor([0.25]))", x -> prelu(x, quarter)));
    add(
        "threshold",
        call("torch.threshold(x, 0, 0.5)", x -> threshold(x, zero, half))
            .filling((y, x) -> threshold_out(y, x, zero, half))
            .sloping((dx, dy, x, y) -> threshold_backward_out(dx, dy, x, zero)));
  }

  private void exponentials() {
    add(
        "elu",
        call("torch.nn.functional.elu(x)", x -> elu(x))
            .filling((y, x) -> elu_out(y, x))
            .sloping((dx, dy, x, y) -> elu_backward_out(dx, dy, one, one, one, true, y)));
    add(
        "celu",
        call("torch.celu(x)", x -> celu(x))
            .filling((y, x) -> elu_out(y, x))
            .sloping((dx, dy, x, y) -> elu_backward_out(dx, dy, one, one, one, true, y)));
    add(
        "selu",
        call("torch.selu(x)", x -> selu(x))
            .filling((y, x) -> elu_out(y, x, seluAlpha, seluScale, one))
            .sloping(
                (dx, dy, x, y) ->
                    elu_backward_out(dx, dy, seluAlpha, seluScale, one, true, y)));
    add(
        "softplus",
        call("torch.nn.functional.softplus(x)", x -> softplus(x))
            .filling((y, x) -> softplus_out(y, x))
            .sloping((dx, dy, x, y) -> softplus_backward_out(dx, dy, x, one, linearFrom)));
  }

  private void sigmoids() {
    add(
        "sigmoid",
        call("torch.sigmoid(x)", x -> sigmoid(x))
            .filling((y, x) -> sigmoid_out(y, x))
            .sloping((dx, dy, x, y) -> sigmoid_backward_out(dx, dy, y)));
    add(
        "tanh",
        call("torch.tanh(x)", x -> tanh(x))
            .filling((y, x) -> tanh_out(y, x))
            .sloping((dx, dy, x, y) -> tanh_backward_out(dx, dy, y)));
    add(
        "log-sigmoid",
        call("torch.nn.functional.logsigmoid(x)", x -> log_sigmoid(x))
            .filling((y, x) -> log_sigmoid_out(y, x)));
    add("softsign", call("torch.nn.functional.softsign(x)", x -> softsign(x)));
    add("tanh-shrink", call("torch.nn.functional.tanhshrink(x)", x -> tanhshrink(x)));
    add(
        "hard-sigmoid",
        call("torch.nn.functional.hardsigmoid(x)", x -> hardsigmoid(x))
            .filling((y, x) -> hardsigmoid_out(y, x))
            .sloping((dx, dy, x, y) -> hardsigmoid_backward_out(dx, dy, x)));
    add(
        "hard-tanh",
        call("torch.nn.functional.hardtanh(x)", x -> hardtanh(x))
            .filling((y, x) -> hardtanh_out(y, x))
            .sloping((dx, dy, x, y) -> hardtanh_backward_out(dx, dy, x, minusOne, one)));
  }

  private void gated() {
    add(
        "silu",
        call("torch.nn.functional.silu(x)", x -> silu(x))
            .filling((y, x) -> silu_out(y, x))
            .sloping((dx, dy, x, y) -> silu_backward_out(dx, dy, x)));
    add(
        "hard-swish",
        call("torch.nn.functional.hardswish(x)", x -> hardswish(x))
            .filling((y, x) -> hardswish_out(y, x))
            .sloping((dx, dy, x, y) -> hardswish_backward_out(dx, dy, x)));
    add(
        "gelu-erf",
        call("torch.nn.functional.gelu(x)", x -> gelu(x, "none"))
            .filling((y, x) -> gelu_out(y, x, "none"))
            .sloping((dx, dy, x, y) -> gelu_backward_out(dx, dy, x, "none")));
    add(
        "gelu-tanh",
        call("torch.nn.functional.gelu(x, approximate='tanh')", x -> gelu(x, "tanh"))
            .filling((y, x) -> gelu_out(y, x, "tanh"))
            .sloping((dx, dy, x, y) -> gelu_backward_out(dx, dy, x, "tanh")));
    add(
        "mish",
        call("torch.nn.functional.mish(x)", x -> mish(x))
            .filling((y, x) -> mish_out(y, x))
            .slopingAnew((dy, x) -> mish_backward(dy, x)));
  }

  private void pieces() {
    add(
        "soft-shrink",
        call("torch.nn.functional.softshrink(x)", x -> softshrink(x))
            .filling((y, x) -> softshrink_out(y, x))
            .sloping((dx, dy, x, y) -> softshrink_backward_out(dx, dy, x, half)));
    add(
        "hard-shrink",
        call("torch.nn.functional.hardshrink(x)", x -> hardshrink(x))
            .filling((y, x) -> hardshrink_out(y, x))
            .sloping((dx, dy, x, y) -> hardshrink_backward_out(dx, dy, x, half)));
  }
}
