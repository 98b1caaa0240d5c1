// SPDX-License-Identifier: Apache-2.0
/// Yardsticks of kernels: loops written by hand with the Vector API and with `Math`, and JMH benchmarks.
///
/// The loops are peers like other libraries, so that `hillock bench` times them in turns with the
/// generated kernels.
@NullMarked
package hillock.bench;

import org.jspecify.annotations.NullMarked;
