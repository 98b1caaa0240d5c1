// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SizesTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "1000, 1000, 1000",
    "4K, 4096, 4K",
    "4k, 4096, 4K",
    "256K, 262144, 256K",
    "16M, 16777216, 16M",
    "16m, 16777216, 16M",
    "1024K, 1048576, 1M",
    "256M, 268435456, 256M"
  })
  void sizesAreReadAndSaid(String text, int size, String said) {
    assertThat(Sizes.read(text)).isEqualTo(size);
    assertThat(Sizes.said(size)).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K", "4G", "4KB", "-4K", "1.5M", "1e3", "12345678901"})
  void otherTextIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sizes.read(text))
        .withMessage("'%s' is no number of floats; write 1000, 4K or 16M", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0M", "257M", "999999999M"})
  void sizesOutOfReachAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sizes.read(text))
        .withMessage("arrays have 1 to 256M floats, not " + text);
  }
}
