// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
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
      grid.later(() -> grid.noteUse(this)); // no request waits for that
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
