// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hillock.expr.Activation;
import hillock.expr.Property;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every claim of every function in the catalog is proved.
class ClaimTest {
  @TestFactory
  Stream<DynamicContainer> everyClaimOfTheCatalogIsProved() {
    return CatalogFunctions.ofOneInput().map(ClaimTest::claimsOf);
  }

  private static DynamicContainer claimsOf(Activation activation) {
    Prover prover = Prover.of(activation);
    return dynamicContainer(
        activation.name(),
        activation.claims().stream()
            .map(claim -> dynamicTest(claim.toString(), () -> check(activation, claim, prover))));
  }

  private static void check(Activation activation, Property claim, Prover prover) {
    Verdict verdict = prover.check(claim);
    assertThat(verdict).as("%s: %s", activation, claim).isInstanceOf(Verdict.Proved.class);
  }

  @Test
  void theCatalogMakesClaims() {
    long claims = CatalogFunctions.ofOneInput().mapToLong(a -> a.claims().size()).sum();
    assertThat(claims).isGreaterThan(250);
  }
}
