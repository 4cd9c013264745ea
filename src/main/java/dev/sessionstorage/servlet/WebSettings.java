// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.spi.InvalidSettingException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be set for the HTTP sessions of an application.
 *
 * @param createAlways whether each request gets an HTTP session, not only those that ask for theirs
 * @param keepAlive whether work outside requests keeps HTTP sessions alive
 */
record WebSettings(boolean createAlways, boolean keepAlive) {

  /** Reads the settings; a value that is neither of the two is named in the error. */
  static WebSettings from(Function<String, @Nullable String> source) {
    return new WebSettings(
        isOn(source, "sessionstorage.create-session", "on-demand", "always"),
        isOn(source, "sessionstorage.keep-alive", "false", "true"));
  }

  private static boolean isOn(
      Function<String, @Nullable String> source, String name, String off, String on) {
    String given = source.apply(name);
    String text = given == null ? off : given;
    String value = text.strip();
    if (!value.equals(off) && !value.equals(on)) {
      throw new InvalidSettingException(name, text, "expected " + off + " or " + on);
    }
    return value.equals(on);
  }
}
