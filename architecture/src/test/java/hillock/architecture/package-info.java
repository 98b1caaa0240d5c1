// SPDX-License-Identifier: Apache-2.0
/// The laws of the house (ARCHITECTURE.md), each a test that says how much it has looked at.
@NullMarked
package hillock.architecture;

import org.jspecify.annotations.NullMarked;
