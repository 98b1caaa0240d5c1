// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.peers.Destination;
import hillock.peers.Pass;

/// A result of a contender that is not Hillock's.
///
/// @param what of the results differs most: `f` or `f' dy`
/// @param x where
public record Disagreement(
    String contender,
    String function,
    Pass pass,
    Destination destination,
    String what,
    double x,
    double theirs,
    double ours) {}
