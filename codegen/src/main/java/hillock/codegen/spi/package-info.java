// SPDX-License-Identifier: Apache-2.0
/// What a backend implements: programs in, something that runs out; products of matrices, and sums.
@NullMarked
package hillock.codegen.spi;

import org.jspecify.annotations.NullMarked;
