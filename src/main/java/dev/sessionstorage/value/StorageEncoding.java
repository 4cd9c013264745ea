// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A storage as bytes, for containers that keep sessions on disk: a version, a checksum, and plain
 * values without any class name, so that reading foreign bytes creates nothing but plain values.
 */
public final class StorageEncoding {
  private static final int VERSION = 1;
  private static final int HEADER = 1 + Long.BYTES;

  private StorageEncoding() {}

  /**
   * Encodes the values of a storage.
   *
   * @param values what {@code toMap()} gave
   * @return the bytes
   */
  public static byte[] encode(Map<String, ? extends @Nullable Object> values) {
    try (ByteArrayOutputStream body = new ByteArrayOutputStream();
        ByteArrayOutputStream all = new ByteArrayOutputStream()) {
      new ValueWriter(new DataOutputStream(body)).write(values);
      DataOutputStream out = new DataOutputStream(all);
      out.writeByte(VERSION);
      out.writeLong(checksum(body.toByteArray(), 0));
      body.writeTo(out);
      return all.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  /**
   * Decodes the values of a storage.
   *
   * @param bytes what {@link #encode} gave, or any other bytes
   * @return the values
   * @throws IOException if the bytes are damaged or of a version that this one does not know
   */
  @SuppressWarnings("unchecked") // names are written as text
  public static Map<String, @Nullable Object> decode(byte[] bytes) throws IOException {
    if (bytes.length < HEADER) {
      throw new IOException("There are " + bytes.length + " bytes, fewer than a header has.");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IOException("The format has the unknown version " + version + ".");
      }
      if (in.readLong() != checksum(bytes, HEADER)) {
        throw new IOException("The checksum does not match.");
      }
      if (new ValueReader(in).read(0) instanceof Map<?, ?> values) {
        return (Map<String, @Nullable Object>) values;
      }
      throw new IOException("The bytes do not hold an object.");
    }
  }

  private static long checksum(byte[] bytes, int offset) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, offset, bytes.length - offset);
    return checksum.getValue();
  }
}
