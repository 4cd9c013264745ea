// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ValueWriter} wrote; believes no length, no type and no depth that it reads. */
final class ValueReader {
  private static final int MAX_DEPTH = 100;

  private final DataInputStream in;

  ValueReader(DataInputStream in) {
    this.in = in;
  }

  @Nullable Object read(int depth) throws IOException {
    int type = in.readUnsignedByte();
    try {
      return switch (type) {
        case '0' -> null;
        case 'T' -> true;
        case 'F' -> false;
        case 'L' -> in.readLong();
        case 'D' -> in.readDouble();
        case 'S', 'C' -> readText(type);
        case 'B' -> readBytes();
        case 'O' -> readMap(deeper(depth));
        case 'A' -> readList(deeper(depth));
        default -> readRare(type);
      };
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new IOException("A value is out of its range.", e);
    }
  }

  private Object readRare(int type) throws IOException {
    return switch (type) {
      case 'I' -> new BigInteger(readBytes());
      case 'N' -> new BigDecimal(new BigInteger(readBytes()), in.readInt());
      case 'd' -> LocalDate.ofEpochDay(in.readLong());
      case 't' -> LocalTime.ofNanoOfDay(in.readLong());
      case 'i' -> Instant.ofEpochSecond(in.readLong(), in.readInt());
      case 'p' -> Duration.ofSeconds(in.readLong(), in.readInt());
      case 'u' -> new UUID(in.readLong(), in.readLong());
      default -> throw new IOException("There is an unknown type of value: " + type + ".");
    };
  }

  private static int deeper(int depth) throws IOException {
    if (depth >= MAX_DEPTH) {
      throw new IOException("The values are nested too deeply.");
    }
    return depth + 1;
  }

  private Map<String, @Nullable Object> readMap(int depth) throws IOException {
    int size = readCount(2);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(readText(in.readUnsignedByte()), read(depth));
    }
    return map;
  }

  private List<@Nullable Object> readList(int depth) throws IOException {
    int size = readCount(1);
    // no room in advance: each of many nested lists could promise all that is left
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(read(depth));
    }
    return list;
  }

  private String readText(int type) throws IOException {
    if (type == 'S') {
      return new String(readBytes(), StandardCharsets.UTF_8);
    }
    if (type != 'C') {
      throw new IOException("There is no text where one should be.");
    }
    char[] text = new char[readCount(Character.BYTES)];
    for (int i = 0; i < text.length; i++) {
      text[i] = in.readChar();
    }
    return new String(text);
  }

  private byte[] readBytes() throws IOException {
    return in.readNBytes(readCount(1));
  }

  /** A count of things of at least so many bytes each, which must be there. */
  private int readCount(int bytesEach) throws IOException {
    int count = in.readInt();
    if (count < 0 || (long) count * bytesEach > in.available()) {
      throw new IOException("There is less data than its length says.");
    }
    return count;
  }
}
