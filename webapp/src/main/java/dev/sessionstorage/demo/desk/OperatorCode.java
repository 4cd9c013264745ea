// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/** The code that makes a visitor an operator. Case and dashes do not count. */
record OperatorCode(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int MIN_LENGTH = 8;

  OperatorCode {
    if (plain(text).length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "The operator code must have at least " + MIN_LENGTH + " letters or digits");
    }
  }

  /** Makes a code of 60 random bits: too many to try, few enough to type. */
  static OperatorCode random() {
    return new OperatorCode(String.join("-", letters(), letters(), letters()));
  }

  private static String letters() {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }

  boolean matches(String given) {
    return MessageDigest.isEqual(plain(text).getBytes(UTF_8), plain(given).getBytes(UTF_8));
  }

  private static String plain(String text) {
    return text.replaceAll("[-\\s]", "").toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "OperatorCode";
  }
}
