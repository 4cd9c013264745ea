// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The sessions that the threads of one process begin and end, in a file that outlives it. */
public final class Journal {

  /** What is noted of a session. */
  public enum Event {
    /** It is about to begin. */
    BEGINS,
    /** It has begun. */
    BEGUN,
    /** It is about to end. */
    ENDS,
    /** It has ended. */
    ENDED
  }

  private final Path file;

  /** Takes the file, which need not be there yet. */
  public Journal(Path file) {
    this.file = file;
  }

  synchronized void note(Event event, String session) {
    try {
      Files.writeString(
          file, event + " " + session + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the sessions of each event. */
  public Map<Event, Set<String>> read() {
    Map<Event, Set<String>> noted = new EnumMap<>(Event.class);
    for (Event event : Event.values()) {
      noted.put(event, new LinkedHashSet<>());
    }
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          String[] words = line.split(" ", -1);
          noted.get(Event.valueOf(words[0])).add(words[1]);
        }
      }
      return noted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
