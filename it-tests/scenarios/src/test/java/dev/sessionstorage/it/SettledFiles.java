// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Files that a server writes after it has answered, such as those of its HTTP sessions. */
public final class SettledFiles {
  private static final Duration PAUSE = Duration.ofMillis(250);

  private SettledFiles() {}

  /** The files of a folder with their times, after a pause in which none was written. */
  public static Map<String, Object> of(Path folder) {
    AtomicReference<Map<String, Object>> last = new AtomicReference<>();
    Awaitility.await()
        .pollInterval(PAUSE)
        .until(
            () -> {
              Map<String, Object> now = files(folder);
              return now.equals(last.getAndSet(now));
            });
    return last.get();
  }

  private static Map<String, Object> files(Path folder) throws IOException {
    Map<String, Object> times = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        times.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
      }
    }
    return times;
  }
}
