// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.peers.Destination;

/// How long a contender takes.
///
/// @param contender the id of the contender
/// @param destination where its results go
/// @param median nanoseconds per float, the middle of the samples
/// @param quiet nanoseconds per float, the 20th percentile of the samples
public record Timing(String contender, Destination destination, double median, double quiet) {}
