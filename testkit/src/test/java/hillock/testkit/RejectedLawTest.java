// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.calculus.Law;
import hillock.calculus.Laws;
import hillock.expr.Expr;
import hillock.expr.Expr.Param;
import hillock.expr.Source;
import hillock.numerics.BigReal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The rejected laws in the comments of `stable.rules` are wrong where they say.
class RejectedLawTest {
  private static final Pattern REJECTED =
      Pattern.compile("#\\s+(.+->.+?)\\s+(gains|loses) values: ([a-z= ]+) = (-?\\d+).*");

  static List<Arguments> rejected() throws IOException {
    List<Arguments> rejected = new ArrayList<>();
    for (String line : rules().split("\n", -1)) {
      Matcher matcher = REJECTED.matcher(line);
      if (matcher.matches()) {
        Law law = Laws.parse(new Source("rejected", "law: " + matcher.group(1))).getFirst();
        Map<Expr, BigReal> point = new HashMap<>();
        for (String name : matcher.group(3).split("=", -1)) {
          point.put(new Param(name.strip(), 0), BigReal.of(Long.parseLong(matcher.group(4))));
        }
        rejected.add(Arguments.of(matcher.group(2), law, point));
      }
    }
    return rejected;
  }

  private static String rules() throws IOException {
    try (InputStream stream = Laws.class.getResourceAsStream("stable.rules")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void counterexampleIsOne(String what, Law law, Map<Expr, BigReal> point) {
    boolean loses = what.equals("loses");
    assertThat(ExactValue.of(law.left(), point).isPresent()).isEqualTo(loses);
    assertThat(ExactValue.of(law.right(), point).isPresent()).isEqualTo(!loses);
  }

  @Test
  void thereAreRejectedLaws() throws IOException {
    assertThat(rejected()).hasSizeGreaterThanOrEqualTo(4);
  }
}
