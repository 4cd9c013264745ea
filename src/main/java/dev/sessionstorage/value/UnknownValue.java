// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value of a type that this version does not know, since a later one wrote it. It can be copied,
 * moved and removed, and is written again as it was read.
 */
public final class UnknownValue implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No value has this tag; null has. */
  static final int TAG = 0;

  private final int tag;
  private final byte[] bytes;

  /**
   * Makes a value of bytes that the codec writes and reads as they are.
   *
   * @param tag the number of its type
   * @param bytes what it is written as; not copied
   */
  public UnknownValue(int tag, byte[] bytes) {
    this.tag = tag;
    this.bytes = bytes;
  }

  /**
   * Returns the number of its type.
   *
   * @return the tag
   */
  public int tag() {
    return tag;
  }

  /**
   * Returns what it is written as.
   *
   * @return the bytes, not copied
   */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UnknownValue value
        && value.tag == tag
        && Arrays.equals(value.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return 31 * tag + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "value of a later version (type " + tag + ", " + bytes.length + " bytes)";
  }
}
