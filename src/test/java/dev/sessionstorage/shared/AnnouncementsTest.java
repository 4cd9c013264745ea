// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SharedObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the listener of a storage is told. */
class AnnouncementsTest {
  private final List<Set<String>> told = Collections.synchronizedList(new ArrayList<>());
  private final SharedObject root =
      new Storage(Settings.DEFAULT, SessionId.random(), told::add).root();

  /** It was told of a name "?". */
  @Test
  void a_change_in_a_child_is_not_told_before_the_child_is_in_the_storage() {
    SharedObject child = SharedObjects.copyOf(Map.of());
    root.use(
        editor -> {
          editor.put("child", child);
          CompletableFuture.runAsync(() -> child.use(inner -> inner.put("v", 1))).join();
        });

    assertThat(told).containsExactly(Set.of("child"));
  }
}
