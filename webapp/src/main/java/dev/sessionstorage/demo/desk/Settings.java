// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.demo.web.Form;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The value that everybody at the desk may change: {@code settings.text}. */
final class Settings {
  private static final String SETTINGS = "settings";
  private static final String TEXT = "text";
  private static final int MAX_LENGTH = 200;

  private Settings() {}

  static String textFrom(HttpServletRequest request) {
    return Form.of(request).text(TEXT, MAX_LENGTH);
  }

  static void write(SharedObject storage, String text) {
    storage.objectOrNew(SETTINGS).use(settings -> settings.put(TEXT, text));
  }

  static @Nullable String read(SharedObject storage) {
    SharedObject settings = storage.object(SETTINGS);
    return settings == null ? null : settings.get(TEXT, String.class);
  }
}
