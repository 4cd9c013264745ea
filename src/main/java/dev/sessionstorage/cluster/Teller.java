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
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the application's listener, in one thread and in order. */
final class Teller {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private final Lane lane;
  private final Consumer<UUID> unread;
  private volatile @Nullable ClusterListener listener;

  /** The news that the listener is being told. */
  private volatile @Nullable News present;

  private volatile @Nullable Thread thread;

  /** With what is told which session could not be read when something of it was told. */
  Teller(Lane lane, Consumer<UUID> unread) {
    this.lane = lane;
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

  void execute(Runnable task) {
    lane.execute(task);
  }

  private void tell(Consumer<ClusterListener> what) {
    lane.execute(
        () -> {
          ClusterListener told = listener;
          if (told != null) {
            what.accept(told);
          }
        });
  }

  void opened(SessionInfo session) {
    tell(told -> told.opened(session));
  }

  void closed(SessionInfo session) {
    tell(told -> told.closed(session));
  }

  void changed(News news) {
    tell(
        told -> {
          thread = Thread.currentThread();
          present = news;
          try {
            changed(told, news.key(), news.version(), Set.copyOf(news.names()));
          } finally {
            present = null;
          }
        });
  }

  void changed(Key key, long version) {
    tell(told -> changed(told, key, version, Set.of()));
  }

  /** What could not be read now must not be forgotten: nobody would tell of it again. */
  private void changed(ClusterListener told, Key key, long version, Set<String> names) {
    boolean done = false;
    try {
      told.changed(SessionId.of(key.session()), key.group(), version, names);
      done = true;
    } finally {
      if (!done) {
        unread.accept(key.session());
      }
    }
  }

  /** Tells which versions the groups of a session have now. */
  void versions(Look look) {
    look.cells()
        .forEach(
            (key, cell) -> {
              if (key.group() >= Key.ROOT) {
                version(key, cell);
              }
            });
  }

  private void version(Key key, Cell cell) {
    try {
      changed(key, Head.read(cell.head()).version());
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "A group cannot be read", e); // who enters it is told so
    }
  }

  void settled(Key key) {
    tell(told -> told.settled(SessionId.of(key.session()), key.group()));
  }

  void missed() {
    tell(ClusterListener::missed);
  }

  /** The state that the news brought along which this thread is telling; null: ask the store. */
  @Nullable Cell brought(Key key) {
    News news = present;
    boolean here = Thread.currentThread() == thread; // else it is not what this thread tells
    return here && news != null && news.key().equals(key) ? news.cell() : null;
  }
}
