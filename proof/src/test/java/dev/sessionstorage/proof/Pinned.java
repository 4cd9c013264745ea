// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Events of virtual threads that hold their carriers while they wait. */
final class Pinned {
  private Pinned() {}

  /** What is watched. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /** All of them, however short. */
  static List<RecordedEvent> during(Work work) throws Exception {
    Path file = Files.createTempFile("pinned", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
      return RecordingFile.readAllEvents(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Whether our code, or what the JDK did for it, waited; loading a class is the JVM's own. */
  static boolean isByUs(RecordedEvent event) {
    List<String> types = types(event);
    return types.stream().noneMatch(type -> type.startsWith("jdk.internal.loader."))
        && types.stream()
            .filter(type -> !type.startsWith("java.") && !type.startsWith("jdk."))
            .findFirst()
            .filter(type -> type.startsWith("dev.sessionstorage."))
            .isPresent();
  }

  private static List<String> types(RecordedEvent event) {
    return event.getStackTrace() == null
        ? List.of()
        : event.getStackTrace().getFrames().stream()
            .map(frame -> frame.getMethod().getType().getName())
            .toList();
  }
}
