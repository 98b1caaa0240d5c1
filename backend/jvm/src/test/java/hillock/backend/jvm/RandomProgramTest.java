// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Opcode;
import hillock.codegen.Program;
import hillock.numerics.Precision;
import hillock.testkit.BackendContract;
import hillock.testkit.Dice;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Programs need not come from formulas.
@Execution(ExecutionMode.CONCURRENT)
final class RandomProgramTest {
  private static final long SEED = 20261121;
  private static final int SMALL_PROGRAMS = 40;
  private static final int LARGE_PROGRAMS = 10;

  private static final double[] PARAMETERS = {0.75, -3};

  @ParameterizedTest
  @EnumSource
  void everyInstructionIsThatOfTheInterpreter(Opcode opcode) {
    for (Precision precision : Precision.values()) {
      Widths.contract().check(RandomPrograms.of(opcode, precision), PARAMETERS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void smallProgramsGiveTheInterpretersBits(Precision precision) {
    BackendContract contract = Widths.contract();
    for (int i = 0; i < SMALL_PROGRAMS; i++) {
      Dice dice = new Dice(SEED, i);
      contract.check(RandomPrograms.of(dice, precision, 1 + 3 * i, 20), PARAMETERS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void programsInStagesGiveTheInterpretersBits(Precision precision) {
    BackendContract contract = Widths.contract();
    for (int i = 1; i <= LARGE_PROGRAMS; i++) {
      Dice dice = new Dice(SEED, 1000 + i);
      Program program = RandomPrograms.of(dice, precision, 150 * i, i % 2 == 0 ? 8 : 2000);
      contract.check(program, PARAMETERS);
    }
  }
}
