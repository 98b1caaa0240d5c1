// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import picocli.CommandLine.IVersionProvider;

/// What `--version` prints.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "hillock " + number(),
      "Java %s, %s %s"
          .formatted(
              System.getProperty("java.runtime.version"),
              System.getProperty("os.name"),
              System.getProperty("os.arch"))
    };
  }

  /// The version of the project, from the manifest of its jar.
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
