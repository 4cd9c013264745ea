// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What runs in the server, as a whole and alone. Its text is a file beside this class. */
enum Script {
  WRITE,
  READ,
  SCAN,
  DUE,
  TOUCH,
  BEAT;

  final String text = load(name().toLowerCase(Locale.ROOT) + ".lua");

  /** By this name a server runs a script that it has seen before. */
  final String digest = digest(text);

  private static String load(String file) {
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("session-storage-redis is incomplete: no " + file);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("session-storage-redis cannot read its " + file, e);
    }
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every virtual machine has SHA-1", e);
    }
  }
}
