// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.codegen.spi.CompiledProgram;
import hillock.numerics.Precision;
import java.io.PrintWriter;
import java.util.List;

/// Reads lines of numbers, runs a program on them, and prints inputs and values.
final class Evaluation {
  private final List<String> inputs;
  private final Precision precision;
  private final CompiledProgram program;
  private final PrintWriter out;
  private final boolean json;
  private boolean hasHeader;

  Evaluation(
      List<String> inputs,
      Precision precision,
      CompiledProgram program,
      PrintWriter out,
      boolean json) {
    this.inputs = inputs;
    this.precision = precision;
    this.program = program;
    this.out = out;
    this.json = json;
  }

  /// Prints the line above all others, once.
  void header() {
    if (!json && !hasHeader) {
      out.println((inputs.size() == 1 ? "x" : String.join(",", inputs)) + ",value");
    }
    hasHeader = true;
  }

  /// Evaluates some lines; prints none if one of them is no number.
  ///
  /// @param first the number of the first line, for errors
  /// @param what what a line is called in errors
  void lines(List<String> lines, int first, String what) {
    double[][] columns = new double[inputs.size()][lines.size()];
    int rows = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        read(lines.get(i), first + i, what, columns, rows);
        rows++;
      }
    }
    double[] values = run(columns, rows);
    header();
    for (int row = 0; row < rows; row++) {
      print(columns, row, values[row]);
    }
  }

  private void read(String line, int number, String what, double[][] columns, int row) {
    String[] fields = line.split(",", -1);
    if (fields.length != inputs.size()) {
      throw new IllegalArgumentException(
          "%s %d has %d numbers, not %d (%s): %s"
              .formatted(
                  what, number, fields.length, inputs.size(), String.join(",", inputs), line));
    }
    for (int k = 0; k < fields.length; k++) {
      try {
        columns[k][row] = Numbers.read(fields[k], precision);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(what + " " + number + ": " + e.getMessage(), e);
      }
    }
  }

  private double[] run(double[][] columns, int rows) {
    double[] values = new double[rows];
    int[] zeros = new int[inputs.size()];
    switch (precision) {
      case F64 ->
          program.run(columns, zeros, new double[][] {values}, new int[1], rows, new double[0]);
      case F32 -> {
        float[][] narrow = new float[columns.length][rows];
        for (int k = 0; k < columns.length; k++) {
          for (int row = 0; row < rows; row++) {
            narrow[k][row] = (float) columns[k][row];
          }
        }
        float[] results = new float[rows];
        program.run(narrow, zeros, new float[][] {results}, new int[1], rows, new double[0]);
        for (int row = 0; row < rows; row++) {
          values[row] = results[row];
        }
      }
    }
    return values;
  }

  private void print(double[][] columns, int row, double value) {
    StringBuilder line = new StringBuilder();
    for (int k = 0; k < columns.length; k++) {
      String number = Numbers.write(columns[k][row], precision);
      line.append(json ? field(inputs.get(k), number) + "," : number + ",");
    }
    String number = Numbers.write(value, precision);
    line.append(json ? field("value", number) : number);
    out.println(json ? "{" + line + "}" : line);
  }

  private static String field(String name, String number) {
    boolean isFinite = Character.isDigit(number.charAt(number.length() - 1));
    return "\"" + name + "\":" + (isFinite ? number : "\"" + number + "\"");
  }
}
