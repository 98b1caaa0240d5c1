// SPDX-License-Identifier: Apache-2.0
/// What the tests of several rooms share; no production code uses it.
///
/// - [hillock.testkit.ExprGenerator] makes random expressions, [hillock.testkit.FormulaText] random
///   text, from the choices of a seeded [hillock.testkit.Dice]; [hillock.testkit.Shrinker] makes a
///   failing expression small.
/// - [hillock.testkit.ExactValue] is what an expression is worth at a point, or nothing.
/// - [hillock.testkit.UlpSubject] asserts errors in ulps.
/// - [hillock.testkit.BackendContract] asserts that compiled programs give the interpreter's bits.
/// - [hillock.testkit.GoldenFile] compares text with a file that is checked in.
///
/// ```java
/// ExprGenerator.standard().forAll(SEED, 1000, expr -> assertThat(…));
/// ```
@NullMarked
package hillock.testkit;

import org.jspecify.annotations.NullMarked;
