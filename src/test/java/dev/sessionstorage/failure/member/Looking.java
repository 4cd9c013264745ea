// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseTimeoutException;
import java.time.Duration;
import java.util.function.Function;

/** Threads that enter one block after another and change nothing. */
final class Looking {
  private static final int THREADS = 4;
  private static final int WRITES = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Function<String, SharedObject> storage;
  private volatile boolean looks;

  Looking(Function<String, SharedObject> storage) {
    this.storage = storage;
  }

  String begin(String session) {
    looks = true;
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(() -> look(session), "looks-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    return "looking";
  }

  private void look(String session) {
    SharedObject object = storage.apply(session);
    while (looks) {
      long unused = object.with(editor -> editor.getOrDefault(Counter.ALL, 0L));
    }
  }

  String end() {
    looks = false;
    return "away";
  }

  /** Writes some times; gives how often a wait was too long. */
  static String write(SharedObject object) {
    int late = 0;
    for (int i = 0; i < WRITES; i++) {
      try {
        object.use(PATIENCE, editor -> editor.increment("looked", 1));
      } catch (UseTimeoutException e) {
        late++;
      }
    }
    return String.valueOf(late);
  }
}
