// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.demo.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The browsers that listen. */
@ApplicationScoped
public class EventStreams {
  private static final int MAX_PER_SESSION = 8;
  private static final int MAX_STREAMS = 500;

  private final Map<EventStream, Owner> streams = new ConcurrentHashMap<>();
  private final AtomicLong opened = new AtomicLong();

  /** Whose line it is, and the how manieth of all. */
  private record Owner(SessionId id, long number) {}

  /** Refuses what would be too much, before the answer has begun. */
  void requireRoom() {
    if (streams.size() >= MAX_STREAMS) {
      throw new Problem(503, "Too many browsers are listening. Try again later.");
    }
  }

  void open(SessionId id, AsyncContext context) throws IOException {
    closeOldest(id);
    EventStream stream =
        new EventStream(context.getResponse().getOutputStream(), ended -> end(ended, context));
    streams.put(stream, new Owner(id, opened.incrementAndGet()));
    context.addListener(new EventStreamEnd(stream));
    stream.start();
  }

  /** The oldest ones are most likely of pages that are gone: the server learns of that late. */
  private void closeOldest(SessionId id) {
    List<EventStream> own =
        streams.entrySet().stream()
            .filter(stream -> stream.getValue().id().equals(id))
            .sorted(Comparator.comparing(stream -> stream.getValue().number()))
            .map(Map.Entry::getKey)
            .toList();
    own.stream().limit(Math.max(0, own.size() - MAX_PER_SESSION + 1)).forEach(EventStream::close);
  }

  private void end(EventStream stream, AsyncContext context) {
    streams.remove(stream);
    try {
      context.complete();
    } catch (IllegalStateException alreadyComplete) {
      // the container was first
    }
  }

  void change() {
    streams.keySet().forEach(EventStream::change);
  }

  void beat() {
    streams.keySet().forEach(EventStream::beat);
  }

  void close(SessionId id) {
    streams.forEach(
        (stream, owner) -> {
          if (owner.id().equals(id)) {
            stream.close();
          }
        });
  }

  void closeAll() {
    streams.keySet().forEach(EventStream::close);
  }
}
