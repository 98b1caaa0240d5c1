// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.codegen.spi.Arguments;
import hillock.codegen.spi.CompiledProgram;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.Stream;

/// A program whose long runs are shared among threads; short ones stay with the caller.
///
/// The bits do not depend on the number of threads, because those of an element depend on nothing
/// but that element.
final class ParallelProgram implements CompiledProgram {
  /// Nanoseconds of work for one thread from which on another one is woken; see ADR 0010.
  private static final double WORTH_SHARING = 80_000;

  private final CompiledProgram program;
  private final Workers workers;

  ParallelProgram(CompiledProgram program, Workers workers) {
    this.program = program;
    this.workers = workers;
  }

  /// The program as it runs on one thread.
  CompiledProgram sequential() {
    return program;
  }

  @Override
  public Program program() {
    return program.program();
  }

  @Override
  public Storage storage() {
    return program.storage();
  }

  @Override
  public double nanosecondsPerElement() {
    return program.nanosecondsPerElement();
  }

  private boolean isWorthSharing(long length) {
    return workers.threads() > 1 && length * program.nanosecondsPerElement() >= WORTH_SHARING;
  }

  @Override
  public void run(
      float[][] inputs,
      int[] inputOffsets,
      float[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    if (!isWorthSharing(length)) {
      program.run(inputs, inputOffsets, outputs, outputOffsets, length, parameters);
      return;
    }
    Arguments.check(this, inputs, inputOffsets, outputs, outputOffsets, length, parameters);
    workers.shareElements(
        length,
        (from, to) ->
            program.run(
                inputs,
                moved(inputOffsets, from),
                outputs,
                moved(outputOffsets, from),
                (int) (to - from),
                parameters));
  }

  @Override
  public void run(
      double[][] inputs,
      int[] inputOffsets,
      double[][] outputs,
      int[] outputOffsets,
      int length,
      double[] parameters) {
    if (!isWorthSharing(length)) {
      program.run(inputs, inputOffsets, outputs, outputOffsets, length, parameters);
      return;
    }
    Arguments.check(this, inputs, inputOffsets, outputs, outputOffsets, length, parameters);
    workers.shareElements(
        length,
        (from, to) ->
            program.run(
                inputs,
                moved(inputOffsets, from),
                outputs,
                moved(outputOffsets, from),
                (int) (to - from),
                parameters));
  }

  private static int[] moved(int[] offsets, long by) {
    int[] moved = offsets.clone();
    Arrays.setAll(moved, k -> offsets[k] + (int) by);
    return moved;
  }

  @Override
  public void run(
      MemorySegment[] inputs, MemorySegment[] outputs, long length, double[] parameters) {
    if (!isWorthSharing(length) || !areForAll(Stream.of(inputs, outputs).flatMap(Stream::of))) {
      program.run(inputs, outputs, length, parameters);
      return;
    }
    Arguments.check(this, inputs, outputs, length, parameters);
    int bytes = storage().bytes();
    workers.shareElements(
        length,
        (from, to) ->
            program.run(
                moved(inputs, from * bytes),
                moved(outputs, from * bytes),
                to - from,
                parameters));
  }

  private static MemorySegment[] moved(MemorySegment[] segments, long by) {
    return Stream.of(segments).map(s -> s.asSlice(by)).toArray(MemorySegment[]::new);
  }

  @Override
  public void run(Rows[] inputs, Rows[] outputs, double[] parameters) {
    Stream<Rows> all = Stream.of(inputs, outputs).flatMap(Stream::of);
    if (outputs.length == 0
        || !isWorthSharing(outputs[0].size())
        || !areForAll(all.map(Rows::memory))) {
      program.run(inputs, outputs, parameters);
      return;
    }
    Arguments.check(this, inputs, outputs, parameters);
    int bytes = storage().bytes();
    long rows = outputs[0].rows();
    if (rows < workers.threads()) {
      workers.shareElements(
          outputs[0].columns(),
          (from, to) ->
              program.run(
                  columns(inputs, from, to, bytes), columns(outputs, from, to, bytes), parameters));
    } else {
      workers.shareRows(
          rows,
          (from, to) ->
              program.run(
                  rows(inputs, from, to, bytes), rows(outputs, from, to, bytes), parameters));
    }
  }

  private static Rows[] rows(Rows[] all, long from, long to, int bytes) {
    return Stream.of(all).map(m -> m.rows(from, to - from, bytes)).toArray(Rows[]::new);
  }

  private static Rows[] columns(Rows[] all, long from, long to, int bytes) {
    return Stream.of(all).map(m -> m.columns(from, to - from, bytes)).toArray(Rows[]::new);
  }

  /// Memory of a confined arena may be used by the thread that allocated it only.
  private static boolean areForAll(Stream<MemorySegment> segments) {
    return segments.allMatch(Workers::mayUse);
  }
}
