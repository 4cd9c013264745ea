// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.SessionStorageException;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.StoredValues;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.StorageEncoding;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A session of this member that the container also keeps in a store or on other members. Knows
 * which state they have, so that they get each change, and only changes.
 */
final class StoredSession {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private final Session session;
  private final AtomicInteger requests = new AtomicInteger();

  /** The attribute of the HTTP session that serves it here. */
  private volatile SessionLink link;

  /** What the session was when the attribute was last set, or written without that. */
  private volatile long setStamp;

  /** What the session was when it was last written; this and the next two are guarded by this. */
  private long writtenStamp;

  private long revision;
  private long written;

  /** What a later version of the library has written, to be kept. */
  private volatile Frame unknown = Frame.EMPTY;

  /** The container writes it for the first time. */
  StoredSession(Session session, SessionLink link) {
    this.session = session;
    this.link = link;
    this.setStamp = session.stamp();
    this.writtenStamp = setStamp - 1;
  }

  /** It came from a store in this state. */
  StoredSession(Session session, SessionLink link, StoredState state) {
    this(session, link);
    this.writtenStamp = setStamp;
    this.revision = state.revision();
    this.written = state.written();
    this.unknown = state.unknown();
  }

  /** It has begun again in another HTTP session. */
  StoredSession renewed(Session again, SessionLink newLink) {
    StoredSession renewed = new StoredSession(again, newLink);
    renewed.revision = revisionNow();
    renewed.written = writtenNow();
    renewed.unknown = unknown;
    return renewed;
  }

  boolean isOf(Session other) {
    return session == other;
  }

  /** What the container is to write now. */
  StoredState state() {
    number();
    return new StoredState(
        revisionNow(),
        writtenNow(),
        session.userName(),
        session.hasStorage() ? StorageEncoding.encode(session.storage().toMap(), unknown) : null);
  }

  /** Read before the values: a change that comes between is in the values, and written again. */
  private synchronized void number() {
    long stamp = session.stamp();
    if (stamp != writtenStamp) {
      writtenStamp = stamp;
      revision++;
      written = System.currentTimeMillis();
    }
  }

  private synchronized long revisionNow() {
    return revision;
  }

  private synchronized long writtenNow() {
    return written;
  }

  /** The HTTP session has come from the store once more; another member may have changed it. */
  void attach(SessionLink newLink, StoredState state) {
    link = newLink;
    if (isSupersededBy(state)) {
      replace(state);
      settle();
    }
  }

  private synchronized boolean isSupersededBy(StoredState state) {
    boolean newer = state.isNewerThan(revision, written);
    if (newer) {
      revision = state.revision();
      written = state.written();
    }
    return newer;
  }

  private void replace(StoredState state) {
    try {
      byte[] bytes = state.storage();
      if (bytes != null) {
        StoredValues.replace(session.storage(), StorageEncoding.decode(bytes));
        unknown = state.unknown();
      }
      session.signIn(state.userName());
    } catch (IOException | SessionStorageException e) {
      LOGGER.log(
          Level.WARNING,
          "The newer storage of session "
              + session.id().abbreviated()
              + " could not be read from the container's session store; the older one stays: "
              + e.getMessage());
    }
  }

  private synchronized void settle() {
    writtenStamp = session.stamp();
    setStamp = writtenStamp;
  }

  /**
   * Sets the attribute again if anything has changed since: only so do most containers write it.
   */
  void save(HttpSession http) {
    long stamp = session.stamp();
    if (stamp == setStamp || session.isClosed()) {
      return;
    }
    setStamp = stamp;
    link.setAgain(http, this);
  }

  /** A state that is about to be replaced by the one of this member, which must be the newer. */
  synchronized void supersede(StoredState state) {
    revision = Math.max(revision, state.revision());
  }

  void begin() {
    int unused = requests.incrementAndGet();
  }

  void end() {
    int unused = requests.decrementAndGet();
  }

  boolean isClosed() {
    return session.isClosed();
  }

  /**
   * Ends the session here if it was idle for too long: not every container tells the other members
   * of an end. Should the HTTP session live on, the next request brings the session back.
   */
  void closeIfIdle() {
    if (requests.get() == 0 && session.isIdle()) {
      link.sleep(this);
      session.close();
    }
  }
}
