// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attribute of an HTTP session that links it to its session. Where the container writes
 * sessions to disk, the id, the user and the storage travel in it. It is attached again at the
 * first access, since not every container calls a listener when it has read a session back.
 */
final class SessionLink implements Serializable, HttpSessionBindingListener {
  private static final String ATTRIBUTE = "dev.sessionstorage.session";
  private static final long serialVersionUID = 1L;

  private final SessionId id;
  private transient volatile @Nullable Session session;

  /** How the session begins again; null while it is attached, and once it has ended for good. */
  private transient volatile @Nullable Past past;

  private transient volatile @Nullable StoredSessions stored;
  private transient volatile @Nullable LinkHome home;

  private SessionLink(Session session, @Nullable StoredSessions stored, @Nullable LinkHome home) {
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
      HttpSession http, Session session, @Nullable StoredSessions stored, @Nullable LinkHome home) {
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

  /** Returns the session if it is alive and this link belongs to the HTTP session. */
  @Nullable Session sessionIn(HttpSession http) {
    Session bound = isCopyIn(http) ? null : session;
    return bound == null || bound.isClosed() ? null : bound;
  }

  /** Whether this was copied here while its own HTTP session lives on. */
  boolean isCopyIn(HttpSession http) {
    return LinkHome.isElsewhere(home, http);
  }

  /** Begins the session of this link again, or finds it here; null if it has ended for good. */
  @Nullable Begun attach(
      SessionManager sessions, @Nullable StoredSessions newStored, @Nullable LinkHome newHome) {
    Past known = past;
    if (known == null) {
      return null;
    }
    Session here = sessions.find(id);
    Session attached = here == null ? known.restore(id, sessions) : here;
    if (newStored != null && !attached.isShared()) {
      known.noteRestored(newStored, attached, this);
    }
    stored = newStored;
    home = newHome;
    session = attached;
    past = null;
    return new Begun(attached, here == null);
  }

  /** Its session ends now, but a request may want it back. */
  void sleep(StoredSession idle) {
    past = new Past.Asleep(idle);
  }

  /** Makes the container write this link; it may have got a newer one from another member. */
  void setAgain(HttpSession http, StoredSession ours) {
    try {
      SessionLink present = of(http);
      if (present == null || !present.id.equals(id)) {
        return; // the session has ended
      }
      if (present.past instanceof Past.Read theirs) {
        ours.supersede(theirs.state());
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
    if (request != null && (LinkHome.isInvalid(http) || of(http) == null)) {
      past = new Past.Ended(attached);
      request.linkRemoved(this, http);
    }
  }

  /** The request in which the session ended is over. Returns false if the session goes on. */
  boolean finishEnded() {
    boolean isOver = past instanceof Past.Ended;
    if (isOver) {
      past = null;
    }
    return isOver;
  }

  /**
   * Whether the HTTP session has a link of the same session, this one or that of another member.
   */
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
    Past known = past;
    if (known instanceof Past.Read unread) {
      return unread.state();
    }
    Session attached = Objects.requireNonNull(session, "a link is attached, or was read");
    if (attached.isShared()) {
      return new StoredState(0, 0, attached.userName(), null);
    }
    return known instanceof Past.Asleep sleeping
        ? sleeping.session().state()
        : writtenNow(attached).state();
  }

  private StoredSession writtenNow(Session attached) {
    StoredSessions all = stored;
    return all == null ? new StoredSession(attached, this) : all.written(attached, this);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    past = new Past.Read(StoredState.read(in));
  }
}
