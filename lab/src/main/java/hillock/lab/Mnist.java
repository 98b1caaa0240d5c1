// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Reads the four files of MNIST, or of a set in the same form, from a folder.
///
/// The files may be packed by gzip or not, and named with a dash or a dot, as mirrors do:
/// `train-images-idx3-ubyte.gz`, `train-images.idx3-ubyte` ... Pixels get mean 0 and variance 1
/// over the training set. The last twelfth of the training images is the validation set: of the
/// 60,000 images of MNIST, the first 55,000 are learned from and the last 5,000 chosen by.
///
/// @param folder where the files are
public record Mnist(Path folder) implements Source {
  private static final int CLASSES = 10;
  private static final int VALIDATION_SHARE = 12;
  private static final String FILES =
      "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and"
          + " t10k-labels-idx1-ubyte, each perhaps with .gz";

  @Override
  public boolean needsFiles() {
    return true;
  }

  @Override
  public String origin() {
    return "files in " + folder.toAbsolutePath().normalize();
  }

  @Override
  public Split load() {
    IdxFile trainImages = IdxFile.read(find("train-images", 3), 3);
    IdxFile testImages = IdxFile.read(find("t10k-images", 3), 3);
    for (int dimension = 1; dimension <= 2; dimension++) {
      if (testImages.size(dimension) != trainImages.size(dimension)) {
        throw testImages.wrong(
            "its images have %d x %d pixels, those to learn from %d x %d"
                .formatted(
                    testImages.size(1),
                    testImages.size(2),
                    trainImages.size(1),
                    trainImages.size(2)));
      }
    }
    GrayImages train = images(trainImages, IdxFile.read(find("train-labels", 1), 1));
    GrayImages test = images(testImages, IdxFile.read(find("t10k-labels", 1), 1));
    int learned = train.size() - train.size() / VALIDATION_SHARE;
    if (learned == train.size()) {
      throw trainImages.wrong(
          "it has %d images, too few to set some apart for validation".formatted(train.size()));
    }
    float[] standardization = train.standardization();
    return new Split(
        train.examples(0, learned, standardization, CLASSES),
        train.examples(learned, train.size(), standardization, CLASSES),
        test.examples(0, test.size(), standardization, CLASSES));
  }

  private static GrayImages images(IdxFile images, IdxFile labels) {
    if (labels.size(0) != images.size(0)) {
      throw labels.wrong(
          "it has %d labels for %d images".formatted(labels.size(0), images.size(0)));
    }
    int[] classes = new int[labels.size(0)];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = labels.elements()[i] & 255;
      if (classes[i] >= CLASSES) {
        throw labels.wrong("label %d is %d, not 0 to 9".formatted(i, classes[i]));
      }
    }
    return new GrayImages(images.elements(), classes);
  }

  /// The file of that content, under any of its names.
  private Path find(String content, int dimensions) {
    String dashed = "%s-idx%d-ubyte".formatted(content, dimensions);
    String dotted = "%s.idx%d-ubyte".formatted(content, dimensions);
    List<Path> places =
        Stream.of(dashed, dashed + ".gz", dotted, dotted + ".gz").map(folder::resolve).toList();
    return places.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> missing(dashed));
  }

  private TaskException missing(String name) {
    String why =
        Files.isDirectory(folder)
            ? "there is no %s in the folder %s".formatted(name, folder)
            : "there is no folder " + folder;
    return new TaskException(why + "; MNIST is four files: " + FILES);
  }
}
