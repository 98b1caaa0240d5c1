// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hillock.lab.Comparison.Finding;
import hillock.numerics.Philox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConclusionsTest {
  private static final Metric ACCURACY = Metric.accuracy("test accuracy");
  private static final Metric LOSS = Metric.loss("test loss");
  private static final double NAN = Double.NaN;

  private static final Scores RELU = Scores.of("relu", 0.9413, 0.9387, 0.9447, 0.9420, 0.9400);
  private static final Scores TANH = Scores.of("tanh", 0.9320, 0.9327, 0.9347, 0.9313, 0.9300);
  private static final Scores MISH = Scores.of("mish", 0.9460, 0.9380, 0.9433, 0.9407, 0.9440);

  private static Conclusions conclusions(Metric metric, Scores... scores) {
    return Conclusions.of(Comparisons.of(metric, List.of(scores)));
  }

  /// The numbers in all sentences were computed by the functions of `paired-tests.py`.
  @Test
  void aShownDifferenceIsSaidWithItsUncertainty() {
    Conclusions two = conclusions(ACCURACY, TANH, RELU);
    assertThat(two.overall())
        .isEqualTo("relu is better than tanh by 0.92 ± 0.23 points (p < 0.001, 5 seeds)");
    assertThat(two.pairs()).containsExactly(two.overall());
    assertThat(two.diverged()).isEmpty();
  }

  @Test
  void allPairsAreCorrectedAtOnce() {
    Conclusions three = conclusions(ACCURACY, TANH, RELU, MISH);
    assertThat(three.pairs())
        .containsExactly(
            "no difference can be shown at 5 seeds between mish and relu"
                + " (0.11 ± 0.38 points in favor of mish, p = 0.48, Holm-corrected)",
            "mish is better than tanh by 1.03 ± 0.46 points"
                + " (p = 0.007, Holm-corrected, 5 seeds)",
            "relu is better than tanh by 0.92 ± 0.23 points"
                + " (p = 0.001, Holm-corrected, 5 seeds)");
    assertThat(three.overall())
        .isEqualTo(
            "mish is better than tanh in test accuracy;"
                + " no difference can be shown between it and relu");
  }

  @Test
  void lessLossIsBetter() {
    Scores low = Scores.of("gelu-erf", 0.201, 0.198, 0.205, 0.2);
    Scores high = Scores.of("sigmoid", 0.251, 0.249, 0.253, 0.252);
    Scores higher = Scores.of("tanh", 0.351, 0.349, 0.353, 0.352);
    assertThat(conclusions(LOSS, high, low).overall())
        .isEqualTo(
            "gelu-erf is better than sigmoid by 0.0503 ± 0.0027 in test loss (p < 0.001, 4 seeds)");
    assertThat(conclusions(LOSS, high, higher, low).overall())
        .isEqualTo("gelu-erf is better than all others in test loss");
    assertThat(Comparisons.of(LOSS, List.of(higher, high, low)).ranking())
        .extracting(Scores::name)
        .containsExactly("gelu-erf", "sigmoid", "tanh");
  }

  @Test
  void divergedTrialsAreCountedAndLeftOut() {
    Scores unstable = Scores.of("snake", 0.94, NAN, 0.945, 0.943, Double.POSITIVE_INFINITY);
    Conclusions two = conclusions(ACCURACY, unstable, TANH);
    assertThat(two.overall())
        .isEqualTo(
            "snake is better than tanh by 1.00 ± 0.46 points"
                + " (p = 0.011, 3 of 5 seeds, without those that diverged)");
    assertThat(two.diverged()).containsExactly("snake diverged in 2 of 5 trials");
    Conclusions three = conclusions(ACCURACY, unstable, TANH, RELU);
    assertThat(three.overall()).endsWith("; but snake diverged in 2 of 5 trials");
  }

  @Test
  void tooFewSeedsConcludeNothing() {
    Scores once = Scores.of("exp", NAN, 0.99, NAN, NAN, NAN);
    Scores never = Scores.of("cube", NAN, NAN, NAN, NAN, NAN);
    assertThat(conclusions(ACCURACY, once, RELU).overall())
        .isEqualTo(
            "nothing can be concluded about exp and relu:"
                + " both finished at 1 of 5 seeds, and 3 are needed");
    assertThat(conclusions(ACCURACY, Scores.of("a", 1, 2), Scores.of("b", 2, 3)).overall())
        .isEqualTo("nothing can be concluded about b and a: they share 2 seeds, and 3 are needed");
    Conclusions several = conclusions(ACCURACY, never, once, RELU, TANH);
    assertThat(several.overall())
        .isEqualTo(
            "relu is better than tanh in test accuracy;"
                + " there are too few seeds to compare it with exp and cube");
    assertThat(several.diverged())
        .containsExactly("exp diverged in 4 of 5 trials", "cube diverged in all 5 trials");
    assertThat(several.pairs()).contains(conclusions(ACCURACY, TANH, RELU).overall());
    assertThat(conclusions(ACCURACY, never, once, Scores.of("x", 1)).overall())
        .isEqualTo(
            "nothing can be concluded: no two functions have 3 seeds at which both finished");
    assertThat(conclusions(ACCURACY, RELU).overall())
        .isEqualTo("there is nothing to compare: two or more functions are needed");
    assertThat(conclusions(ACCURACY).overall()).startsWith("there is nothing to compare");
  }

  @Test
  void nothingShownIsSaidOnce() {
    Scores other = Scores.of("elu", 0.9473, 0.9353, 0.9440, 0.9380, 0.9433);
    assertThat(conclusions(ACCURACY, RELU, MISH, other).overall())
        .isEqualTo("no difference can be shown between any two of the 3 functions");
    Scores never = Scores.of("cube", NAN, NAN, NAN);
    assertThat(conclusions(ACCURACY, RELU, MISH, never).overall())
        .isEqualTo(
            "no difference can be shown between any two of the 3 functions;"
                + " 2 of 3 pairs have too few seeds");
  }

  @Test
  void equalScoresAreNotSignificant() {
    Scores same = new Scores("relu6", RELU.bySeed());
    assertThat(conclusions(ACCURACY, RELU, same).overall())
        .isEqualTo(
            "no difference can be shown at 5 seeds between relu and relu6"
                + " (equal at every seed, p = 1.00)");
  }

  /// The differences are 0.002 but for rounding, which must not pass for a tiny scatter.
  @Test
  void equalDifferencesNeedSixSeeds() {
    double[] low = {0.931, 0.942, 0.953, 0.964, 0.975};
    double[] high = Arrays.stream(low).map(s -> s + 0.002).toArray();
    assertThat(Arrays.stream(high).map(h -> h - 0.002)).isNotEqualTo(low);
    assertThat(conclusions(ACCURACY, Scores.of("a", low), Scores.of("b", high)).overall())
        .isEqualTo(
            "no difference can be shown at 5 seeds between b and a"
                + " (exactly 0.2 points at every seed in favor of b, p = 0.062)");
    double[] six = {0.931, 0.942, 0.953, 0.964, 0.975, 0.986};
    double[] sixHigh = Arrays.stream(six).map(s -> s + 0.002).toArray();
    assertThat(conclusions(ACCURACY, Scores.of("a", six), Scores.of("b", sixHigh)).overall())
        .isEqualTo("b is better than a by exactly 0.2 points at every seed (p = 0.031, 6 seeds)");
  }

  @Test
  void onlyTheSameSeedsArePaired() {
    Scores odd = new Scores("odd", new TreeMap<>(Map.of(1L, 0.9, 3L, 0.91, 5L, 0.93, 7L, 0.99)));
    Comparison pair = Comparisons.of(ACCURACY, List.of(odd, RELU)).pairs().getFirst();
    assertThat(pair.shared()).isEqualTo(3);
    assertThat(pair.test().difference().count()).isEqualTo(3);
    assertThat(pair.test().difference().mean()).isBetween(0.02866, 0.02867);
    assertThat(pair.first()).isEqualTo("relu");
  }

  @Test
  void findingsCanBeAskedBothWays() {
    Comparisons comparisons = Comparisons.of(ACCURACY, List.of(TANH, RELU, MISH));
    assertThat(comparisons.finding("relu", "tanh")).isEqualTo(Finding.FIRST_IS_BETTER);
    assertThat(comparisons.finding("tanh", "relu")).isEqualTo(Finding.SECOND_IS_BETTER);
    assertThat(comparisons.finding("relu", "mish")).isEqualTo(Finding.NO_DIFFERENCE_SHOWN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> comparisons.finding("relu", "relu"))
        .withMessage("relu and relu were not compared");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Comparisons.of(ACCURACY, List.of(RELU, RELU)))
        .withMessage("there are two sets of scores named relu");
  }

  @Test
  void wordsDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    String said = conclusions(ACCURACY, TANH, RELU, MISH).toString();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(conclusions(ACCURACY, TANH, RELU, MISH)).hasToString(said);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void numbersAreSaidWithFewDigits() {
    assertThat(Wording.measured(12.3456, 3.21)).isEqualTo("12.3 ± 3.2");
    assertThat(Wording.measured(12.3456, 0.0996)).isEqualTo("12.35 ± 0.10");
    assertThat(Wording.measured(1234.5, 321)).isEqualTo("1234 ± 321");
    assertThat(Wording.measured(1e-12, 1e-15)).isEqualTo("0.000000000 ± 0.000000000");
    assertThat(Wording.exact(0)).isEqualTo("0");
    assertThat(Wording.exact(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Wording.exact(1e7)).isEqualTo("10000000");
    assertThat(Wording.pValue(0.00099)).isEqualTo("p < 0.001");
    assertThat(Wording.pValue(0.0031)).isEqualTo("p = 0.003");
    assertThat(Wording.pValue(0.4242)).isEqualTo("p = 0.42");
    assertThat(Wording.list(List.of())).isEmpty();
    assertThat(Wording.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
  }

  /// Four functions that do not differ, 2000 times: any difference is shown in at most 5 % of the
  /// studies, give or take three standard errors of 0.5 %.
  @Test
  void whereThereIsNoDifferenceNoneIsShown() {
    Philox philox = new Philox(4711);
    double[] scores = new double[5];
    int alarms = 0;
    for (int study = 0; study < 2000; study++) {
      List<Scores> all = new ArrayList<>();
      for (int f = 0; f < 4; f++) {
        philox.fillNormal(scores, 0, 5, 20L * study + 5L * f);
        all.add(Scores.of("f" + f, scores));
      }
      Comparisons comparisons = Comparisons.of(ACCURACY, all);
      boolean alarm =
          comparisons.pairs().stream().anyMatch(p -> p.finding() != Finding.NO_DIFFERENCE_SHOWN);
      alarms += alarm ? 1 : 0;
    }
    assertThat(alarms / 2000.0).isBetween(0.005, 0.065);
  }

  @Test
  void sentencesKeepTheNamesOfFunctions() {
    assertThat(Conclusions.sentence("mish is better")).isEqualTo("mish is better.");
    assertThat(Conclusions.sentence("no difference can be shown"))
        .isEqualTo("No difference can be shown.");
    for (Conclusions each :
        List.of(
            conclusions(ACCURACY, TANH, RELU, MISH),
            conclusions(ACCURACY, RELU),
            conclusions(ACCURACY, Scores.of("a", 1, 2), Scores.of("b", 2, 3)),
            conclusions(ACCURACY, Scores.of("a", 1, 2), Scores.of("b", 2, 3), Scores.of("c", 1)))) {
      String sentence = Conclusions.sentence(each.overall());
      assertThat(sentence.matches("[A-Z].*") || startsWithFunction(sentence)).as(sentence).isTrue();
    }
  }

  private static boolean startsWithFunction(String sentence) {
    return List.of("tanh ", "relu ", "mish ").stream().anyMatch(sentence::startsWith);
  }
}
