// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.shared.Storage;
import dev.sessionstorage.shared.StorageRoot;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One session. Its storage is made when a block first needs it, since many never do. */
public class Session extends SessionRoot implements Binding, StorageRoot.Owner {
  /** The idle timeout of a session that does not end by itself. */
  public static final long NEVER = 0;

  private static final SessionKind[] KINDS = SessionKind.values();

  private final Registry registry;
  private final SessionId id;
  private final byte kind; // a byte rather than a reference: there may be millions of sessions
  private final long created;
  private volatile long lastUsed;
  private volatile long idleMillis = NEVER;
  private volatile @Nullable String userName;

  @SuppressWarnings("EnumOrdinal") // it never leaves this object
  private Session(Registry registry, SessionId id, SessionKind kind, Instant created, long used) {
    this.registry = registry;
    this.id = id;
    this.kind = (byte) kind.ordinal();
    this.created = created.toEpochMilli();
    this.lastUsed = used;
  }

  private Session(Registry registry, SessionId id, SessionKind kind, long now) {
    this(registry, id, kind, registry.time().instant(now), now);
  }

  /** A session that begins now. */
  Session(Registry registry, SessionId id, SessionKind kind) {
    this(registry, id, kind, registry.time().now());
  }

  /** A session that another member knows as well. */
  Session(Registry registry, SessionInfo known) {
    this(
        registry,
        known.id(),
        known.kind(),
        known.created(),
        registry.time().moment(known.lastUsed()));
  }

  /** Takes over what is known elsewhere. */
  final void restore(@Nullable String knownUser, long knownIdleMillis) {
    userName = knownUser;
    idleMillis = knownIdleMillis;
  }

  @Override
  public final Session session() {
    if (isClosed()) {
      throw new SessionClosedException(
          "The session "
              + id.abbreviated()
              + " that this thread runs in has ended. Stop the work, or look for another session of"
              + " the user with sessionsOf(userName).");
    }
    return this;
  }

  @Override
  public final Session sessionIfAny() {
    return this;
  }

  @Override
  public final SessionId id() {
    return id;
  }

  /**
   * Returns a number that differs from all earlier ones once the user or anything in the storage
   * has changed.
   *
   * @return the number
   */
  public final long stamp() {
    String user = userName;
    long storage = hasStorage() ? Storage.of(storage()).stamp() : 0;
    return user == null ? storage : storage ^ ((long) user.hashCode() << Integer.SIZE);
  }

  /**
   * Describes the session.
   *
   * @return the session at this moment
   */
  public final SessionInfo info() {
    return new SessionInfo(
        id,
        kind(),
        name(),
        userName,
        Instant.ofEpochMilli(created),
        lastUsed(),
        idleMillis == NEVER ? null : Duration.ofMillis(idleMillis),
        registry.member());
  }

  /** What the program called it, or null. */
  @Nullable String name() {
    return null;
  }

  final SessionKind kind() {
    return KINDS[kind];
  }

  /**
   * Tells whether a grid keeps the session for several members.
   *
   * @return false where it is on this member's heap only
   */
  public boolean isShared() {
    return false;
  }

  /**
   * Notes that the session is being used.
   *
   * @param newIdleMillis how long it may stay unused from now on, or {@link #NEVER}
   */
  public void used(long newIdleMillis) {
    lastUsed = registry.time().now();
    if (idleMillis != newIdleMillis) {
      idleMillis = newIdleMillis;
    }
  }

  /**
   * Tells whether the session has been idle for longer than it may.
   *
   * @return false where it does not end by itself
   */
  public final boolean isIdle() {
    return idleMillis != NEVER && millisIdle() > idleMillis;
  }

  /** When it was used last, in the milliseconds of {@link SessionTime}. */
  final long idleSince() {
    return lastUsed;
  }

  /** Never before it began, though two clocks say when. */
  final Instant lastUsed() {
    Instant shown = registry.time().instant(lastUsed);
    Instant began = Instant.ofEpochMilli(created);
    return shown.isBefore(began) ? began : shown;
  }

  final long millisIdle() {
    return registry.time().now() - lastUsed;
  }

  final long idleMillis() {
    return idleMillis;
  }

  /**
   * Returns the user.
   *
   * @return who is signed in, or null
   */
  public final @Nullable String userName() {
    return userName;
  }

  /**
   * Says who is signed in.
   *
   * @param newName the user's name, or null
   */
  public synchronized void signIn(@Nullable String newName) {
    registry.move(this, userName, isClosed() ? null : newName);
    userName = newName;
  }

  @Override
  final SharedObject newRoot() {
    return hasEnded() ? new StorageRoot(this) : registry.newStorage(this);
  }

  /** Ends the session and its storage. Waits for no block. */
  public final void close() {
    if (shut()) {
      removeFromUsers();
      registry.closed(this);
    }
  }

  /** Ends the session on this member and tells nobody; true once only. */
  final boolean shut() {
    boolean first = markClosed();
    return closeStorage() && first;
  }

  @Override
  public final Settings settings() {
    return registry.settings();
  }

  @Override
  public final Storage.@Nullable Listener changes() {
    return registry.changes();
  }

  private synchronized void removeFromUsers() {
    registry.move(this, userName, null);
  }
}
