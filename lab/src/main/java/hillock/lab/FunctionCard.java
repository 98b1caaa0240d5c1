// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.calculus.Stabilizer;
import hillock.certify.PropertyCard;
import hillock.certify.Prover;
import hillock.codegen.Kernel;
import hillock.draw.Axis;
import hillock.draw.Chart;
import hillock.draw.Curve;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Printer;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is known of a function, as a part of a report.
final class FunctionCard {
  private static final double FROM = -5;
  private static final double TO = 5;
  private static final int POINTS = 801;

  private final Candidate candidate;
  private final Activation activation;

  FunctionCard(Candidate candidate) {
    this.candidate = candidate;
    this.activation = candidate.activation();
  }

  void write(Html page) {
    page.element("h3", candidate.name());
    page.figure(curves(), "The function and its derivative, computed by the kernels that trained.");
    page.table(List.of(), formulas());
    PropertyCard card = Prover.of(activation).card();
    page.table(
        List.of("property", "statement", "verdict", ""),
        card.lines().stream()
            .map(line -> List.of(line.label(), line.statement(), line.verdict(), line.remark()))
            .toList());
  }

  private List<List<String>> formulas() {
    Stabilizer stabilizer = new Stabilizer(activation.parameters());
    Expr stable = stabilizer.stable(activation.evaluation());
    Expr input = new Expr.Input(0, activation.inputs().getFirst());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("definition", activation.toString()));
    rows.add(List.of("stable form", Printer.print(stable)));
    rows.add(List.of("derivative", Printer.print(stabilizer.derivative(stable, input))));
    rows.add(
        List.of(
            "gain of the weights before it",
            "%s = %s".formatted(Wording.decimals(candidate.gain(), 5), candidate.gainSource())));
    if (!activation.note().isEmpty()) {
      rows.add(List.of("note", activation.note()));
    }
    return rows;
  }

  private List<Chart> curves() {
    double[] x = new double[POINTS];
    Arrays.setAll(x, i -> FROM + (TO - FROM) * i / (POINTS - 1));
    double[] y = new double[POINTS];
    double[] slope = new double[POINTS];
    Kernel.of(activation, Precision.F64).valueAndSlope(x, y, slope);
    return List.of(chart("f", x, y), chart("f′", x, slope));
  }

  private static Chart chart(String title, double[] x, double[] y) {
    return Chart.titled(title)
        .x(Axis.of("x"))
        .y(Axis.of(""))
        .size(380, 260)
        .upright(0)
        .level(0)
        .line("", Curve.of(x, y));
  }
}
