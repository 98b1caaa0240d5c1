// SPDX-License-Identifier: Apache-2.0
package hillock.peers.onnxruntime;

import java.util.ArrayList;
import java.util.List;

/// A model of ONNX with one operator from x to y, or with the two of x · sigmoid(x).
final class OnnxModel {
  private static final int FORMAT = 8;
  private static final int FLOATS = 1;
  private static final int FLOAT_ATTRIBUTE = 1;
  private static final int TEXT_ATTRIBUTE = 3;

  private final int version;
  private final List<Message> nodes = new ArrayList<>();
  private String written = "";

  /// @param version of the set of operators
  OnnxModel(int version) {
    this.version = version;
  }

  String written() {
    return written;
  }

  OnnxModel of(String operator) {
    written = operator + "(x)";
    nodes.add(new Message().text(1, "x").text(2, "y").text(4, operator));
    return this;
  }

  OnnxModel gated() {
    written = "Mul(x, Sigmoid(x))";
    nodes.add(new Message().text(1, "x").text(2, "s").text(4, "Sigmoid"));
    nodes.add(new Message().text(1, "x").text(1, "s").text(2, "y").text(4, "Mul"));
    return this;
  }

  /// Gives the operator an attribute.
  OnnxModel with(String name, float value) {
    written = written.replace(")", ", " + name + "=" + value + ")");
    attribute(new Message().text(1, name).number(2, value).number(20, FLOAT_ATTRIBUTE));
    return this;
  }

  OnnxModel with(String name, String value) {
    written = written.replace(")", ", " + name + "='" + value + "')");
    attribute(new Message().text(1, name).text(4, value).number(20, TEXT_ATTRIBUTE));
    return this;
  }

  private void attribute(Message attribute) {
    nodes.getLast().message(5, attribute);
  }

  /// The model for arrays of that many floats.
  byte[] toBytes(int length) {
    Message graph = new Message();
    nodes.forEach(node -> graph.message(1, node));
    graph.text(2, "activation").message(11, array("x", length)).message(12, array("y", length));
    return new Message()
        .number(1, FORMAT)
        .message(7, graph)
        .message(8, new Message().number(2, version))
        .toBytes();
  }

  private static Message array(String name, int length) {
    Message shape = new Message().message(1, new Message().number(1, length));
    Message tensor = new Message().number(1, FLOATS).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }
}
