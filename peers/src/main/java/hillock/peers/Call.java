// SPDX-License-Identifier: Apache-2.0
package hillock.peers;

/// One way to compute a pass on arrays that are bound already, for a stopwatch.
public interface Call {
  /// Puts back what an earlier run overwrote; not to be timed.
  default void prepare() {}

  /// Does the work, nothing else.
  void run();

  /// Does the work once and copies the results out.
  ///
  /// @param y where f(x) goes, if the pass computes it; else it is left alone
  /// @param dx where f'(x)·dy goes, if the pass computes it; else it is left alone
  void result(float[] y, float[] dx);
}
