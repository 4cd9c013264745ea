// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionStorageException;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** The open streams of an application, one for each session. */
final class Streams {
  private static final Map<SessionId, Stream> OPEN = new ConcurrentHashMap<>();

  private Streams() {}

  private record Stream(AsyncContext async, Callable<String> news) {}

  static void open(SessionId id, AsyncContext async, Callable<String> news) {
    OPEN.put(id, new Stream(async, news));
  }

  /** Sends the news of a session to its browser; the last ones end the stream. */
  static void push(SessionId id) {
    Stream stream = OPEN.get(id);
    if (stream == null) {
      return;
    }
    String news = news(stream);
    send(stream.async, news);
    if (!news.startsWith("to be continued") && OPEN.remove(id, stream)) {
      stream.async.complete();
    }
  }

  private static String news(Stream stream) {
    try {
      return stream.news.call();
    } catch (SessionStorageException e) {
      return Operations.describe(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** One thread at a time: a response is not made for several. */
  static void send(AsyncContext async, String text) {
    synchronized (async) {
      try {
        async.getResponse().getWriter().write("data: " + text + "\n\n");
        async.getResponse().flushBuffer();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
