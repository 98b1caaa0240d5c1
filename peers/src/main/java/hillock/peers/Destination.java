// SPDX-License-Identifier: Apache-2.0
package hillock.peers;

/// Where results go.
public enum Destination {
  /// Into arrays that were there before the call.
  PREALLOCATED,

  /// Into arrays that the call allocates: the usual call of most libraries.
  NEW,

  /// Over the input: y is x, or dx is dy.
  IN_PLACE
}
