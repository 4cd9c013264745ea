// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.zone.ZoneRulesException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes: the number of the type, the length, then the value as its row of the table says.
 * A map has names and values, a list has values. No class name is ever written, so that reading
 * foreign bytes creates nothing but plain values.
 */
public final class ValueCodec {
  /** From here on tags are not the table's: who writes such values reads them, too. */
  public static final int FIRST_FOREIGN_TAG = 64;

  private static final int NULL = UnknownValue.TAG;
  private static final int MAP = 60;
  private static final int LIST = 61;
  private static final int MAX_DEPTH = 100;

  private ValueCodec() {}

  /**
   * Writes a value.
   *
   * @param value a value as it is kept, or a map or list of such values
   * @param out where to write it
   */
  public static void write(@Nullable Object value, Output out) {
    int start;
    if (value == null) {
      start = out.begin(NULL);
    } else if (value instanceof Map<?, ?> map) {
      start = out.begin(MAP);
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.name((String) entry.getKey());
        write(entry.getValue(), out);
      }
    } else if (value instanceof List<?> list) {
      start = out.begin(LIST);
      for (Object element : list) {
        write(element, out);
      }
    } else {
      ValueType<?> type = ValueTypes.ofKept(value);
      start = out.begin(value instanceof UnknownValue unknown ? unknown.tag() : type.tag());
      type.write(value, out);
    }
    out.end(start);
  }

  /**
   * Reads a value.
   *
   * @param in where a value begins
   * @return the value; an {@link UnknownValue} if only a later version knows its type
   * @throws IOException if there is none, or it is out of its range or nested too deeply
   */
  public static @Nullable Object read(Input in) throws IOException {
    return read(in, 0);
  }

  private static @Nullable Object read(Input in, int depth) throws IOException {
    int tag = in.octet();
    Input part = in.part();
    if (depth > MAX_DEPTH) {
      throw new IOException("The values are nested too deeply.");
    }
    return switch (tag) {
      case NULL -> null;
      case MAP -> readMap(part, depth);
      case LIST -> readList(part, depth);
      default -> readPlain(tag, part);
    };
  }

  private static Map<String, @Nullable Object> readMap(Input in, int depth) throws IOException {
    if (!in.hasMore()) {
      return Map.of();
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (in.hasMore()) {
      map.put(in.name(), read(in, depth + 1));
    }
    return map;
  }

  private static List<@Nullable Object> readList(Input in, int depth) throws IOException {
    if (!in.hasMore()) {
      return List.of();
    }
    List<@Nullable Object> list = new ArrayList<>();
    while (in.hasMore()) {
      list.add(read(in, depth + 1));
    }
    return list;
  }

  private static Object readPlain(int tag, Input in) throws IOException {
    ValueType<?> type = ValueTypes.tagged(tag);
    if (type == null) {
      return new UnknownValue(tag, in.bytes());
    }
    Input again = in.copy();
    try {
      Object value = type.read(in);
      if (in.hasMore()) {
        throw new IOException("A value is longer than its type.");
      }
      return value;
    } catch (ZoneRulesException e) {
      return new UnknownValue(tag, again.bytes()); // a zone of a later time-zone database
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new IOException("A value is out of its range.", e);
    }
  }
}
