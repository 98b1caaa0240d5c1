// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Activation;
import hillock.expr.Property;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How much of all that is asked of all functions is left undecided.
class UndecidedTest {
  private static final double SHARE = 0.01;

  /// An answer and why it is not known.
  private record Answer(String what, boolean isDecided, String reason) {}

  @Test
  void littleOfTheCardsIsUndecided() {
    List<Answer> answers = new ArrayList<>();
    CatalogFunctions.ofOneInput().forEach(function -> addCard(function, answers));
    assertFewAreOpen(answers, 1_400);
  }

  private static void addCard(Activation function, List<Answer> answers) {
    PropertyCard card = Prover.of(function).card();
    for (PropertyCard.Line line : card.lines()) {
      boolean isDecided = !line.verdict().equals("undecided");
      answers.add(new Answer(function.name() + " " + line.label(), isDecided, line.remark()));
    }
    for (PropertyCard.Line line : card.momentLines()) {
      boolean isProved = line.verdict().equals("proved");
      answers.add(new Answer(function.name() + " " + line.label(), isProved, line.remark()));
    }
  }

  @Test
  void littleOfTheTraitsIsUndecided() {
    List<Answer> answers = new ArrayList<>();
    CatalogFunctions.ofOneInput().forEach(function -> addTraits(function, answers));
    assertFewAreOpen(answers, 1_000);
  }

  private static void addTraits(Activation function, List<Answer> answers) {
    Prover prover = Prover.of(function);
    for (Trait trait : Trait.values()) {
      Verdict verdict = trait.of(prover);
      String reason = verdict instanceof Verdict.Undecided(var _, var why) ? why : "";
      boolean isDecided = !(verdict instanceof Verdict.Undecided);
      answers.add(new Answer(function.name() + " " + trait.spelling(), isDecided, reason));
    }
  }

  private static void assertFewAreOpen(List<Answer> answers, int atLeast) {
    List<Answer> open = answers.stream().filter(answer -> !answer.isDecided()).toList();
    assertThat(answers).hasSizeGreaterThan(atLeast);
    assertThat(open).hasSizeLessThanOrEqualTo((int) (SHARE * answers.size()));
    assertThat(open).allSatisfy(answer -> assertThat(answer.reason()).isNotEmpty());
  }

  @Test
  void noClaimIsUndecided() {
    List<String> open = new ArrayList<>();
    int claims = 0;
    for (Activation function : CatalogFunctions.ofOneInput().toList()) {
      Prover prover = Prover.of(function);
      for (Property claim : function.claims()) {
        claims++;
        if (!prover.check(claim).isProved()) {
          open.add(function.name() + ": " + claim);
        }
      }
    }
    assertThat(claims).isGreaterThan(200);
    assertThat(open).isEmpty();
  }
}
