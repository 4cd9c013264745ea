// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessionstorage.spi.store.Stamp;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Names and ids as the tables have them. */
final class Texts {
  static final int USER = 500;
  static final int APPLICATION = 100;
  private static final String HASH = "SHA-256:";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int DIGITS = 16;

  private Texts() {}

  static String of(UUID id) {
    return of(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  static String of(Stamp stamp) {
    return of(stamp.high(), stamp.low());
  }

  private static String of(long high, long low) {
    return HEX.toHexDigits(high) + HEX.toHexDigits(low);
  }

  static UUID id(String text) {
    return new UUID(high(text), low(text));
  }

  static Stamp stamp(String text) {
    return new Stamp(high(text), low(text));
  }

  private static long high(String text) {
    return HexFormat.fromHexDigitsToLong(text, 0, DIGITS);
  }

  private static long low(String text) {
    return HexFormat.fromHexDigitsToLong(text, DIGITS, 2 * DIGITS);
  }

  /** Names that a column cannot hold are replaced by their hash: they are only compared. */
  static String name(String name, int limit) {
    if (isKept(name, limit)) {
      return name;
    }
    ByteBuffer all = ByteBuffer.allocate(name.length() * Character.BYTES);
    all.asCharBuffer().put(name);
    try {
      return HASH + HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(all.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** PostgreSQL keeps no NUL, and nobody half a pair of surrogates. */
  private static boolean isKept(String name, int limit) {
    return name.length() <= limit
        && name.indexOf('\0') < 0
        && !name.startsWith(HASH)
        && UTF_8.newEncoder().canEncode(name);
  }
}
