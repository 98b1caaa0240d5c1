// SPDX-License-Identifier: Apache-2.0
/// The command line: one class per command.
///
/// Commands print results to standard output and errors to standard error. The exit code is 0, 1
/// for a failure, or 2 for input that is not understood.
@NullMarked
package hillock.cli;

import org.jspecify.annotations.NullMarked;
