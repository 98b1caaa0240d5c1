// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TraitTest {
  static List<Activation> functions() {
    return Catalog.standard().activations().stream()
        .filter(activation -> activation.inputs().size() == 1)
        .toList();
  }

  /// Known from the definitions of the functions, without the prover.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          identity   | SMOOTH MONOTONE WIDE BOTH_SIGNS ZERO_CENTRED IDENTITY_NEAR_ZERO UNSATURATED NEVER_DEAD
          relu       | NONLINEAR MONOTONE WIDE ONE_SIDED SPARSE
          leaky-relu | NONLINEAR MONOTONE WIDE BOTH_SIGNS UNSATURATED NEVER_DEAD
          sigmoid    | NONLINEAR SMOOTH MONOTONE BOUNDED NEVER_DEAD
          tanh       | NONLINEAR SMOOTH MONOTONE BOUNDED BOTH_SIGNS ZERO_CENTRED IDENTITY_NEAR_ZERO NEVER_DEAD
          softsign   | NONLINEAR SMOOTH MONOTONE BOUNDED BOTH_SIGNS ZERO_CENTRED IDENTITY_NEAR_ZERO NEVER_DEAD
          mish       | NONLINEAR SMOOTH WIDE BOTH_SIGNS ONE_SIDED NEVER_DEAD
          hard-tanh  | NONLINEAR MONOTONE BOUNDED BOTH_SIGNS ZERO_CENTRED IDENTITY_NEAR_ZERO
          softplus   | NONLINEAR SMOOTH MONOTONE WIDE ONE_SIDED NEVER_DEAD
          """)
  void knownFunctions(String name, String expected) {
    Prover prover = Prover.of(Catalog.standard().find(name));
    String found =
        Arrays.stream(Trait.values())
            .filter(trait -> trait.of(prover).isProved())
            .map(Trait::name)
            .collect(Collectors.joining(" "));
    assertThat(found).isEqualTo(expected);
    assertThat(Trait.values())
        .noneMatch(trait -> trait.of(prover) instanceof Verdict.Undecided);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void traitsDoNotContradictEachOther(Activation function) {
    Prover prover = Prover.of(function);
    assertThat(Trait.values()).allSatisfy(trait -> assertThat(trait.of(prover)).isNotNull());
    assertThat(holds(Trait.BOUNDED, prover) && holds(Trait.WIDE, prover)).isFalse();
    assertThat(holds(Trait.UNSATURATED, prover) && holds(Trait.ONE_SIDED, prover)).isFalse();
    assertThat(holds(Trait.SPARSE, prover) && holds(Trait.NEVER_DEAD, prover)).isFalse();
  }

  private static boolean holds(Trait trait, Prover prover) {
    return trait.of(prover).isProved();
  }
}
