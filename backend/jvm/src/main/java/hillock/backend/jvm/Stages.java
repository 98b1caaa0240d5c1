// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Instruction;
import hillock.codegen.Opcode;
import hillock.codegen.Program;
import hillock.codegen.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Cuts a program that is too large for the JIT compiler into several.
///
/// HotSpot never compiles a method of more than 8000 bytes of bytecode, and such a loop runs a hundred
/// times slower. The stages run one after another on a tile; what a later one needs of an earlier is
/// kept in rows of scratch memory. Constants, parameters and inputs are read anew in every stage.
/// Outputs are stored by the last stage alone, so that an output may be the same array as an input.
final class Stages {
  /// Instructions of one stage: about 7000 bytes of bytecode.
  static final int MAX_INSTRUCTIONS = 400;

  /// Instructions of one stage beside leaves, which it repeats.
  private static final int STAGE_INSTRUCTIONS = MAX_INSTRUCTIONS * 5 / 8;

  /// A part of the program.
  ///
  /// @param program its inputs are those of the whole program, then the rows it reads; its outputs
  ///     the rows it writes, or, of the last stage, the outputs of the whole program
  /// @param rowsRead the numbers of the rows that are its further inputs
  /// @param rowsWritten the numbers of the rows that are its outputs; none for the last stage
  record Stage(Program program, List<Integer> rowsRead, List<Integer> rowsWritten) {}

  private final Program program;
  private final int[] stageOf;
  private final Map<Value, Integer> rows = new LinkedHashMap<>();
  private int stages;

  private Stages(Program program) {
    this.program = program;
    this.stageOf = new int[program.instructions().size()];
  }

  /// The stages in order; one, the program itself, if it is small enough.
  static List<Stage> of(Program program) {
    if (program.instructions().size() <= MAX_INSTRUCTIONS) {
      return List.of(new Stage(program, List.of(), List.of()));
    }
    return new Stages(program).cut();
  }

  private List<Stage> cut() {
    assignStages();
    assignRows();
    List<Stage> result = new ArrayList<>();
    for (int stage = 0; stage < stages; stage++) {
      result.add(stage(stage));
    }
    return result;
  }

  /// Leaves belong to every stage; other instructions to one, in order.
  private void assignStages() {
    int size = 0;
    for (int i = 0; i < stageOf.length; i++) {
      if (isLeaf(program.instructions().get(i))) {
        stageOf[i] = -1;
      } else {
        stageOf[i] = size / (STAGE_INSTRUCTIONS);
        size++;
      }
    }
    stages = (size - 1) / (STAGE_INSTRUCTIONS) + 1;
  }

  /// Every value that a later stage uses, or that the last stage stores, gets a row.
  private void assignRows() {
    for (int i = 0; i < stageOf.length; i++) {
      for (Value operand : program.instructions().get(i).operands()) {
        int origin = stageOf[operand.index()];
        if (origin >= 0 && origin < stageOf[i]) {
          rows.putIfAbsent(operand, rows.size());
        }
      }
    }
    for (Value output : program.outputs()) {
      int origin = stageOf[output.index()];
      if (origin >= 0 && origin < stages - 1) {
        rows.putIfAbsent(output, rows.size());
      }
    }
  }

  private Stage stage(int stage) {
    Writer writer = new Writer(stage);
    for (int i = 0; i < stageOf.length; i++) {
      if (stageOf[i] == stage) {
        writer.value(new Value(i));
      }
    }
    List<Value> stored = new ArrayList<>();
    List<Integer> written = new ArrayList<>();
    if (stage == stages - 1) {
      program.outputs().forEach(output -> stored.add(writer.value(output)));
    } else {
      rows.forEach(
          (value, row) -> {
            if (stageOf[value.index()] == stage) {
              stored.add(writer.value(value));
              written.add(row);
            }
          });
    }
    Program part =
        new Program(
            program.name() + " (stage " + (stage + 1) + ")",
            program.precision(),
            program.inputs() + writer.rowsRead.size(),
            program.parameters(),
            writer.instructions,
            stored);
    return new Stage(part, writer.rowsRead, written);
  }

  private static boolean isLeaf(Instruction instruction) {
    return instruction.opcode().arity() == 0;
  }

  /// The number of rows that the stages of a program use together.
  static int rowCount(List<Stage> stages) {
    return stages.stream().flatMap(s -> s.rowsWritten().stream()).mapToInt(r -> r + 1).max().orElse(0);
  }

  /// Copies instructions into a stage.
  private final class Writer {
    private final int stage;
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Value, Value> moved = new LinkedHashMap<>();
    private final List<Integer> rowsRead = new ArrayList<>();

    Writer(int stage) {
      this.stage = stage;
    }

    /// The value as it stands in this stage.
    Value value(Value old) {
      Value known = moved.get(old);
      if (known != null) {
        return known;
      }
      Instruction instruction = program.instruction(old);
      boolean isFromRow = stageOf[old.index()] >= 0 && stageOf[old.index()] < stage;
      Instruction copy = isFromRow ? read(old) : copy(instruction);
      instructions.add(copy);
      Value value = new Value(instructions.size() - 1);
      moved.put(old, value);
      return value;
    }

    private Instruction copy(Instruction instruction) {
      List<Value> operands = instruction.operands().stream().map(this::value).toList();
      return new Instruction(
          instruction.opcode(), operands, instruction.slot(), instruction.bits());
    }

    private Instruction read(Value old) {
      Integer row = rows.get(old);
      if (row == null) {
        throw new IllegalStateException("value " + old.index() + " has no row");
      }
      rowsRead.add(row);
      int slot = program.inputs() + rowsRead.size() - 1;
      return new Instruction(Opcode.INPUT, List.of(), slot, 0);
    }
  }
}
