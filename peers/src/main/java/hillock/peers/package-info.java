// SPDX-License-Identifier: Apache-2.0
/// The activation functions of other libraries behind one interface, found at run time.
///
/// A [hillock.peers.Peer] is a library such as PyTorch; it says which functions of the catalog it
/// has. A [hillock.peers.PeerFunction] computes values and slopes of whole arrays, which is enough to
/// measure how exact it is; bound to arrays it offers the calls that a stopwatch wants, with nothing
/// in them but the peer's own work.
///
/// ```java
/// for (Peer peer : ServiceLoader.load(Peer.class)) {
///   peer.start(folder);
///   peer.function("mish").forward(x, y);
/// }
/// ```
///
/// Adapters of libraries that have to be downloaded lie in folders of their own (`peers/torch` …)
/// and are built in the profile `peers` only. Each runs in a class loader of its own.
@NullMarked
package hillock.peers;

import org.jspecify.annotations.NullMarked;
