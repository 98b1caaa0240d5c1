// SPDX-License-Identifier: Apache-2.0
/// From a stable expression to a program that backends compile.
///
/// [hillock.codegen.Lowering] turns expressions into a [hillock.codegen.Program]: straight-line
/// code of IEEE 754 instructions, in which a function and its derivatives share whatever they can.
/// [hillock.codegen.Elementary] holds the numerics of exponentials and the like, written in those
/// same instructions, so that every backend gives the same bits; [hillock.codegen.Interpreter] says
/// what these bits are. Backends implement [hillock.codegen.spi.Compiler] and see programs only.
@NullMarked
package hillock.codegen;

import org.jspecify.annotations.NullMarked;
