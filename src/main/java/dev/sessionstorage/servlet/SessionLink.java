// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.SessionId;
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

  private final SessionId id;
  private transient volatile @Nullable Session session;

  /** What was read from a store, until it is attached. */
  private transient volatile @Nullable StoredState read;

  /** The session has ended here because it was idle, while the HTTP session may live on. */
  private transient volatile @Nullable StoredSession asleep;

  /** The session ended with its HTTP session, in a request that is not over yet. */
  private transient volatile @Nullable Session ended;

  private transient volatile @Nullable StoredSessions stored;
  private transient volatile @Nullable Home home;

  private SessionLink(Session session, @Nullable StoredSessions stored, @Nullable Home home) {
    this.id = session.id();
    this.session = session;
    this.stored = stored;
    this.home = home;
  }

  /** The link of an HTTP session, or null where it has none yet. */
  static @Nullable SessionLink of(HttpSession http) {
    return http.getAttribute(ATTRIBUTE) instanceof SessionLink link ? link : null;
  }

  /** Puts a session into its HTTP session, or ends it. */
  static void link(
      HttpSession http, Session session, @Nullable StoredSessions stored, @Nullable Home home) {
    boolean linked = false;
    try {
      http.setAttribute(ATTRIBUTE, new SessionLink(session, stored, home));
      linked = true;
    } finally {
      if (!linked) {
        session.close(); // the HTTP session was invalidated just now
      }
    }
  }

  /** A session, and whether it has just begun on this member. */
  record Begun(Session session, boolean anew) {}

  SessionId id() {
    return id;
  }

  /** The session as far as it is alive and this is its place. */
  @Nullable Session sessionIn(HttpSession http) {
    Session bound = isCopyIn(http) ? null : session;
    return bound == null || bound.isClosed() ? null : bound;
  }

  /** Whether this was copied here while its own HTTP session lives on. */
  boolean isCopyIn(HttpSession http) {
    return Home.isElsewhere(home, http);
  }

  /** Makes the session of this link, or finds it here; null if it has ended for good. */
  @Nullable Begun attach(
      SessionManager sessions, @Nullable StoredSessions newStored, @Nullable Home newHome) {
    StoredSession sleeping = asleep;
    StoredState state = sleeping == null ? read : sleeping.state();
    Session before = ended;
    Session here = sessions.find(id);
    Session attached = here;
    if (state != null) {
      attached = here == null ? restore(sessions, state) : here;
      if (newStored != null && !attached.isShared()) {
        newStored.attached(attached, this, state);
      }
    } else if (before == null) {
      return null;
    } else if (here == null) {
      attached = goOn(sessions, before);
    }
    stored = newStored;
    home = newHome;
    session = attached;
    read = null;
    asleep = null;
    ended = null;
    return attached == null ? null : new Begun(attached, here == null);
  }

  /** This was copied from the HTTP session that ended in this request to another one. */
  private Session goOn(SessionManager sessions, Session before) {
    return sessions.restore(
        id, before.userName(), before.hasStorage() ? before.storage().toMap() : Map.of());
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
    HttpSession http = event.getSession();
    if (isReplaced(http) || isCopyIn(http)) {
      return;
    }
    Session attached = session;
    if (attached == null) {
      attached = WebApplication.find(http.getServletContext(), id);
    }
    if (attached != null) {
      attached.close();
      noteEnded(attached, http);
    }
  }

  /** In a request, the session goes on if this link is put into another HTTP session. */
  private void noteEnded(Session attached, HttpSession http) {
    RequestBinding request = RequestBinding.ofThisThread(http.getServletContext());
    if (request != null && (Home.isInvalid(http) || of(http) == null)) {
      ended = attached;
      request.ended(this, http);
    }
  }

  /** The request in which the session ended is over. Returns false if the session goes on. */
  boolean forgetEnded() {
    boolean isOver = ended != null;
    ended = null;
    return isOver;
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
