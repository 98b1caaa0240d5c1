// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.perceptron.Training.Trained;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A measurement by hand, on a folder with the four files of MNIST:
/// `mvn -pl perceptron -am test -Dtest=MnistTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dhillock.mnist=FOLDER`.
@EnabledIfSystemProperty(named = "hillock.mnist", matches = ".+")
class MnistTest {
  private static final Logger LOG = System.getLogger("mnist");
  private static final Engine ENGINE = new Engine();
  private static final int IMAGE_HEADER = 16;
  private static final int LABEL_HEADER = 8;

  private static byte[] bytes(String file, int header) throws IOException {
    Path path = Path.of(System.getProperty("hillock.mnist"), file);
    try (InputStream packed = new BufferedInputStream(Files.newInputStream(path));
        InputStream in = new GZIPInputStream(packed)) {
      in.skipNBytes(header);
      return in.readAllBytes();
    }
  }

  private static Examples examples(String set) throws IOException {
    byte[] pixels = bytes(set + "-images-idx3-ubyte.gz", IMAGE_HEADER);
    byte[] classes = bytes(set + "-labels-idx1-ubyte.gz", LABEL_HEADER);
    float[] inputs = new float[pixels.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = Byte.toUnsignedInt(pixels[i]) / 255f;
    }
    int[] labels = new int[classes.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = classes[i];
    }
    return Examples.labeled(inputs, 28 * 28, labels, 10);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void reluIsRight98TimesInAHundred(long seed) throws IOException {
    Network network = Network.of(784, List.of(256, 128), 10, Functions.RELU, Math.sqrt(2));
    List<Long> times = new ArrayList<>(List.of(System.nanoTime()));
    Trained trained =
        new Training(network, Hyperparameters.standard(), seed)
            .run(
                ENGINE,
                examples("train"),
                examples("t10k"),
                (_, _) -> times.add(System.nanoTime()));
    double accuracy = trained.history().epochs().getLast().validation().accuracy().orElseThrow();
    double seconds = (times.getLast() - times.get(1)) / 1e9 / (times.size() - 2);
    LOG.log(
        Level.INFO,
        "seed {0}: accuracy {1,number,0.0000}, {2,number,0.00} s per epoch",
        seed,
        accuracy,
        seconds);
    assertThat(accuracy).isGreaterThanOrEqualTo(0.98);
  }
}
