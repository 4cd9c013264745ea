// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What the members hold after a round. */
final class Survivors {
  private static final String ALL = "all";
  private static final Duration AGREE_WITHIN = Duration.ofSeconds(10);

  private Survivors() {}

  /** Each session's values, on which all members agree, inside and without a block. */
  static List<Map<String, Long>> values(List<MemberProcess> nodes, List<String> sessions) {
    return sessions.stream().map(session -> values(nodes, session)).toList();
  }

  private static Map<String, Long> values(List<MemberProcess> nodes, String session) {
    Map<String, Long> values = parse(nodes.get(0).ask("inside " + session));
    for (MemberProcess node : nodes) {
      assertThat(parse(node.ask("inside " + session))).as(node.name).isEqualTo(values);
      Awaitility.await(node.name + " reads what is held")
          .atMost(AGREE_WITHIN)
          .until(() -> parse(node.ask("read " + session)).equals(values));
    }
    assertThat(sumOfThreads(values)).as("blocks, whole or not at all").isEqualTo(values.get(ALL));
    return values;
  }

  private static long sumOfThreads(Map<String, Long> values) {
    return values.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(ALL))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Reads what {@code Map.toString} wrote. */
  private static Map<String, Long> parse(String text) {
    return Stream.of(text.substring(1, text.length() - 1).split(", ", -1))
        .map(entry -> entry.split("=", -1))
        .collect(toMap(entry -> entry[0], entry -> Long.valueOf(entry[1])));
  }
}
