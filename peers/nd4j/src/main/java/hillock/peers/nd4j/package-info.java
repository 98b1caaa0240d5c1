// SPDX-License-Identifier: Apache-2.0
/// ND4J, the arrays of Deeplearning4j, as a peer.
@NullMarked
package hillock.peers.nd4j;

import org.jspecify.annotations.NullMarked;
