// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cdi;

import dev.sessionstorage.SessionClosed;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SessionOpened;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.session.SessionListener;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fires what happens to sessions as CDI events, each kind only where somebody observes it. */
final class SessionEvents implements SessionListener {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private final Channel<SessionOpened> opened;
  private final Channel<SessionClosed> closed;
  private final Channel<StorageChanged> changed;

  SessionEvents(BeanManager beans) {
    SessionId id = SessionId.random();
    Instant now = Instant.EPOCH;
    SessionInfo example = new SessionInfo(id, SessionKind.WEB, null, null, now, now, null, "");
    opened = new Channel<>(beans, SessionOpened.class, new SessionOpened(example));
    closed = new Channel<>(beans, SessionClosed.class, new SessionClosed(example));
    changed = new Channel<>(beans, StorageChanged.class, new StorageChanged(id, Set.of()));
  }

  @Override
  public void opened(SessionInfo session) {
    opened.fire(new SessionOpened(session));
  }

  @Override
  public void closed(SessionInfo session) {
    closed.fire(new SessionClosed(session));
  }

  @Override
  public boolean observes() {
    return opened.isObserved() || closed.isObserved() || changed.isObserved();
  }

  @Override
  public boolean observesChanges() {
    return changed.isObserved();
  }

  @Override
  public void changed(StorageChanged change) {
    changed.fire(change);
  }

  /** One kind of event. */
  private static final class Channel<E> {
    private final @Nullable Event<E> synchronous;
    private final @Nullable Event<E> asynchronous;

    Channel(BeanManager beans, Class<E> type, E example) {
      Set<ObserverMethod<? super E>> observers = beans.resolveObserverMethods(example);
      Event<E> event = beans.getEvent().select(type);
      this.synchronous = observers.stream().anyMatch(o -> !o.isAsync()) ? event : null;
      this.asynchronous = observers.stream().anyMatch(ObserverMethod::isAsync) ? event : null;
    }

    boolean isObserved() {
      return synchronous != null || asynchronous != null;
    }

    /** What an observer throws is logged: what it is told of has happened all the same. */
    void fire(E payload) {
      if (asynchronous != null) {
        attempt(() -> asynchronous.fireAsync(payload), payload);
      }
      if (synchronous != null) {
        attempt(() -> synchronous.fire(payload), payload);
      }
    }

    private static void attempt(Runnable firing, Object payload) {
      try {
        firing.run();
      } catch (Throwable e) {
        LOGGER.log(
            Level.WARNING, "An observer of " + payload.getClass().getSimpleName() + " threw", e);
      }
    }
  }
}
