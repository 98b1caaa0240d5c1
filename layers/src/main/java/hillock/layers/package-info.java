// SPDX-License-Identifier: Apache-2.0
/// Functions of whole rows, whose every result depends on many numbers: softmax and its relatives.
///
/// A [hillock.layers.RowFunction] is one of them, and a [hillock.layers.RowKernel] computes it, its
/// values and its gradients, for matrices. [hillock.layers.Maxout] has fewer results than inputs.
///
/// ```java
/// RowKernel softmax = RowKernel.of(RowFunction.SOFTMAX, Precision.F32);
/// softmax.forward(x, y, 1000);        // rows of 1000 numbers, one after another
/// softmax.backward(y, dy, dx, 1000);
/// ```
///
/// Everything is composed of two things (ADR 0014): formulas that the compiler makes programs of, such
/// as `exp(-abs(x - m))`, where `m` is the largest element of the row; and
/// [hillock.codegen.spi.Reductions], which find that element and add rows up. They work on a
/// [hillock.layers.Tile], a few thousand numbers that stay in the nearest cache.
@NullMarked
package hillock.layers;

import org.jspecify.annotations.NullMarked;
