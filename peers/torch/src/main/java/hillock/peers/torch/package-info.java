// SPDX-License-Identifier: Apache-2.0
/// PyTorch (libtorch by org.bytedeco) as a peer.
@NullMarked
package hillock.peers.torch;

import org.jspecify.annotations.NullMarked;
