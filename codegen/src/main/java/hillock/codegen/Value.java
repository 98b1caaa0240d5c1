// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

/// The result of an instruction: its place in the program.
public record Value(int index) {}
