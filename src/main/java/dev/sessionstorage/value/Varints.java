// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

/** Numbers without sign in one to ten bytes: seven bits in each, the lowest first. */
final class Varints {
  static final int MAX_BYTES = 10;

  private Varints() {}

  /** How many bytes a number takes. */
  static int size(long number) {
    return (63 - Long.numberOfLeadingZeros(number | 1)) / 7 + 1;
  }

  /** Writes a number and returns the position after it. */
  static int write(long number, byte[] bytes, int from) {
    int position = from;
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      bytes[position++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[position++] = (byte) rest;
    return position;
  }
}
