// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.cluster.core.Message.News;
import dev.sessionstorage.spi.EngineListener;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the application's listener, in one thread and in order. */
final class Teller {
  private final Lane lane;
  private volatile @Nullable EngineListener listener;

  /** The news that the listener is being told. */
  private volatile @Nullable News present;

  private volatile @Nullable Thread thread;

  Teller(Lane lane) {
    this.lane = lane;
  }

  void listener(EngineListener told) {
    listener = told;
  }

  void execute(Runnable task) {
    lane.execute(task);
  }

  private void tell(Consumer<EngineListener> what) {
    lane.execute(
        () -> {
          EngineListener told = listener;
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

  private static void changed(EngineListener told, Key key, long version, Set<String> names) {
    told.changed(SessionId.of(key.session()), key.group(), version, names);
  }

  void settled(Key key) {
    tell(told -> told.settled(SessionId.of(key.session()), key.group()));
  }

  void missed() {
    tell(EngineListener::missed);
  }

  /** The state that the news brought along which this thread is telling; null: ask the store. */
  @Nullable Cell brought(Key key) {
    News news = present;
    boolean here = Thread.currentThread() == thread; // else it is not what this thread tells
    return here && news != null && news.key().equals(key) ? news.cell() : null;
  }
}
