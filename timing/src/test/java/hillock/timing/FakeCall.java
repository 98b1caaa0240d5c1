// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.peers.Call;

/// A call that takes a known time by a clock of its own making.
final class FakeCall implements Call {
  /// A clock that only fake calls move.
  static final class Clock {
    private long now;

    long nanos() {
      return now;
    }
  }

  private final Clock clock;
  private final long nanos;
  private final long nanosToPrepare;
  private final String name;
  private final StringBuilder order;

  FakeCall(Clock clock, long nanos, long nanosToPrepare, String name, StringBuilder order) {
    this.clock = clock;
    this.nanos = nanos;
    this.nanosToPrepare = nanosToPrepare;
    this.name = name;
    this.order = order;
  }

  @Override
  public void prepare() {
    clock.now += nanosToPrepare;
  }

  @Override
  public void run() {
    clock.now += nanos;
    boolean isFirstInTurn = order.isEmpty() || !order.toString().endsWith(name);
    order.append(isFirstInTurn ? name : "");
  }

  @Override
  public void result(float[] y, float[] dx) {
    run();
  }
}
