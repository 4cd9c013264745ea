// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

import com.hazelcast.map.IMap;
import java.util.Arrays;
import java.util.stream.Stream;

/** Makes entries of the grid unreadable. */
final class Damage {
  private Damage() {}

  /** Cuts the bytes of a session's record, first level, children, or all; gives how many. */
  static String to(String session, String part, Stream<IMap<?, ?>> maps) {
    return String.valueOf(maps.mapToLong(map -> to(session, part, map)).sum());
  }

  @SuppressWarnings("unchecked")
  private static long to(String session, String part, IMap<?, ?> map) {
    IMap<Object, Object> entries = (IMap<Object, Object>) map;
    return map.keySet().stream()
        .filter(key -> Grid.belongs(key, session) && isPart(key.toString(), part))
        .filter(key -> damage(entries, key, part))
        .count();
  }

  private static boolean isPart(String key, String part) {
    return switch (part) {
      case "record" -> key.startsWith("-1@");
      case "root" -> key.startsWith("0@");
      case "child" -> !key.startsWith("-1@") && !key.startsWith("0@");
      default -> true;
    };
  }

  /** Of a record or of all hardly anything is left; of others the beginning. */
  private static boolean damage(IMap<Object, Object> map, Object key, String part) {
    if (!(map.get(key) instanceof byte[] bytes)) {
      return false;
    }
    boolean begins = part.equals("root") || part.equals("child");
    byte[] cut = Arrays.copyOf(bytes, begins ? bytes.length * 2 / 3 : 7);
    cut[cut.length / 2] ^= 1;
    map.set(key, cut);
    return true;
  }
}
