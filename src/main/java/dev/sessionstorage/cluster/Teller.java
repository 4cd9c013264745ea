// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.cluster.api.ClusterListener;
import dev.sessionstorage.cluster.core.Head;
import dev.sessionstorage.cluster.core.Message.News;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the application's listener: of each session in order, by one thread at a time. */
final class Teller {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private final Strands strands;
  private final Consumer<UUID> unread;
  private volatile @Nullable ClusterListener listener;

  /** The news that the listener is being told of sessions. */
  private final Map<UUID, Telling> present = new ConcurrentHashMap<>();

  private record Telling(News news, Thread thread) {}

  /**
   * Begins without a listener.
   *
   * @param strands run what is told
   * @param unread is told which session could not be read when something of it was told
   */
  Teller(Strands strands, Consumer<UUID> unread) {
    this.strands = strands;
    this.unread = unread;
  }

  void listener(ClusterListener told) {
    listener = told;
  }

  /** Until there is a listener there may be one that wants everything. */
  boolean observes() {
    ClusterListener told = listener;
    return told == null || told.observes();
  }

  /** The sessions of which the application holds something. */
  Set<UUID> held() {
    ClusterListener told = listener;
    return told == null
        ? Set.of()
        : told.held().stream().map(SessionId::toUuid).collect(Collectors.toSet());
  }

  void execute(UUID session, Runnable task) {
    strands.execute(session, task);
  }

  private void tell(UUID session, Consumer<ClusterListener> what) {
    execute(
        session,
        () -> {
          ClusterListener told = listener;
          if (told != null) {
            what.accept(told);
          }
        });
  }

  void opened(SessionInfo session) {
    tell(session.id().toUuid(), told -> told.opened(session));
  }

  void closed(SessionInfo session) {
    tell(session.id().toUuid(), told -> told.closed(session));
  }

  void changed(News news) {
    UUID session = news.key().session();
    tell(
        session,
        told -> {
          present.put(session, new Telling(news, Thread.currentThread()));
          try {
            tellOrNote(session, () -> changed(told, news));
          } finally {
            present.remove(session);
          }
        });
  }

  private static void changed(ClusterListener told, News news) {
    SessionId id = SessionId.of(news.key().session());
    told.changed(id, news.key().group(), news.version(), Set.copyOf(news.names()));
  }

  /** What could not be read now must not be forgotten: nobody would tell of it again. */
  private void tellOrNote(UUID session, Runnable tells) {
    boolean done = false;
    try {
      tells.run();
      done = true;
    } finally {
      if (!done) {
        unread.accept(session);
      }
    }
  }

  /** Tells which states the groups of a session have now. */
  void found(Look look) {
    look.cells()
        .forEach(
            (key, cell) -> {
              if (key.group() >= Key.ROOT) {
                found(key, cell);
              }
            });
  }

  private void found(Key key, Cell cell) {
    try {
      Head head = Head.read(cell.head());
      SessionId id = SessionId.of(key.session());
      tell(
          key.session(),
          told ->
              tellOrNote(
                  key.session(),
                  () -> told.found(id, key.group(), head.version(), head.published())));
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "A group cannot be read", e); // who enters it is told so
    }
  }

  void settled(Key key) {
    tell(key.session(), told -> told.settled(SessionId.of(key.session()), key.group()));
  }

  /** The state that the news brought along which this thread is telling; null: ask the store. */
  @Nullable Cell brought(Key key) {
    Telling telling = present.get(key.session());
    return telling != null
            && telling.thread() == Thread.currentThread() // else it is not what this thread tells
            && telling.news().key().equals(key)
        ? telling.news().cell()
        : null;
  }
}
