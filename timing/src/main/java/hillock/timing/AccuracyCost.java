// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.codegen.AccuracyLevel;
import hillock.peers.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What kernels of each level of accuracy take, side by side.
final class AccuracyCost {
  private AccuracyCost() {}

  /// A row for each function that kernels of another level took part in, at the smallest size.
  static Optional<List<List<String>>> rows(List<Ratio> ratios) {
    List<Ratio> ofLevels =
        ratios.stream()
            .filter(r -> isLevel(r.contender().id()) && !r.workload().inPlace())
            .filter(r -> r.workload().threads() == 1)
            .toList();
    int n = ofLevels.stream().mapToInt(r -> r.workload().n()).min().orElse(0);
    List<String> head = new ArrayList<>(List.of("function"));
    for (Pass pass : Pass.values()) {
      for (AccuracyLevel level : AccuracyLevel.values()) {
        head.add(said(pass) + ": " + level.name().toLowerCase(Locale.ROOT));
      }
    }
    List<List<String>> rows = new ArrayList<>(List.of(head));
    ofLevels.stream()
        .map(r -> r.workload().function())
        .distinct()
        .forEach(function -> rows.add(row(ofLevels, function, n)));
    return ofLevels.isEmpty() ? Optional.empty() : Optional.of(rows);
  }

  private static List<String> row(List<Ratio> ratios, String function, int n) {
    List<String> row = new ArrayList<>(List.of(function));
    for (Pass pass : Pass.values()) {
      List<Ratio> here = ratios.stream().filter(r -> r.isOf(function, pass, n, 1)).toList();
      for (AccuracyLevel level : AccuracyLevel.values()) {
        row.add(cell(here, level));
      }
    }
    return row;
  }

  private static String cell(List<Ratio> ratios, AccuracyLevel level) {
    return ratios.stream()
        .filter(
            r -> level == AccuracyLevel.ACCURATE || r.contender().id().equals(KernelPeer.id(level)))
        .findFirst()
        .map(r -> level == AccuracyLevel.ACCURATE ? r.ours() : r.theirs())
        .map(ResultTable::nanoseconds)
        .orElse("");
  }

  private static boolean isLevel(String id) {
    return id.equals(KernelPeer.id(AccuracyLevel.FAST))
        || id.equals(KernelPeer.id(AccuracyLevel.EXACT));
  }

  private static String said(Pass pass) {
    return pass.name().toLowerCase(Locale.ROOT);
  }
}
