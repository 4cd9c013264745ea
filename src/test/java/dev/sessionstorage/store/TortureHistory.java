// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the cells say in the end, to compare answers with. */
final class TortureHistory {

  /** One write: what it appended to which cell, and the answer. */
  record Attempt(Key key, String entry, Verdict verdict) {}

  private final Map<Long, String> logs = new HashMap<>();

  TortureHistory(Map<Key, Cell> cells) {
    cells.forEach((key, cell) -> logs.put(key.group(), StoreCase.text(cell)));
  }

  /** The numbers of the children that a root mentions. */
  static Set<Long> children(@Nullable Cell root) {
    Set<Long> children = new TreeSet<>();
    for (String entry : entries(root == null ? "" : StoreCase.text(root))) {
      int plus = entry.indexOf('+');
      int minus = entry.indexOf('-');
      if (plus >= 0) {
        children.add(Long.valueOf(entry.substring(plus + 1)));
      } else if (minus >= 0) {
        children.remove(Long.valueOf(entry.substring(minus + 1)));
      }
    }
    return children;
  }

  private static List<String> entries(String log) {
    return log.isEmpty() ? List.of() : List.of(log.split(",", -1));
  }

  /** All children that the root mentions are there; others only where commits are not atomic. */
  void checkChildren(boolean atomic) {
    Set<Long> mentioned = mentioned();
    Set<Long> there = new TreeSet<>(logs.keySet());
    there.remove(Key.ROOT);
    if (atomic) {
      assertThat(there).as("the children that are there").isEqualTo(mentioned);
    } else {
      assertThat(there).as("the children that are there").containsAll(mentioned);
    }
  }

  private Set<Long> mentioned() {
    String root = logs.getOrDefault(Key.ROOT, "");
    return children(
        new Cell(
            StoreCase.newStamp(),
            new byte[0],
            root.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  /** Each attempt is there once if it was done, never if it was refused, else once at most. */
  void check(List<Attempt> attempts) {
    Set<Long> mentioned = mentioned();
    List<String> wrong = new ArrayList<>();
    for (Attempt attempt : attempts) {
      long group = attempt.key().group();
      if (group == Key.ROOT || mentioned.contains(group)) {
        int times = Collections.frequency(entries(logs.getOrDefault(group, "")), attempt.entry());
        if (times > 1
            || (attempt.verdict() == Verdict.DONE && times == 0)
            || (attempt.verdict() == Verdict.REFUSED && times > 0)) {
          wrong.add(attempt + " is there " + times + " times");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** What a thread saw last must have become what is there now. */
  void checkSeen(Map<Key, String> seen) {
    Set<Long> mentioned = mentioned();
    seen.forEach(
        (key, log) -> {
          if (key.group() == Key.ROOT || mentioned.contains(key.group())) {
            assertThat(logs.getOrDefault(key.group(), "")).startsWith(log);
          }
        });
  }
}
