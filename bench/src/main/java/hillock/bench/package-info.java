// SPDX-License-Identifier: Apache-2.0
/// Benchmarks of kernels, beside memory copy and the scalar loops that people write.
@NullMarked
package hillock.bench;

import org.jspecify.annotations.NullMarked;
