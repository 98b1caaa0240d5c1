// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.Program;
import hillock.codegen.ProgramBuilder;
import hillock.codegen.Value;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.List;

/// The instructions of maxout for one group of neighbors.
final class MaxoutPrograms {
  private final ProgramBuilder b;
  private final int pieces;

  private MaxoutPrograms(String name, int pieces, Precision precision) {
    this.b = new ProgramBuilder(name, precision);
    this.pieces = pieces;
  }

  /// The largest of so many inputs.
  static Program forward(int pieces, Precision precision) {
    return new MaxoutPrograms("maxout of " + pieces, pieces, precision).forward();
  }

  /// The gradients of so many inputs; that of the result is one input more.
  static Program backward(int pieces, Precision precision) {
    return new MaxoutPrograms("maxout of " + pieces + ", backward", pieces, precision).backward();
  }

  private Program forward() {
    Value largest = b.input(0);
    for (int k = 1; k < pieces; k++) {
      largest = b.ifLess(largest, b.input(k), b.input(k), largest);
    }
    return b.build(List.of(b.add(largest, zeroOrNaN())));
  }

  private Program backward() {
    Value zero = zeroOrNaN();
    Value gradient = b.add(b.input(pieces), zero);
    Value winner = winner();
    List<Value> gradients = new ArrayList<>();
    for (int k = 0; k < pieces; k++) {
      gradients.add(b.ifEqual(winner, b.constant(k), gradient, zero));
    }
    return b.build(gradients);
  }

  /// The number of the first of the largest inputs.
  private Value winner() {
    Value largest = b.input(0);
    Value winner = b.constant(0);
    for (int k = 1; k < pieces; k++) {
      winner = b.ifLess(largest, b.input(k), b.constant(k), winner);
      largest = b.ifLess(largest, b.input(k), b.input(k), largest);
    }
    return winner;
  }

  /// 0, or NaN if one of the inputs is.
  private Value zeroOrNaN() {
    Value result = b.constant(0);
    for (int k = 0; k < pieces; k++) {
      result = b.ifEqual(b.input(k), b.input(k), result, b.input(k));
    }
    return result;
  }
}
