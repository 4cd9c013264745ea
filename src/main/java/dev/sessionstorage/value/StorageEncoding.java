// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A storage as bytes, for containers that keep sessions on disk or copy them to other members. */
public final class StorageEncoding {
  private static final int VALUES = Frame.CRITICAL + 1;
  private static final Set<Integer> KNOWN = Set.of(VALUES);

  private StorageEncoding() {}

  /**
   * Encodes the values of a storage.
   *
   * @param values what {@code toMap()} returned
   * @return the bytes
   */
  public static byte[] encode(Map<String, ? extends @Nullable Object> values) {
    return encode(values, Frame.EMPTY);
  }

  /**
   * Encodes the values of a storage, and what a later version had written beside them.
   *
   * @param values what {@code toMap()} returned
   * @param unknown what {@link #unknown} returned for the bytes that the storage was read from
   * @return the bytes
   */
  public static byte[] encode(Map<String, ? extends @Nullable Object> values, Frame unknown) {
    Output out = new Output();
    ValueCodec.write(values, out);
    return unknown.with(VALUES, out).toBytes();
  }

  /**
   * Decodes the values of a storage.
   *
   * @param bytes what {@link #encode} returned, or any other bytes
   * @return the values
   * @throws IOException if the bytes are damaged or of a version that this one does not know
   */
  @SuppressWarnings("unchecked") // names are read as text
  public static Map<String, @Nullable Object> decode(byte[] bytes) throws IOException {
    Input in = Frame.read(bytes, KNOWN).required(VALUES);
    if (ValueCodec.read(in) instanceof Map<?, ?> values && !in.hasMore()) {
      return (Map<String, @Nullable Object>) values;
    }
    throw new IOException("The bytes do not hold an object.");
  }

  /**
   * Returns what is beside the values, to be written again: this version does not know it.
   *
   * @param bytes what {@link #encode} returned, or any other bytes
   * @return the sections of a later version; mostly none
   * @throws IOException if the bytes are damaged or of a version that this one does not know
   */
  public static Frame unknown(byte[] bytes) throws IOException {
    return Frame.read(bytes, KNOWN).without(KNOWN);
  }
}
