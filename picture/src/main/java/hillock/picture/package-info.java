// SPDX-License-Identifier: Apache-2.0
/// Functions drawn beside their derivatives, with what is proved of them.
///
/// A [hillock.picture.Graph] computes points, [hillock.picture.Features] are what is worth marking,
/// a [hillock.picture.Window] is what is shown, and [hillock.picture.FunctionPicture] draws.
@NullMarked
package hillock.picture;

import org.jspecify.annotations.NullMarked;
