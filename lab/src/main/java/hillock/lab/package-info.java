// SPDX-License-Identifier: Apache-2.0
/// The laboratory: tasks to train on, and what may be concluded from the results.
///
/// A [hillock.lab.Task] is data, a network and a budget; [hillock.lab.Tasks] finds one by name. The
/// examples come as a [hillock.lab.Split] of plain arrays that any training engine can take, with a
/// hash that says which examples they were.
///
/// # All else equal
///
/// Activation functions are compared with the same seeds, and a seed decides everything else: first
/// weights, order of examples. Results of one seed thus belong together, and what counts is their
/// difference, seed by seed.
///
/// ```java
/// Scores relu = Scores.of("relu", 0.941, 0.938, 0.944, 0.942, 0.940);
/// Scores tanh = Scores.of("tanh", 0.932, 0.932, 0.934, 0.931, 0.930);
/// Comparisons comparisons = Comparisons.of(Metric.accuracy("accuracy"), List.of(relu, tanh));
/// Conclusions.of(comparisons).overall();
/// // relu is better than tanh by 0.92 ± 0.24 points (p < 0.001, 5 seeds)
/// ```
///
/// Three habits:
///
/// - **No difference is claimed that is not shown.** Every pair is tested by a
///   [hillock.lab.PairedTest], and [hillock.lab.Holm] corrects for having looked at all pairs.
/// - **Diverged trials are counted, not hidden**: they enter no mean, and the words say how many
///   there were.
/// - **Each statistic is computed here and once**, so that text, report and web page agree.
@NullMarked
package hillock.lab;

import org.jspecify.annotations.NullMarked;
