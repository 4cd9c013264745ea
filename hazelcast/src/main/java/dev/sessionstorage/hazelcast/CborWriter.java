// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes CBOR into memory. */
final class CborWriter implements AutoCloseable {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private final CBORGenerator out;

  CborWriter() throws IOException {
    out = CborReader.FACTORY.createGenerator(bytes);
  }

  void startArray() throws IOException {
    out.writeStartArray();
  }

  void endArray() throws IOException {
    out.writeEndArray();
  }

  void nothing() throws IOException {
    out.writeNull();
  }

  void truth(boolean value) throws IOException {
    out.writeBoolean(value);
  }

  void number(long value) throws IOException {
    out.writeNumber(value);
  }

  void number(double value) throws IOException {
    out.writeNumber(value);
  }

  void bytes(byte[] value) throws IOException {
    out.writeBinary(value);
  }

  void uuid(UUID value) throws IOException {
    number(value.getMostSignificantBits());
    number(value.getLeastSignificantBits());
  }

  /** As CBOR's text where UTF-8 can say it, else as the characters one by one. */
  void text(String value) throws IOException {
    if (isUnicode(value)) {
      out.writeString(value);
    } else {
      startArray();
      number(CborReader.CHARACTERS);
      for (int i = 0; i < value.length(); i++) {
        number(value.charAt(i));
      }
      endArray();
    }
  }

  private static boolean isUnicode(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value);
      }
    }
    return true;
  }

  void textOrNull(@Nullable String value) throws IOException {
    if (value == null) {
      nothing();
    } else {
      text(value);
    }
  }

  /** Ends the writing. */
  byte[] toBytes() throws IOException {
    out.flush();
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
