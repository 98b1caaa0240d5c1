// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.codegen.AccuracyLevel;
import hillock.expr.Activation;
import hillock.peers.Peer;
import hillock.peers.PeerFunction;
import hillock.verify.FloatKernel;
import hillock.verify.Kernels;
import java.util.Arrays;
import java.util.Locale;

/// Whose kernels are verified: ours, or those of another library.
interface Maker {
  /// The name under which results of ours are kept.
  String OURS = "hillock";

  /// Which kernels of ours users get if they ask for nothing else.
  String USUAL = "accurate";

  /// The name under which results are kept.
  String id();

  /// Which of several kernels, or which version.
  String accuracy();

  /// True if there is a kernel of a function of the catalog.
  boolean has(String function);

  /// The kernel of a function with its parameters at their defaults, or of its first derivative.
  ///
  /// @throws UnsupportedOperationException if there is none of the derivative
  FloatKernel kernel(Activation function, int order);

  /// Hillock itself.
  ///
  /// @param level how exact its kernels are asked to be
  static Maker ours(AccuracyLevel level) {
    return new Maker() {
      @Override
      public String id() {
        return OURS;
      }

      @Override
      public String accuracy() {
        return level.name().toLowerCase(Locale.ROOT);
      }

      @Override
      public boolean has(String function) {
        return true;
      }

      @Override
      public FloatKernel kernel(Activation function, int order) {
        return Kernels.floats(function, order, level);
      }
    };
  }

  /// Another library, one call at a time.
  static Maker of(Peer peer) {
    return new Maker() {
      @Override
      public String id() {
        return peer.id();
      }

      @Override
      public String accuracy() {
        return peer.title() + " " + peer.version();
      }

      @Override
      public boolean has(String function) {
        return peer.functions().contains(function);
      }

      @Override
      public FloatKernel kernel(Activation function, int order) {
        PeerFunction theirs = peer.function(function.name());
        return (x, y) -> {
          synchronized (peer) {
            if (order == 0) {
              theirs.forward(x, y);
            } else {
              float[] ones = new float[x.length];
              Arrays.fill(ones, 1);
              theirs.backward(x, ones, y);
            }
          }
        };
      }
    };
  }
}
