// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Cell.Gap;
import hillock.certify.Cell.Region;
import hillock.certify.Cell.Root;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts the cells of a chart in order, joins neighbors that agree, and finds the roots that lie
/// exactly where two boxes meet.
final class ChartAssembly {
  private final Context context;
  private final List<Cell> joined = new ArrayList<>();

  private ChartAssembly(Context context) {
    this.context = context;
  }

  static List<Cell> assemble(List<Cell> cells, Place from, Place to, Context context) {
    ChartAssembly assembly = new ChartAssembly(context);
    cells.stream()
        .filter(cell -> !isRootAtEnd(cell, from) && !isRootAtEnd(cell, to) && !isVoid(cell))
        .map(cell -> cell instanceof Root && !isInside(cell, from, to) ? gap(cell) : cell)
        .sorted(Comparator.comparingDouble(Cell::lo).thenComparingDouble(Cell::hi))
        .forEach(assembly::append);
    assembly.joined.replaceAll(cell -> isEdge(cell, from) || isEdge(cell, to) ? gap(cell) : cell);
    return assembly.joined;
  }

  /// A region between the doubles around an end may have no point inside the interval.
  private static boolean isEdge(Cell cell, Place end) {
    return cell instanceof Region && end.lo() <= cell.lo() && cell.hi() <= end.hi();
  }

  private static Cell gap(Cell cell) {
    return new Gap(cell.lo(), cell.hi(), "next to the end of the interval");
  }

  /// A root that is an end of the interval does not belong to it.
  private static boolean isRootAtEnd(Cell cell, Place end) {
    return cell instanceof Root && end.lo() <= cell.lo() && cell.hi() <= end.hi();
  }

  /// What is left of a box beside a root whose enclosure reaches to its end.
  private static boolean isVoid(Cell cell) {
    return cell instanceof Region && cell.lo() == cell.hi();
  }

  private static boolean isInside(Cell root, Place from, Place to) {
    return root.lo() > from.hi() && root.hi() < to.lo();
  }

  private void append(Cell cell) {
    if (joined.isEmpty()) {
      joined.add(cell);
      return;
    }
    switch (cell) {
      case Root root -> appendRoot(root);
      case Region region -> appendRegion(region);
      case Gap gap -> appendGap(gap);
    }
  }

  private void appendRoot(Root root) {
    boolean isKnown =
        joined.getLast() instanceof Root last
            && last.lo() == root.lo()
            && last.hi() == root.hi();
    if (!isKnown) {
      joined.add(root);
    }
  }

  private void appendRegion(Region region) {
    if (!(joined.getLast() instanceof Region last)) {
      joined.add(region);
      return;
    }
    Sign both = last.sign().or(region.sign());
    if (both.isMixed()) {
      joined.add(new Root(Place.at(region.lo(), context)));
      joined.add(region);
    } else {
      joined.set(joined.size() - 1, new Region(last.lo(), region.hi(), both));
    }
  }

  private void appendGap(Gap gap) {
    if (joined.getLast() instanceof Gap last && last.hi() == gap.lo()) {
      joined.set(joined.size() - 1, new Gap(last.lo(), gap.hi(), last.reason()));
    } else {
      joined.add(gap);
    }
  }
}
