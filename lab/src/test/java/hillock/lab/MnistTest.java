// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MnistTest {
  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";
  private static final int TRAIN = 24;
  private static final int TEST = 5;

  @TempDir private Path folder;

  /// 24 + 5 images of 3 x 2 pixels; pixel `i` of a file has brightness `i`, label `i` is `i mod
  /// 10`.
  @BeforeEach
  void writeFiles() {
    write(TRAIN_IMAGES, images(TRAIN, 3, 2));
    write(TRAIN_LABELS, labels(TRAIN));
    write(TEST_IMAGES, images(TEST, 3, 2));
    write(TEST_LABELS, labels(TEST));
  }

  private static byte[] images(int count, int rows, int columns) {
    byte[] pixels = new byte[count * rows * columns];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    return idx(pixels, count, rows, columns);
  }

  private static byte[] labels(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 10);
    }
    return idx(labels, count);
  }

  private static byte[] idx(byte[] elements, int... sizes) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + elements.length);
    file.putInt(0x800 + sizes.length);
    Arrays.stream(sizes).forEach(file::putInt);
    return file.put(elements).array();
  }

  private void write(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(bytes);
    }
    return packed.toByteArray();
  }

  private Split load() {
    return new Mnist(folder).load();
  }

  private void assertRefused(String... parts) {
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(this::load)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @Test
  void theLastTwelfthIsForValidation() {
    Split split = load();
    assertThat(split.train().size()).isEqualTo(22);
    assertThat(split.validation().size()).isEqualTo(2);
    assertThat(split.test().size()).isEqualTo(TEST);
    assertThat(split.width()).isEqualTo(6);
    assertThat(split.classes()).isEqualTo(10);
    assertThat(split.validation().labels()).containsExactly(2, 3);
    assertThat(split.test().labels()).containsExactly(0, 1, 2, 3, 4);
  }

  /// The brightnesses of all training images are 0 .. 143: mean 71.5, variance (144² - 1) / 12.
  @Test
  void pixelsAreStandardizedOverTheTrainingImages() {
    Split split = load();
    double deviation = Math.sqrt((144 * 144 - 1) / 12.0);
    assertThat(split.train().inputs()[0]).isEqualTo((float) (-71.5 / deviation));
    assertThat(split.validation().inputs()[11]).isEqualTo((float) ((143 - 71.5) / deviation));
    assertThat(split.test().inputs()[7]).isEqualTo((float) ((7 - 71.5) / deviation));
  }

  @Test
  void imagesOfOneBrightnessBecomeZeros() {
    write(TRAIN_IMAGES, idx(new byte[TRAIN * 6], TRAIN, 3, 2));
    assertThat(load().train().inputs()).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "."})
  void filesMayBePackedAndNamedWithADot(String separator) throws IOException {
    String hash = load().sha256();
    for (String name : new String[] {TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS}) {
      Path file = folder.resolve(name);
      write(name.replace("-idx", separator + "idx") + ".gz", gzip(Files.readAllBytes(file)));
      Files.delete(file);
    }
    assertThat(load().sha256()).isEqualTo(hash);
  }

  @ParameterizedTest
  @CsvSource({
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"
  })
  void aMissingFileIsNamed(String name) throws IOException {
    Files.delete(folder.resolve(name));
    assertRefused("there is no " + name + " in the folder " + folder, "MNIST is four files");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 9, 15, 16, 17, 159})
  void aTruncatedFileIsRefused(int length) throws IOException {
    byte[] whole = images(TRAIN, 3, 2);
    write(TRAIN_IMAGES, Arrays.copyOf(whole, length));
    assertRefused(TRAIN_IMAGES, "fetch it again");
    write(TRAIN_IMAGES, gzip(Arrays.copyOf(whole, length)));
    assertRefused(TRAIN_IMAGES, "fetch it again");
    byte[] packed = gzip(whole);
    write(TRAIN_IMAGES, Arrays.copyOf(packed, Math.min(length, packed.length - 9)));
    assertRefused(TRAIN_IMAGES, "fetch it again");
  }

  @Test
  void damagedPackingIsRefused() throws IOException {
    byte[] packed = gzip(images(TRAIN, 3, 2));
    for (int place : new int[] {packed.length / 2, packed.length - 6}) {
      byte[] damaged = packed.clone();
      damaged[place] ^= 0x55;
      write(TRAIN_IMAGES, damaged);
      assertRefused(TRAIN_IMAGES, "is damaged");
    }
  }

  @Test
  void messagesSayWhatIsWrong() {
    write(TRAIN_IMAGES, labels(TRAIN));
    assertRefused("it begins with the bytes 00 00 08 01, not 00 00 08 03");
    write(TRAIN_IMAGES, "<html>not found</html>".getBytes(StandardCharsets.UTF_8));
    assertRefused("it begins with the bytes 3c 68 74 6d");
    write(TRAIN_IMAGES, idx(new byte[100], 24, 3, 2));
    assertRefused("its header promises 24 x 3 x 2 bytes, too many for a file of its length");
    write(TRAIN_IMAGES, idx(new byte[140], 24, 3, 2));
    assertRefused("its header promises 144 bytes (24 x 3 x 2)", "only 140 follow");
    write(TRAIN_IMAGES, idx(new byte[145], 24, 3, 2));
    assertRefused("more bytes follow than the 144 that its header promises (24 x 3 x 2)");
    write(TRAIN_IMAGES, idx(new byte[0], 24, 0, 2));
    assertRefused("its header gives a size of 0");
  }

  @Test
  void filesThatDoNotBelongTogetherAreRefused() {
    write(TRAIN_LABELS, labels(TRAIN - 1));
    assertRefused(TRAIN_LABELS, "it has 23 labels for 24 images");
    write(TRAIN_LABELS, idx(new byte[] {1, 17, -1}, 3));
    write(TRAIN_IMAGES, images(3, 3, 2));
    assertRefused(TRAIN_LABELS, "label 1 is 17, not 0 to 9");
    write(TRAIN_LABELS, labels(3));
    assertRefused(TRAIN_IMAGES, "it has 3 images, too few to set some apart for validation");
    write(TEST_IMAGES, images(TEST, 2, 3));
    assertRefused(TEST_IMAGES, "its images have 2 x 3 pixels, those to learn from 3 x 2");
  }

  /// Each of these would take far more memory than there is if it were believed.
  @ParameterizedTest
  @CsvSource({
    "2147483647, 2147483647, 2147483647",
    "60000, 28, 28",
    "-1, 28, 28",
    "60000, -2147483648, 1"
  })
  void giganticHeadersAreRefused(int count, int rows, int columns) throws IOException {
    byte[] file = idx(new byte[10], count, rows, columns);
    write(TRAIN_IMAGES, file);
    assertRefused(TRAIN_IMAGES, count < 0 || rows < 0 ? "gives a size of" : "too many");
    write(TRAIN_IMAGES, gzip(file));
    assertRefused(TRAIN_IMAGES, count < 0 || rows < 0 ? "gives a size of" : "too many");
  }

  /// A sparse file as long as its header says, but too large for this JVM.
  @Test
  void aFileThatDoesNotFitIntoMemoryIsRefused() throws IOException {
    int count = (int) (Runtime.getRuntime().maxMemory() / 5 / 784) + 1;
    write(TRAIN_IMAGES, idx(new byte[0], count, 28, 28));
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve(TRAIN_IMAGES).toFile(), "rw")) {
      file.setLength(16 + 784L * count);
    }
    assertRefused(TRAIN_IMAGES, "MB of memory", "start it with a larger -Xmx");
  }

  /// 50 MB of zeros in 50 kB, behind a header that promises 144 bytes.
  @Test
  void noMoreIsUnpackedThanPromised() throws IOException {
    write(TRAIN_IMAGES, gzip(idx(new byte[50_000_000], 24, 3, 2)));
    assertRefused("more bytes follow than the 144");
  }

  /// Runs where the system property `hillock.mnist` or the variable `HILLOCK_MNIST` names the
  /// folder of the real files. Counts and moments are those that are published of MNIST.
  @Test
  void theRealFilesAreRead() {
    String place = System.getProperty("hillock.mnist", System.getenv("HILLOCK_MNIST"));
    assumeTrue(
        place != null, "skipped: name the folder of MNIST by -Dhillock.mnist or HILLOCK_MNIST");
    Split split = new Mnist(Path.of(place)).load();
    assertThat(split.train().size()).isEqualTo(55_000);
    assertThat(split.validation().size()).isEqualTo(5_000);
    assertThat(split.test().size()).isEqualTo(10_000);
    long zeros = Arrays.stream(split.train().labels()).filter(l -> l == 0).count();
    zeros += Arrays.stream(split.validation().labels()).filter(l -> l == 0).count();
    assertThat(zeros).isEqualTo(5923);
    assertThat(split.train().inputs()[0]).isBetween(-0.4243f, -0.4239f);
    assertThat(Baseline.nearestNeighbor(split, 50)).isGreaterThan(0.9);
  }
}
