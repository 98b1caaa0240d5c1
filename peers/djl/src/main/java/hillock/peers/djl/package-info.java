// SPDX-License-Identifier: Apache-2.0
/// DJL with the PyTorch engine as a peer.
@NullMarked
package hillock.peers.djl;

import org.jspecify.annotations.NullMarked;
