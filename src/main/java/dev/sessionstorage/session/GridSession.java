// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.shared.Storage;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A session that a grid keeps, as it is attached to this member. */
final class GridSession extends Session {
  /** How long a use may wait to be noted in the grid. */
  private static final long UNNOTED = TimeUnit.SECONDS.toMillis(30);

  private final GridRegistry grid;
  private final ReentrantLock signingIn = new ReentrantLock();

  private final @Nullable String name;

  /** When the grid was last told that the session is used here. */
  private volatile long noted;

  /** Whether the grid knows that it is this member which serves the session. */
  private volatile boolean served;

  /** Whether there was news of the storage before it was here: what was read may be older. */
  private volatile boolean toldEarly;

  GridSession(GridRegistry grid, SessionInfo record) {
    super(grid, record);
    this.grid = grid;
    this.name = record.name();
    this.noted = idleSince();
    this.served = record.member().equals(grid.member());
    Duration idle = record.idleTimeout();
    restore(record.userName(), idle == null ? NEVER : idle.toMillis());
  }

  @Override
  @Nullable String name() {
    return name;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public void watched(boolean begins) {
    grid.watched(this, begins);
  }

  /** Another member has published a state of a group. */
  void changed(long group, long version) {
    SharedObject storage = rootOrNote();
    if (storage != null) {
      Storage.of(storage).changed(group, version);
    }
  }

  /** The grid has a state of a group that may not be the one that is here. */
  void found(long group, long version, Object identity) {
    SharedObject storage = rootOrNote();
    if (storage != null) {
      Storage.of(storage).found(group, version, identity);
    }
  }

  /** The storage, if it is here; else notes that it has to look again once it is. */
  private @Nullable SharedObject rootOrNote() {
    SharedObject present = root();
    if (present == null) {
      toldEarly = true;
      present = root(); // who has just put it in its place may not have seen the note
    }
    return present;
  }

  @Override
  void placed(SharedObject made) {
    if (toldEarly) {
      toldEarly = false;
      grid.later(id(), () -> Storage.of(made).refresh());
    }
  }

  /** Whether the program on this member opened it. */
  boolean isOpenedHere() {
    return served && kind() == SessionKind.OPENED;
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // no monitor while the grid is asked
  public void signIn(@Nullable String newName) {
    signingIn.lock();
    try {
      grid.move(this, userName(), newName);
      restore(newName, idleMillis());
    } finally {
      signingIn.unlock();
    }
  }

  @Override
  public void used(long newIdleMillis) {
    boolean changed = !served || idleMillis() != newIdleMillis;
    super.used(newIdleMillis);
    if (changed) {
      note();
      grid.noteUse(this);
    } else if (idleSince() - noted > atMost(newIdleMillis)) {
      note();
      grid.later(id(), () -> grid.noteUse(this)); // no request waits for that
    }
  }

  private void note() {
    noted = idleSince();
    served = true;
  }

  /** What this member knows better than the grid. */
  SessionInfo asUsed(SessionInfo record) {
    return served && lastUsed().isAfter(record.lastUsed())
        ? SessionRecords.used(record, info())
        : record;
  }

  private static long atMost(long idleMillis) {
    return idleMillis == NEVER ? UNNOTED : Math.min(UNNOTED, idleMillis / 10);
  }
}
