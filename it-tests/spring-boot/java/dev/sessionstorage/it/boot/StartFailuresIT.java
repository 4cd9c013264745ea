// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An application that cannot work does not start, and Boot says what to do. */
class StartFailuresIT {
  private static final List<Class<?>> SHOP =
      List.of(ShopApplication.class, TomcatBootIT.Server.class);

  @ParameterizedTest
  @CsvSource({
    "lock-timeout, soon, 'expected a time such as 500ms'",
    "lockTimeout, 0s, 'more than zero'",
    "lock-timeout, PT-1S, 'expected a time'",
    "lock-timeout, Pony, 'expected a time'",
    "long-use-warning, 366d, 'expected a time'",
    "max-storage-size, huge, 'expected a size such as 65536'",
    "max-storage-size, 999999999999GB, 'expected a size'",
    "create-session, sometimes, 'expected on-demand or always'",
    "keep-alive, 'yes, please', 'expected false or true'",
    "cluster, maybe, 'expected on or off'"
  })
  void badSettingIsNamedWithItsPlaceAndWhatIsExpected(
      String name, String text, String expected, @TempDir Path folder) throws IOException {
    Path yaml = folder.resolve("bad.yaml");
    Files.writeString(yaml, "sessionstorage:\n  " + name + ": \"" + text + "\"\n");

    String analysis = failedStart(SHOP, "spring.config.additional-location=" + yaml.toUri());

    assertThat(analysis)
        .contains("APPLICATION FAILED TO START")
        .contains("'sessionstorage." + name.replace("T", "-t") + "'")
        .contains("'" + text + "'")
        .contains("bad.yaml] - 2:")
        .contains(expected);
  }

  /** YAML reads on, off, true and numbers before anybody asks for text. */
  @Test
  void valuesWithoutQuotesInYamlAreUnderstood(@TempDir Path folder) throws IOException {
    Path yaml = folder.resolve("good.yaml");
    Files.writeString(
        yaml,
        """
        sessionstorage:
          max-storage-size: 0
          keep-alive: false
          cluster: off
          cluster.name: shop
        """);

    try (Started shop = Started.with(SHOP, "spring.config.additional-location=" + yaml.toUri())) {
      assertThat(shop.browser().get("/visit")).isEqualTo("1");
    }
  }

  @Test
  void sharedObjectOfNobodyIsAClearError() {
    String analysis =
        failedStart(List.of(ShopApplication.class, TomcatBootIT.Server.class, Unqualified.class));

    assertThat(analysis)
        .contains("APPLICATION FAILED TO START")
        .contains("\"@Current SharedObject");
  }

  static class Unqualified {
    @Autowired SharedObject storage;
  }

  private static String failedStart(List<Class<?>> sources, String... properties) {
    try (BootLog log = new BootLog()) {
      assertThatThrownBy(() -> Started.with(sources, properties).close())
          .isInstanceOf(RuntimeException.class);
      return log.text();
    }
  }
}
