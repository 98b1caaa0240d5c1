// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/// The instructions that are more than a few vector operations.
///
/// Generated loops call these methods. There are few: the JIT compiler stops inlining calls of
/// ordinary methods into a loop after some, and then every vector is an object; everything that hot
/// loops need is therefore written into them (see ADR 0002).
final class Lanes {
  private Lanes() {}

  /// sin of every lane, as [StrictMath#sin] has it.
  static FloatVector sin(FloatVector x) {
    float[] lanes = x.toArray();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = (float) StrictMath.sin(lanes[i]);
    }
    return FloatVector.fromArray(x.species(), lanes, 0);
  }

  /// cos of every lane, as [StrictMath#cos] has it.
  static FloatVector cos(FloatVector x) {
    float[] lanes = x.toArray();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = (float) StrictMath.cos(lanes[i]);
    }
    return FloatVector.fromArray(x.species(), lanes, 0);
  }

  /// sin of every lane, as [StrictMath#sin] has it.
  static DoubleVector sin(DoubleVector x) {
    double[] lanes = x.toArray();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = StrictMath.sin(lanes[i]);
    }
    return DoubleVector.fromArray(x.species(), lanes, 0);
  }

  /// cos of every lane, as [StrictMath#cos] has it.
  static DoubleVector cos(DoubleVector x) {
    double[] lanes = x.toArray();
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = StrictMath.cos(lanes[i]);
    }
    return DoubleVector.fromArray(x.species(), lanes, 0);
  }
}
