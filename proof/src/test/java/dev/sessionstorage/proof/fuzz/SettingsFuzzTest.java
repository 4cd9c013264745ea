// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sessionstorage.servlet.SessionStorages;
import dev.sessionstorage.shared.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Values of settings are taken, in bounds, or stop the start and name themselves. */
class SettingsFuzzTest {
  private static final Duration YEAR = Duration.ofDays(365);

  /** The first byte chooses the setting, the others are its text. */
  @FuzzTest
  void a_setting_is_in_bounds_or_stops_the_start_and_is_named(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
    Application application = new Application(bytes[0] & 7, text);
    try {
      application.start();
      assertThat(SessionStorages.of(application.context()).application().size()).isZero();
      inBounds(Settings.from(application::setting));
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContainingAll(String.valueOf(application.asked()), text);
    } finally {
      application.stop();
    }
  }

  private static void inBounds(Settings settings) {
    assertThat(settings.lockTimeout()).isPositive().isLessThanOrEqualTo(YEAR);
    assertThat(settings.longUseWarning()).isPositive().isLessThanOrEqualTo(YEAR);
    assertThat(settings.maxStorageSize()).isNotNegative();
  }
}
