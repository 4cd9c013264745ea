// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Text as bytes, whatever characters it has. */
final class Texts {
  /** Stands in front of characters of two bytes each; no UTF-8 begins with it. */
  static final int CHARACTERS = 0xff;

  private Texts() {}

  /** Whether each surrogate has its other half, so that UTF-8 can say the text. */
  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  static String decode(byte[] bytes, int from, int count) throws IOException {
    if (count == 0 || (bytes[from] & 0xff) != CHARACTERS) {
      return new String(bytes, from, count, StandardCharsets.UTF_8);
    }
    if (count % Character.BYTES == 0) {
      throw new IOException("Half a character is missing.");
    }
    char[] text = new char[count / Character.BYTES];
    for (int i = 0; i < text.length; i++) {
      int at = from + 1 + i * Character.BYTES;
      text[i] = (char) (bytes[at] << 8 | (bytes[at + 1] & 0xff));
    }
    return new String(text);
  }
}
