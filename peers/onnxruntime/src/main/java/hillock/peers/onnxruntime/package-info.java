// SPDX-License-Identifier: Apache-2.0
/// ONNX Runtime as a peer; it computes values only.
@NullMarked
package hillock.peers.onnxruntime;

import org.jspecify.annotations.NullMarked;
