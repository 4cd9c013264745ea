// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SessionStorageException;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.value.StorageEncoding;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attribute of an HTTP session that links it to its session. Where the container writes
 * sessions to disk, the id, the user and the storage travel in it; read back, it is attached again
 * at the first access, since containers do not tell of that.
 */
final class SessionLink implements Serializable, HttpSessionBindingListener {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");
  private static final String ATTRIBUTE = "dev.sessionstorage.session";
  private static final long serialVersionUID = 1L;

  /** Each HTTP session has one of these, by its id, while it is being bound. */
  private static final ReentrantLock[] LOCKS =
      Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

  private final SessionId id;
  private transient volatile @Nullable Session session;

  /** What was read from a store, until it is attached. */
  private transient volatile @Nullable StoredState read;

  /** The session has ended here because it was idle, while the HTTP session may live on. */
  private transient volatile @Nullable StoredSession asleep;

  private transient volatile @Nullable StoredSessions stored;

  private SessionLink(Session session, @Nullable StoredSessions stored) {
    this.id = session.id();
    this.session = session;
    this.stored = stored;
  }

  /** The session of an HTTP session, bound now when it is not yet. */
  static Session bind(HttpSession http, SessionManager sessions) {
    Session bound = bound(http);
    return bound == null ? bindNow(http, sessions) : bound;
  }

  private static @Nullable Session bound(HttpSession http) {
    SessionLink link = of(http);
    Session bound = link == null ? null : link.session;
    return bound == null || bound.isClosed() ? null : bound;
  }

  /** The link of an HTTP session, or null where it has none yet. */
  static @Nullable SessionLink of(HttpSession http) {
    return http.getAttribute(ATTRIBUTE) instanceof SessionLink link ? link : null;
  }

  /** A session, and whether it has just begun on this member. */
  private record Begun(Session session, boolean anew) {}

  SessionId id() {
    return id;
  }

  /** Requests of one HTTP session may race to bind it; all of them get the same session. */
  private static Session bindNow(HttpSession http, SessionManager sessions) {
    ReentrantLock lock = LOCKS[http.getId().hashCode() & LOCKS.length - 1];
    Begun begun;
    lock.lock();
    try {
      begun = begin(http, sessions);
    } finally {
      lock.unlock();
    }
    if (begun.anew) {
      sessions.announce(begun.session);
    }
    return begun.session;
  }

  private static Begun begin(HttpSession http, SessionManager sessions) {
    Session bound = bound(http);
    if (bound != null) {
      return new Begun(bound, false);
    }
    SessionLink link = of(http);
    Begun attached = link == null ? null : link.attach(sessions, storedIn(http));
    return attached == null ? beginAnew(http, sessions) : attached;
  }

  private static Begun beginAnew(HttpSession http, SessionManager sessions) {
    Session session = sessions.add(SessionId.random(), SessionKind.WEB, null);
    link(http, session);
    return new Begun(session, true);
  }

  /** Puts a session into its HTTP session, or ends it. */
  static void link(HttpSession http, Session session) {
    boolean linked = false;
    try {
      http.setAttribute(ATTRIBUTE, new SessionLink(session, storedIn(http)));
      linked = true;
    } finally {
      if (!linked) {
        session.close(); // the HTTP session was invalidated just now
      }
    }
  }

  private static @Nullable StoredSessions storedIn(HttpSession http) {
    WebApplication application = WebApplication.running(http.getServletContext());
    return application == null ? null : application.stored();
  }

  /** Makes the session of this link, or finds it here; null if it has ended for good. */
  private @Nullable Begun attach(SessionManager sessions, @Nullable StoredSessions newStored) {
    StoredSession sleeping = asleep;
    StoredState state = sleeping == null ? read : sleeping.state();
    if (state == null) {
      return null;
    }
    Session here = sessions.find(id);
    Session attached = here == null ? restore(sessions, state) : here;
    if (newStored != null && !attached.isShared()) {
      newStored.attached(attached, this, state);
    }
    stored = newStored;
    session = attached;
    read = null;
    asleep = null;
    return new Begun(attached, here == null);
  }

  private Session restore(SessionManager sessions, StoredState state) {
    byte[] bytes = state.storage();
    if (bytes != null) {
      try {
        return sessions.restore(id, state.userName(), StorageEncoding.decode(bytes));
      } catch (IOException | SessionStorageException e) {
        LOGGER.log(
            Level.WARNING,
            "The storage of session "
                + id.abbreviated()
                + " could not be read back from the container's session store and begins empty: "
                + e.getMessage());
      }
    }
    return sessions.restore(id, state.userName(), Map.of());
  }

  /** Its session ends now, but a request may want it back. */
  void sleep(StoredSession idle) {
    asleep = idle;
  }

  /** Makes the container write this link; it may have got a newer one from another member. */
  void setAgain(HttpSession http, StoredSession ours) {
    try {
      SessionLink present = of(http);
      if (present == null || !present.id.equals(id)) {
        return; // the session has ended
      }
      StoredState theirs = present.read;
      if (theirs != null) {
        ours.supersede(theirs);
      }
      http.setAttribute(ATTRIBUTE, this);
    } catch (IllegalStateException e) {
      // the HTTP session was invalidated just now
    }
  }

  /**
   * The HTTP session has ended, or somebody removed the attribute. Some containers read a session
   * that they had written out back only to end it; it may still be here.
   */
  @Override
  public void valueUnbound(HttpSessionBindingEvent event) {
    if (isReplaced(event.getSession())) {
      return;
    }
    Session attached = session;
    if (attached == null) {
      attached = WebApplication.find(event.getSession().getServletContext(), id);
    }
    if (attached != null) {
      attached.close();
    }
  }

  /** Whether a link of the same session has its place, this one or one of another member. */
  private boolean isReplaced(HttpSession http) {
    try {
      SessionLink present = of(http);
      return present != null && present.id.equals(id);
    } catch (IllegalStateException e) {
      return false; // the HTTP session has ended
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    state().write(out);
  }

  private StoredState state() {
    Session attached = session;
    StoredState unread = read;
    if (attached == null) {
      return Objects.requireNonNull(unread, "a link is attached, or was read");
    }
    if (attached.isShared()) {
      return new StoredState(0, 0, attached.userName(), null);
    }
    StoredSession sleeping = asleep;
    return sleeping == null ? writtenNow(attached).state() : sleeping.state();
  }

  private StoredSession writtenNow(Session attached) {
    StoredSessions all = stored;
    return all == null ? new StoredSession(attached, this) : all.written(attached, this);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    read = StoredState.read(in);
  }
}
