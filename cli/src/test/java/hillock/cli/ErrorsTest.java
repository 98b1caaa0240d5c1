// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong is said on standard error, with what to do, and in the exit code.
final class ErrorsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          show mihs                        | unknown function 'mihs'; did you mean 'mish'?
          show softmax                     | softmax works on whole rows, not on single numbers
          eval rleu 1                      | did you mean 'relu'?
          plot relu tahn -o x.svg          | did you mean 'tan'?
          show 'x * tanhh(x)'              | formula:1:5: unknown function 'tanhh'; did you mean 'tanh'?
          show 'x * (1 + x'                | ^
          show ''                          | the formula is empty
          show elu -p alpah=1              | elu has no parameter 'alpah'; did you mean 'alpha'?
          show elu -p alpha=-1             | outside the domain [0, inf)
          show elu -p alpha                | KEY=VALUE
          show elu -p alpha=one            | 'one' is not a number; write a decimal, a fraction
          show elu -p alpha=1/0            | '1/0' is not a number
          show elu -p alpha=1e999999999    | is not a number
          show 'b * x' -p c=1              | the formula has no parameter 'c'
          plot elu relu -p b=1 -o x.svg    | none of the functions has a parameter 'b'
          show                             | Missing required parameter: 'FUNCTION'
          show mish --jsn                  | --json
          plot mish                        | Missing required option: '--output=FILE'
          plot swiglu -o x.svg             | only functions of one input can be drawn
          plot mish -o x.svg --from 2 --to 1 | not from 2.0 to 1.0
          plot mish -o x.svg --from inf    | 'inf' is not a double
          plot mish -o x.svg --to x        | 'x' is not a double
          eval mish                        | give inputs as arguments, or --input FILE
          eval mish one                    | argument 1: 'one' is not a number
          eval swiglu 1                    | argument 1 has 1 numbers, not 2 (a,b)
          eval mish --derivative 13 1      | the order of a derivative is 0 to 12
          eval mish --wrt beta 1           | 'beta' is neither an input nor a parameter
          eval mish --precision f16 1      | f16
          fit erff                         | no polynomial is called 'erff'
          shwo mish                        | show
          show --jsn                       | unknown option '--jsn'
          plot mish --jsn -o x.svg         | unknown option '--jsn'
          eval mish --jsn 1                | unknown option --jsn
          """)
  void inputThatIsNotUnderstood(String line, String message) {
    Invocation run = Invocation.of(Invocation.words(line));
    assertThat(run.err()).contains(message).startsWith("hillock: ");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void noCommand() {
    Invocation run = Invocation.of();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("a command is missing", "hillock --help");
  }

  @Test
  void theCaretPointsAtTheError() {
    assertThat(Invocation.of("show", "x * tanhh(x)").err())
        .isEqualToNormalizingNewlines(
            """
            hillock: formula:1:5: unknown function 'tanhh'; did you mean 'tanh'?
              x * tanhh(x)
                  ^^^^^
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"list --catalog MISSING", "show mish --catalog MISSING", "eval mish --input MISSING"})
  void aFileThatIsMissing(String line) {
    Path missing = folder.resolve("missing.act");
    Invocation run =
        Invocation.of(Invocation.words(line.replace("MISSING", missing.toString())));
    assertThat(run.err()).contains("no such file: " + missing);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void aCatalogWithAnErrorIsToldByItsPlace() throws IOException {
    Path file = folder.resolve("mine.act");
    Files.writeString(file, "first(x) = x\nsecond(x) = x * (x\n");
    Invocation run = Invocation.of("show", "first", "--catalog", file.toString());
    assertThat(run.err()).contains("mine.act:2:");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void garbageInAFileIsToldByItsLine() throws IOException {
    Path file = folder.resolve("numbers.txt");
    Files.writeString(file, "1\n\n2.5\n1.2.3\n4\n");
    Invocation run = Invocation.of("eval", "mish", "--input", file.toString());
    assertThat(run.err()).contains("line 4: '1.2.3' is not a number");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = folder.resolve("numbers.txt");
    Files.write(file, new byte[] {'1', '\n', (byte) 0xff, (byte) 0xfe, '\n'});
    Invocation run = Invocation.of("eval", "mish", "--input", file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("UTF-8");
  }

  @Test
  void anAliasSaysWhatItStandsFor() {
    for (List<String> command :
        List.of(List.of("show", "gelu"), List.of("eval", "gelu", "1"))) {
      Invocation run = Invocation.of(command);
      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).startsWith("hillock: 'gelu' is taken for gelu-erf(x) = ");
    }
    assertThat(Invocation.of("show", "gelu-erf").err()).isEmpty();
  }
}
