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

  /** What was read from disk, until it is attached. */
  private transient volatile byte @Nullable [] encoded;

  private transient volatile @Nullable String userName;

  private SessionLink(Session session) {
    this.id = session.id();
    this.session = session;
  }

  /** The session of an HTTP session, bound now when it is not yet. */
  static Session bind(HttpSession http, SessionManager sessions) {
    Session bound = bound(http);
    return bound == null ? bindNow(http, sessions) : bound;
  }

  private static @Nullable Session bound(HttpSession http) {
    Session bound = http.getAttribute(ATTRIBUTE) instanceof SessionLink link ? link.session : null;
    return bound == null || bound.isClosed() ? null : bound;
  }

  /** Requests of one HTTP session may race to bind it; all of them get the same session. */
  private static Session bindNow(HttpSession http, SessionManager sessions) {
    ReentrantLock lock = LOCKS[http.getId().hashCode() & LOCKS.length - 1];
    Session begun;
    lock.lock();
    try {
      Session bound = bound(http);
      if (bound != null) {
        return bound;
      }
      begun = begin(http, sessions);
    } finally {
      lock.unlock();
    }
    sessions.announce(begun);
    return begun;
  }

  private static Session begin(HttpSession http, SessionManager sessions) {
    if (http.getAttribute(ATTRIBUTE) instanceof SessionLink link && link.session == null) {
      return link.reattach(sessions);
    }
    Session session = sessions.add(SessionId.random(), SessionKind.WEB, null);
    link(http, session);
    return session;
  }

  /** Puts a session into its HTTP session, or ends it. */
  static void link(HttpSession http, Session session) {
    boolean linked = false;
    try {
      http.setAttribute(ATTRIBUTE, new SessionLink(session));
      linked = true;
    } finally {
      if (!linked) {
        session.close(); // the HTTP session was invalidated just now
      }
    }
  }

  /** The session may still be here: some containers write sessions out that they go on with. */
  private Session reattach(SessionManager sessions) {
    Session attached = sessions.add(id, SessionKind.WEB, userName);
    restore(attached);
    session = attached;
    encoded = null;
    return attached;
  }

  private void restore(Session attached) {
    byte[] bytes = encoded;
    if (bytes == null || attached.hasStorage()) {
      return;
    }
    try {
      var values = StorageEncoding.decode(bytes);
      attached.storage().use(storage -> storage.putAll(values));
    } catch (IOException | SessionStorageException e) {
      LOGGER.log(
          Level.WARNING,
          "The storage of session "
              + id.abbreviated()
              + " could not be read back from the container's session store and begins empty: "
              + e.getMessage());
    }
  }

  /**
   * The HTTP session has ended, or somebody removed the attribute. Some containers read a session
   * that they had written out back only to end it; it may still be here.
   */
  @Override
  public void valueUnbound(HttpSessionBindingEvent event) {
    Session attached = session;
    if (attached == null) {
      attached = WebApplication.find(event.getSession().getServletContext(), id);
    }
    if (attached != null) {
      attached.close();
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    byte[] bytes = encoded; // before the session, which takes its place
    Session attached = session;
    out.defaultWriteObject();
    out.writeObject(attached == null ? userName : attached.userName());
    out.writeObject(
        attached != null && attached.hasStorage() && !attached.isShared()
            ? StorageEncoding.encode(attached.storage().toMap())
            : bytes);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    userName = (String) in.readObject();
    encoded = (byte[]) in.readObject();
  }
}
