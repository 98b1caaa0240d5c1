// SPDX-License-Identifier: Apache-2.0
/// Programs as hidden classes of SIMD code, for the Vector API of the JVM.
///
/// [hillock.backend.jvm.JvmCompiler] writes, for each program, one class with a loop: load, the
/// program's instructions one by one, store. All numerics is in the program; what a single
/// instruction means on a vector is in [hillock.backend.jvm.LoopEmitter], and the few that are more
/// than one vector operation are methods of [hillock.backend.jvm.Lanes]. A program too large for
/// the JIT compiler ([hillock.backend.jvm.LoopSize]) becomes several loops over tiles
/// ([hillock.backend.jvm.Stages]). A JVM without the Vector API gets the same loops over single
/// numbers ([hillock.backend.jvm.ScalarCompiler]).
///
/// Matrix products ([hillock.backend.jvm.JvmMatrixProduct]) are hand-tiled: the innermost loop,
/// whose sums must be local variables, is a generated class per shape of tile
/// ([hillock.backend.jvm.TileClass]); all around it is plain Java.
@NullMarked
package hillock.backend.jvm;

import org.jspecify.annotations.NullMarked;
