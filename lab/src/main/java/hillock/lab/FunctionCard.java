// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.calculus.Stabilizer;
import hillock.certify.PropertyCard;
import hillock.certify.Prover;
import hillock.draw.Chart;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Printer;
import hillock.picture.Features;
import hillock.picture.FunctionPicture;
import hillock.picture.FunctionPicture.Drawn;
import hillock.picture.Graph;
import hillock.picture.Window;
import java.util.ArrayList;
import java.util.List;

/// What is known of a function, as a part of a report.
final class FunctionCard {
  private final Candidate candidate;
  private final Activation activation;

  FunctionCard(Candidate candidate) {
    this.candidate = candidate;
    this.activation = candidate.activation();
  }

  void write(Html page) {
    page.element("h3", candidate.name());
    PropertyCard card = Prover.of(activation).card();
    page.figure(picture(card), "The function and its derivative.");
    page.table(List.of(), formulas());
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

  private List<Chart> picture(PropertyCard card) {
    Drawn drawn = new Drawn(candidate.name(), Graph.of(activation), Features.of(card));
    List<Drawn> one = List.of(drawn);
    return new FunctionPicture(one, Window.around(one)).charts();
  }
}
