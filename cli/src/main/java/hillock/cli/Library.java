// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// A library that Hillock can be measured beside, and what it takes to have it here.
enum Library {
  TORCH("torch", "PyTorch 2.10.0", 113, 445, "libtorch"),
  ONNX_RUNTIME("onnxruntime", "ONNX Runtime 1.29.0", 54, 29, "libonnxruntime"),
  ND4J("nd4j", "ND4J 1.0.0-M2.1", 217, 390, "libnd4jcpu"),
  DJL("djl", "DJL 0.35.1 with PyTorch 2.7.1", 120, 432, "libtorch");

  private final String id;
  private final String title;
  private final int download;
  private final int unpacked;
  private final String engine;

  /// @param download megabytes that Maven fetches once
  /// @param unpacked megabytes of native code that it unpacks once
  /// @param engine its native code, which must not be there in two versions
  Library(String id, String title, int download, int unpacked, String engine) {
    this.id = id;
    this.title = title;
    this.download = download;
    this.unpacked = unpacked;
    this.engine = engine;
  }

  static Optional<Library> named(String id) {
    return Arrays.stream(values()).filter(library -> library.id.equals(id)).findFirst();
  }

  String id() {
    return id;
  }

  /// What it takes: `PyTorch 2.10.0: a download of 113 MB, 445 MB unpacked`.
  String cost() {
    return "%s: a download of %d MB, %d MB unpacked".formatted(title, download, unpacked);
  }

  /// True if the native code of the two cannot be in one process.
  boolean clashesWith(Library other) {
    return this != other && engine.equals(other.engine);
  }

  static Set<Library> all() {
    return Set.of(values());
  }
}
