// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.peers.Pass;

/// What all contenders do in a number of rounds.
///
/// @param function the name of the function
/// @param pass what of it is computed
/// @param inPlace whether results overwrite the input, or go elsewhere
/// @param n how many floats
/// @param threads how many threads each contender may use
public record Workload(String function, Pass pass, boolean inPlace, int n, int threads) {}
