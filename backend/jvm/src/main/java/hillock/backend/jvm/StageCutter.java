// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.backend.jvm.Stages.Stage;
import hillock.codegen.Instruction;
import hillock.codegen.Opcode;
import hillock.codegen.Program;
import hillock.codegen.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cuts a program into stages, each as large as the JIT compiler takes it.
///
/// Inputs are rows from the beginning. Constants and parameters belong to every stage that uses
/// them, other instructions to one.
final class StageCutter {
  /// A vector that stands in a row.
  private static final Instruction ROW = new Instruction(Opcode.INPUT, List.of(), 0, 0);

  private final Program program;
  private final int[] stageOf;
  private final int[] lastUse;
  private final Map<Value, Integer> rows = new LinkedHashMap<>();
  private int rowCount;

  StageCutter(Program program) {
    this.program = program;
    this.stageOf = new int[program.instructions().size()];
    this.lastUse = new int[stageOf.length];
    this.rowCount = program.inputs();
  }

  Stages cut() {
    findLastUses();
    int count = assignStages();
    assignRows();
    List<Stage> stages = new ArrayList<>();
    for (int stage = 0; stage < count; stage++) {
      stages.add(stage(stage));
    }
    List<Integer> outputRows = program.outputs().stream().map(rows::get).toList();
    return new Stages(stages, outputRows, rowCount);
  }

  /// Outputs are used after all else.
  private void findLastUses() {
    for (int i = 0; i < lastUse.length; i++) {
      for (Value operand : program.instructions().get(i).operands()) {
        lastUse[operand.index()] = i;
      }
    }
    program.outputs().forEach(output -> lastUse[output.index()] = Integer.MAX_VALUE);
  }

  private int assignStages() {
    Arrays.fill(stageOf, -1);
    Filling filling = new Filling(0);
    for (int i = 0; i < stageOf.length; i++) {
      if (belongsToOneStage(i)) {
        if (!filling.hasRoomFor(i)) {
          filling = new Filling(filling.stage + 1);
        }
        filling.add(i);
      }
    }
    return filling.stage + 1;
  }

  private boolean belongsToOneStage(int index) {
    Value value = new Value(index);
    boolean isOutput = lastUse[index] == Integer.MAX_VALUE;
    return !isInput(value) && (isOutput || !isUniform(value));
  }

  /// Every value that a later stage uses gets a row, and every output.
  private void assignRows() {
    for (int i = 0; i < stageOf.length; i++) {
      Value value = new Value(i);
      if (isInput(value)) {
        rows.put(value, program.instruction(value).slot());
      }
      for (Value operand : program.instruction(value).operands()) {
        if (!isUniform(operand) && stageOf[operand.index()] < stageOf[i]) {
          addRow(operand);
        }
      }
    }
    program.outputs().forEach(this::addRow);
  }

  private void addRow(Value value) {
    if (!rows.containsKey(value)) {
      rows.put(value, rowCount);
      rowCount++;
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
    rows.forEach(
        (value, row) -> {
          if (stageOf[value.index()] == stage) {
            stored.add(writer.value(value));
            written.add(row);
          }
        });
    Program part =
        new Program(
            program.name() + " (stage " + (stage + 1) + ")",
            program.precision(),
            writer.rowsRead.size(),
            program.parameters(),
            writer.instructions,
            stored);
    return new Stage(part, writer.rowsRead, written);
  }

  private boolean isInput(Value value) {
    return program.instruction(value).opcode() == Opcode.INPUT;
  }

  /// True for constants and parameters.
  private boolean isUniform(Value value) {
    return program.instruction(value).opcode().arity() == 0 && !isInput(value);
  }

  /// A stage that instructions are being added to.
  private final class Filling {
    private final int stage;
    private final Set<Value> brought = new HashSet<>();
    private final List<Integer> members = new ArrayList<>();
    private int bytes = LoopSize.EMPTY;

    Filling(int stage) {
      this.stage = stage;
    }

    boolean hasRoomFor(int index) {
      long kept = members.stream().filter(member -> lastUse[member] > index).count() + 1;
      long needed = bytes + cost(index) + kept * (LoopSize.ARRAY + LoopSize.STORE);
      return members.isEmpty() || needed <= LoopSize.MOST;
    }

    void add(int index) {
      bytes += cost(index);
      brought.addAll(program.instructions().get(index).operands());
      brought.add(new Value(index));
      members.add(index);
      stageOf[index] = stage;
    }

    /// The instruction, and what it uses that is not yet in this stage.
    private int cost(int index) {
      Instruction instruction = program.instructions().get(index);
      Set<Value> operands = new HashSet<>(instruction.operands());
      operands.removeAll(brought);
      return LoopSize.of(instruction) + operands.stream().mapToInt(this::costOfBringing).sum();
    }

    private int costOfBringing(Value value) {
      return isUniform(value)
          ? LoopSize.of(program.instruction(value))
          : LoopSize.of(ROW) + LoopSize.ARRAY;
    }
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
      boolean isFromRow = !isUniform(old) && stageOf[old.index()] < stage;
      Instruction copy = isFromRow ? read(old) : copy(program.instruction(old));
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
      return new Instruction(Opcode.INPUT, List.of(), rowsRead.size() - 1, 0);
    }
  }
}
