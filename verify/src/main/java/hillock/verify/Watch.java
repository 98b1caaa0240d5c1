// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import java.util.concurrent.atomic.AtomicBoolean;

/// Someone who is told how far a verification is, and may end it.
///
/// Called by several threads.
public abstract class Watch {
  /// Nobody: runs to the end, and tells nothing.
  public static Watch nobody() {
    return new Watch() {
      @Override
      public void done(long inputs, long of) {}
    };
  }

  private final AtomicBoolean isStopped = new AtomicBoolean();

  /// Told now and then how many inputs of how many are done.
  public abstract void done(long inputs, long of);

  /// Ends the verification soon; what was found until then is its result.
  public final void stop() {
    isStopped.set(true);
  }

  /// True after [#stop].
  public final boolean isStopped() {
    return isStopped.get();
  }
}
