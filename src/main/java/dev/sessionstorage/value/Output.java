// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.UUID;

/**
 * Bytes in the making. What has parts of its own begins with its length: see {@link #begin}. Whole
 * numbers take as few bytes as they need.
 */
public final class Output {
  private byte[] buffer = new byte[256];
  private int length;

  /** Makes an empty one. */
  public Output() {}

  private void reserve(int more) {
    if (more > buffer.length - length) {
      int needed = Math.addExact(length, more);
      buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length + (buffer.length >> 1)));
    }
  }

  /**
   * Begins a part: its tag, and room for its length.
   *
   * @param tag what kind of part, 0 to 255
   * @return what {@link #end} must be given
   */
  public int begin(int tag) {
    octet(tag);
    return begin();
  }

  /**
   * Begins a part without a tag.
   *
   * @return what {@link #end} must be given
   */
  public int begin() {
    octet(0);
    return length;
  }

  /**
   * Ends a part by writing its length in front of it. Most parts are short: a longer one is moved.
   *
   * @param start what {@link #begin} returned
   */
  public void end(int start) {
    int size = length - start;
    int more = Varints.size(size) - 1;
    if (more > 0) {
      reserve(more);
      System.arraycopy(buffer, start, buffer, start + more, size);
      length += more;
    }
    Varints.write(size, buffer, start - 1);
  }

  /**
   * Writes one byte.
   *
   * @param value 0 to 255
   */
  public void octet(int value) {
    reserve(1);
    buffer[length++] = (byte) value;
  }

  /**
   * Writes a whole number; small ones take fewer bytes, be they positive or negative.
   *
   * @param number any number
   */
  public void number(long number) {
    reserve(Varints.MAX_BYTES);
    length = Varints.write(number << 1 ^ number >> 63, buffer, length);
  }

  /**
   * Writes bytes as they are, without a length.
   *
   * @param bytes the bytes
   */
  public void bytes(byte[] bytes) {
    bytes(bytes, 0, bytes.length);
  }

  void bytes(byte[] bytes, int from, int count) {
    reserve(count);
    System.arraycopy(bytes, from, buffer, length, count);
    length += count;
  }

  /**
   * Writes text without a length: UTF-8, or a byte that UTF-8 never has and the characters, where
   * UTF-8 cannot say them.
   *
   * @param text any text
   */
  public void text(String text) {
    if (Texts.isWellFormed(text)) {
      bytes(text.getBytes(StandardCharsets.UTF_8));
    } else {
      octet(Texts.CHARACTERS);
      characters(text);
    }
  }

  private void characters(String text) {
    for (int i = 0; i < text.length(); i++) {
      octet(text.charAt(i) >> 8);
      octet(text.charAt(i));
    }
  }

  /**
   * Writes text with its length in front.
   *
   * @param text any text
   */
  public void name(String text) {
    int start = begin();
    text(text);
    end(start);
  }

  /**
   * Writes a truth value.
   *
   * @param truth the value
   */
  public void truth(boolean truth) {
    octet(truth ? 1 : 0);
  }

  /**
   * Writes a UUID.
   *
   * @param uuid the UUID
   */
  public void uuid(UUID uuid) {
    fixed(uuid.getMostSignificantBits());
    fixed(uuid.getLeastSignificantBits());
  }

  void floating(double number) {
    fixed(Double.doubleToRawLongBits(number));
  }

  void decimal(BigDecimal number) {
    number(number.scale());
    bytes(number.unscaledValue().toByteArray());
  }

  void date(LocalDate date) {
    number(date.toEpochDay());
  }

  void time(LocalTime time) {
    number(time.toNanoOfDay());
  }

  void dateTime(LocalDateTime time) {
    date(time.toLocalDate());
    time(time.toLocalTime());
  }

  /** Writes the CRC32C of all that was written. */
  void checksum() {
    int value = Frame.checksum(buffer, length);
    for (int shift = 24; shift >= 0; shift -= 8) {
      octet(value >>> shift);
    }
  }

  private void fixed(long bits) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      octet((int) (bits >>> shift));
    }
  }

  /**
   * Returns all that was written.
   *
   * @return a copy
   */
  public byte[] toBytes() {
    return Arrays.copyOf(buffer, length);
  }
}
