// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.UUID;

/**
 * Reads what {@link Output} wrote. Believes no length and no number that it reads: nothing is
 * allocated for bytes that are not there.
 */
public final class Input {
  private final byte[] bytes;
  private final int end;
  private int position;

  /**
   * Begins to read bytes.
   *
   * @param bytes all that there is to read
   */
  public Input(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  Input(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.position = from;
    this.end = end;
  }

  /**
   * Tells whether there is more to read.
   *
   * @return false at the end
   */
  public boolean hasMore() {
    return position < end;
  }

  private int take(int count) throws IOException {
    if (count < 0 || count > end - position) {
      throw new EOFException("There is less data than its length says.");
    }
    int from = position;
    position += count;
    return from;
  }

  /**
   * Reads one byte.
   *
   * @return 0 to 255
   * @throws IOException if there is none
   */
  public int octet() throws IOException {
    return bytes[take(1)] & 0xff;
  }

  /**
   * Enters a part, and leaves it behind: the next read here is of what follows it.
   *
   * @return the part, without its length
   * @throws IOException if there is less than its length says
   */
  public Input part() throws IOException {
    long length = varint();
    if (length < 0 || length > end - position) {
      throw new EOFException("There is less data than its length says.");
    }
    int from = take((int) length);
    return new Input(bytes, from, position);
  }

  private long varint() throws IOException {
    long number = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int octet = octet();
      if (shift == 63 && octet > 1) {
        break;
      }
      number |= (octet & 0x7fL) << shift;
      if (octet < 0x80) {
        return number;
      }
    }
    throw new IOException("A number is too long.");
  }

  /**
   * Reads a whole number.
   *
   * @return any number
   * @throws IOException if there is none
   */
  public long number() throws IOException {
    long number = varint();
    return number >>> 1 ^ -(number & 1);
  }

  /**
   * Reads a whole number of 32 bits.
   *
   * @return any such number
   * @throws IOException if there is none, or a larger one
   */
  public int integer() throws IOException {
    long number = number();
    if (number != (int) number) {
      throw new IOException("A number is out of its range.");
    }
    return (int) number;
  }

  /**
   * Reads all the bytes that are left.
   *
   * @return the bytes
   */
  public byte[] bytes() {
    int from = position;
    position = end;
    return Arrays.copyOfRange(bytes, from, end);
  }

  /**
   * Reads the bytes that are left as text.
   *
   * @return the text
   * @throws IOException if the bytes are no text
   */
  public String text() throws IOException {
    int from = position;
    position = end;
    return Texts.decode(bytes, from, end - from);
  }

  /**
   * Reads text that has its length in front.
   *
   * @return the text
   * @throws IOException if there is none
   */
  public String name() throws IOException {
    return part().text();
  }

  /**
   * Reads a truth value.
   *
   * @return the value
   * @throws IOException if there is none
   */
  public boolean truth() throws IOException {
    int octet = octet();
    if (octet > 1) {
      throw new IOException("There is no truth value where one should be.");
    }
    return octet == 1;
  }

  /**
   * Reads a UUID.
   *
   * @return the UUID
   * @throws IOException if there is none
   */
  public UUID uuid() throws IOException {
    return new UUID(fixed(), fixed());
  }

  double floating() throws IOException {
    return Double.longBitsToDouble(fixed());
  }

  BigDecimal decimal() throws IOException {
    int scale = integer();
    return new BigDecimal(new BigInteger(bytes()), scale);
  }

  LocalDate date() throws IOException {
    return LocalDate.ofEpochDay(number());
  }

  LocalTime time() throws IOException {
    return LocalTime.ofNanoOfDay(number());
  }

  LocalDateTime dateTime() throws IOException {
    return LocalDateTime.of(date(), time());
  }

  int checksum() throws IOException {
    int from = take(Integer.BYTES);
    int value = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      value = value << 8 | (bytes[from + i] & 0xff);
    }
    return value;
  }

  /** The same, to be read a second time. */
  Input copy() {
    return new Input(bytes, position, end);
  }

  private long fixed() throws IOException {
    int from = take(Long.BYTES);
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << 8 | (bytes[from + i] & 0xff);
    }
    return bits;
  }
}
