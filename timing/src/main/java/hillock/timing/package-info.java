// SPDX-License-Identifier: Apache-2.0
/// Kernels timed beside peers: interleaved rounds, percentiles, ratios, pages.
///
/// A [hillock.timing.Race] runs [hillock.timing.Workload] after workload. In each, all contenders take
/// turns, round after round ([hillock.timing.Rounds]), so that whatever else the machine does falls on
/// all of them; of each remain the median and the 20th percentile ([hillock.timing.Samples]), and only
/// ratios within one workload mean anything. What came of it ([hillock.timing.Results]) is stored, and
/// the page and the chart are made from what is stored.
///
/// A contender is a [hillock.peers.Peer]; Hillock itself and the memory copy are two of them.
@NullMarked
package hillock.timing;

import org.jspecify.annotations.NullMarked;
