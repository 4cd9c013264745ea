// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes plain values: one character for the type, then the value. */
final class ValueWriter {
  private final DataOutputStream out;

  ValueWriter(DataOutputStream out) {
    this.out = out;
  }

  void write(@Nullable Object value) throws IOException {
    if (value == null) {
      out.writeByte('0');
    } else if (value instanceof String text) {
      writeText(text);
    } else if (value instanceof Boolean truth) {
      out.writeByte(truth ? 'T' : 'F');
    } else if (value instanceof Long number) {
      out.writeByte('L');
      out.writeLong(number);
    } else if (value instanceof Double number) {
      out.writeByte('D');
      out.writeDouble(number);
    } else if (value instanceof byte[] bytes) {
      writeBytes('B', bytes);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(map);
    } else if (value instanceof List<?> list) {
      writeList(list);
    } else {
      writeRare(value);
    }
  }

  private void writeRare(Object value) throws IOException {
    if (value instanceof BigInteger number) {
      writeBytes('I', number.toByteArray());
    } else if (value instanceof BigDecimal number) {
      writeBytes('N', number.unscaledValue().toByteArray());
      out.writeInt(number.scale());
    } else if (value instanceof LocalDate date) {
      out.writeByte('d');
      out.writeLong(date.toEpochDay());
    } else if (value instanceof LocalTime time) {
      out.writeByte('t');
      out.writeLong(time.toNanoOfDay());
    } else if (value instanceof Instant instant) {
      writeSeconds('i', instant.getEpochSecond(), instant.getNano());
    } else if (value instanceof Duration duration) {
      writeSeconds('p', duration.getSeconds(), duration.getNano());
    } else if (value instanceof UUID uuid) {
      out.writeByte('u');
      out.writeLong(uuid.getMostSignificantBits());
      out.writeLong(uuid.getLeastSignificantBits());
    } else {
      throw new IllegalArgumentException("No storage holds a " + value.getClass().getName());
    }
  }

  /** UTF-8 where it can say the text, else its characters one by one. */
  private void writeText(String text) throws IOException {
    if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      writeBytes('S', text.getBytes(StandardCharsets.UTF_8));
    } else {
      out.writeByte('C');
      out.writeInt(text.length());
      out.writeChars(text);
    }
  }

  private void writeMap(Map<?, ?> map) throws IOException {
    out.writeByte('O');
    out.writeInt(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      writeText((String) entry.getKey());
      write(entry.getValue());
    }
  }

  private void writeList(List<?> list) throws IOException {
    out.writeByte('A');
    out.writeInt(list.size());
    for (Object element : list) {
      write(element);
    }
  }

  private void writeBytes(char type, byte[] bytes) throws IOException {
    out.writeByte(type);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private void writeSeconds(char type, long seconds, int nanos) throws IOException {
    out.writeByte(type);
    out.writeLong(seconds);
    out.writeInt(nanos);
  }
}
