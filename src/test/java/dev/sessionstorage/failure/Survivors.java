// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.failure.member.Kind;
import dev.sessionstorage.failure.member.Target;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What the members hold after a round. */
final class Survivors {
  private static final String ALL = "all";
  private static final String ABSENT = "absent";
  private static final Duration AGREE_WITHIN = Duration.ofSeconds(10);
  private static final Set<Kind> SUMS = Set.of(Kind.ROOT, Kind.CHILD, Kind.BOX, Kind.APPLICATION);

  private Survivors() {}

  /** The values on which all members agree, inside and without a block; none where nothing is. */
  static Map<Target, Map<String, Long>> values(
      List<MemberProcess> members, Collection<Target> targets) {
    Map<Target, Map<String, Long>> values = new HashMap<>();
    for (Target target : targets) {
      String text = agreed(members, target);
      if (!text.equals(ABSENT)) {
        values.put(target, parse(text));
        assertThat(!SUMS.contains(target.kind()) || isWhole(values.get(target)))
            .as("blocks, whole or not at all: %s %s", target, text)
            .isTrue();
      }
    }
    return values;
  }

  private static String agreed(List<MemberProcess> members, Target target) {
    String text = members.get(0).ask("inside " + target);
    for (MemberProcess member : members) {
      assertThat(member.ask("inside " + target)).as(member.name + " " + target).isEqualTo(text);
      Awaitility.await(member.name + " reads what is held in " + target + ": " + text)
          .atMost(AGREE_WITHIN)
          .until(() -> member.ask("read " + target).equals(text));
    }
    return text;
  }

  /** The load's own names tell its members; others write under plain ones. */
  private static boolean isWhole(Map<String, Long> values) {
    long sum =
        values.entrySet().stream()
            .filter(entry -> entry.getKey().contains("."))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return sum == values.getOrDefault(ALL, 0L);
  }

  /** Reads what {@code Map.toString} wrote. */
  private static Map<String, Long> parse(String text) {
    Map<String, Long> values = new TreeMap<>();
    Stream.of(text.substring(1, text.length() - 1).split(", ", -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> entry.split("=", -1))
        .forEach(entry -> values.put(entry[0], Long.valueOf(entry[1])));
    return values;
  }
}
