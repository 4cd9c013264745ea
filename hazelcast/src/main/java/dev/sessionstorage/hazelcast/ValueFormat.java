// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.fasterxml.jackson.core.JsonToken;
import dev.sessionstorage.spi.NodeState.FirstLevel;
import dev.sessionstorage.spi.NodeState.Member;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plain values: those that CBOR has as they are, the others as {@code [type, parts]}. */
final class ValueFormat {
  private ValueFormat() {}

  static void write(@Nullable Object value, CborWriter out) throws IOException {
    if (value == null) {
      out.nothing();
    } else if (value instanceof String text) {
      out.text(text);
    } else if (value instanceof Boolean truth) {
      out.truth(truth);
    } else if (value instanceof Long number) {
      out.number(number);
    } else if (value instanceof Double number) {
      out.number(number.doubleValue());
    } else if (value instanceof byte[] bytes) {
      out.bytes(bytes);
    } else {
      out.startArray();
      writeRare(value, out);
      out.endArray();
    }
  }

  private static void writeRare(Object value, CborWriter out) throws IOException {
    if (value instanceof Member member) {
      writeNumbers(out, 'm', member.number());
    } else if (value instanceof FirstLevel child) {
      writeNumbers(out, 'g', child.group());
      out.truth(child.object());
    } else if (value instanceof BigInteger number) {
      writeNumbers(out, 'I');
      out.bytes(number.toByteArray());
    } else if (value instanceof BigDecimal number) {
      writeNumbers(out, 'N', number.scale());
      out.bytes(number.unscaledValue().toByteArray());
    } else if (value instanceof LocalDate date) {
      writeNumbers(out, 'd', date.toEpochDay());
    } else if (value instanceof LocalTime time) {
      writeNumbers(out, 't', time.toNanoOfDay());
    } else if (value instanceof Instant instant) {
      writeNumbers(out, 'i', instant.getEpochSecond(), instant.getNano());
    } else if (value instanceof Duration duration) {
      writeNumbers(out, 'p', duration.getSeconds(), duration.getNano());
    } else if (value instanceof UUID uuid) {
      writeNumbers(out, 'u', uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    } else {
      throw new IllegalArgumentException("No storage holds a " + value.getClass().getName());
    }
  }

  private static void writeNumbers(CborWriter out, char type, long... parts) throws IOException {
    out.number(type);
    for (long part : parts) {
      out.number(part);
    }
  }

  /** Reads a value that begins with a token that has been read. */
  static @Nullable Object read(JsonToken token, CborReader in) throws IOException {
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> in.presentText();
      case VALUE_NUMBER_INT -> in.presentNumber();
      case VALUE_NUMBER_FLOAT -> in.presentDouble();
      case VALUE_EMBEDDED_OBJECT -> in.presentBytes();
      case START_ARRAY -> readRare(in);
      default -> throw new IOException("There is " + token + " where a value should be.");
    };
  }

  private static Object readRare(CborReader in) throws IOException {
    long type = in.number();
    if (type == CborReader.CHARACTERS) {
      return in.characters();
    }
    try {
      Object value = readRare(type, in);
      in.endArray();
      return value;
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new IOException("A value is out of its range.", e);
    }
  }

  private static Object readRare(long type, CborReader in) throws IOException {
    return switch ((int) type) {
      case 'm' -> new Member(in.integer());
      case 'g' -> new FirstLevel(in.number(), in.truth());
      case 'I' -> new BigInteger(in.bytes());
      case 'N' -> readDecimal(in.integer(), in.bytes());
      case 'd' -> LocalDate.ofEpochDay(in.number());
      case 't' -> LocalTime.ofNanoOfDay(in.number());
      case 'i' -> Instant.ofEpochSecond(in.number(), in.integer());
      case 'p' -> Duration.ofSeconds(in.number(), in.integer());
      case 'u' -> in.uuid();
      default -> throw new IOException("There is an unknown type of value: " + type + ".");
    };
  }

  private static BigDecimal readDecimal(int scale, byte[] unscaled) {
    return new BigDecimal(new BigInteger(unscaled), scale);
  }
}
