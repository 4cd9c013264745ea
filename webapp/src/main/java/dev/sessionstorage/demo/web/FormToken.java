// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The secret that a page of ours sends along, and that another site's page cannot know. */
final class FormToken {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  private FormToken() {}

  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Compares in constant time, so that nobody can find a token letter by letter. */
  static boolean matches(String expected, @Nullable String given) {
    return given != null && MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
  }
}
