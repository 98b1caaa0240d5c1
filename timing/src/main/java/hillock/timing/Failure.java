// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.peers.Destination;
import hillock.peers.Pass;

/// A call of a contender that ended with an error instead of a result.
public record Failure(
    String contender, String function, Pass pass, Destination destination, String message) {}
