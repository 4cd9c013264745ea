// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads CBOR step by step; believes nothing that it reads. */
final class CborReader implements AutoCloseable {
  /** Marks text that UTF-8 cannot say. */
  static final char CHARACTERS = 'C';

  /** Keeps no buffers in threads, which would stay there when the application ends. */
  static final CBORFactory FACTORY =
      CBORFactory.builder()
          .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(20)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final CBORParser in;

  CborReader(byte[] bytes, int from) throws IOException {
    in = FACTORY.createParser(bytes, from, bytes.length - from);
  }

  JsonToken next() throws IOException {
    JsonToken token = in.nextToken();
    if (token == null) {
      throw new IOException("The bytes end too early.");
    }
    return token;
  }

  private void next(JsonToken expected) throws IOException {
    expect(next(), expected);
  }

  private static void expect(JsonToken token, JsonToken expected) throws IOException {
    if (token != expected) {
      throw new IOException("There is " + token + " where " + expected + " should be.");
    }
  }

  void startArray() throws IOException {
    next(JsonToken.START_ARRAY);
  }

  /** Enters an array; false when there is null in its place. */
  boolean startArrayOrNull() throws IOException {
    JsonToken token = next();
    if (token == JsonToken.VALUE_NULL) {
      return false;
    }
    expect(token, JsonToken.START_ARRAY);
    return true;
  }

  /** Enters an array that is an element of another; false when that one ends. */
  boolean startArrayOrEnd() throws IOException {
    JsonToken token = next();
    if (token == JsonToken.END_ARRAY) {
      return false;
    }
    expect(token, JsonToken.START_ARRAY);
    return true;
  }

  /** Leaves an array, and skips what a later version has added to it. */
  void endArray() throws IOException {
    while (next() != JsonToken.END_ARRAY) {
      in.skipChildren();
    }
  }

  int integer() throws IOException {
    return toInt(number());
  }

  static int toInt(long number) throws IOException {
    if (number != (int) number) {
      throw new IOException("A number is out of its range.");
    }
    return (int) number;
  }

  long number() throws IOException {
    next(JsonToken.VALUE_NUMBER_INT);
    return presentNumber();
  }

  long presentNumber() throws IOException {
    if (in.getNumberType() == NumberType.BIG_INTEGER) {
      throw new IOException("A number is out of its range.");
    }
    return in.getLongValue();
  }

  double presentDouble() throws IOException {
    return in.getDoubleValue();
  }

  boolean truth() throws IOException {
    JsonToken token = next();
    if (!token.isBoolean()) {
      throw new IOException("There is " + token + " where a truth value should be.");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  UUID uuid() throws IOException {
    return new UUID(number(), number());
  }

  byte[] bytes() throws IOException {
    next(JsonToken.VALUE_EMBEDDED_OBJECT);
    return presentBytes();
  }

  byte[] presentBytes() throws IOException {
    return in.getBinaryValue();
  }

  String text() throws IOException {
    return text(next());
  }

  @Nullable String textOrNull() throws IOException {
    JsonToken token = next();
    return token == JsonToken.VALUE_NULL ? null : text(token);
  }

  /** Reads text that begins with a token that has been read. */
  String text(JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      return presentText();
    }
    expect(token, JsonToken.START_ARRAY);
    if (number() != CHARACTERS) {
      throw new IOException("There is no text where one should be.");
    }
    return characters();
  }

  String presentText() throws IOException {
    return in.getText();
  }

  /** Reads characters one by one, until their array ends. */
  String characters() throws IOException {
    StringBuilder text = new StringBuilder();
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      expect(token, JsonToken.VALUE_NUMBER_INT);
      text.append((char) presentNumber());
    }
    return text.toString();
  }

  /** Where the next thing begins, counted from where this reader began. */
  int position() {
    return Math.toIntExact(in.currentLocation().getByteOffset());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
