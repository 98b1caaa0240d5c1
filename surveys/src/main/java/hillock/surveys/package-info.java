// SPDX-License-Identifier: Apache-2.0
/// What surveys say of activation functions, and whether it is true.
///
/// A [hillock.surveys.Survey] is a file of text: the properties that it asks for, what it says of
/// functions, its errors, all with its own words. What it says is written down in the formula
/// language as a [hillock.surveys.Proposition] or a [hillock.surveys.Predicate]; whether it is true
/// is computed: by the prover, by algebra, by exact values. No verdict is in the files.
@NullMarked
package hillock.surveys;

import org.jspecify.annotations.NullMarked;
