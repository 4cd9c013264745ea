// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.nio.serialization.genericrecord.GenericRecord;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.StorageUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Ends the sessions that nobody can end any more, since their member is gone, and removes the
 * groups of sessions that have ended. Each member looks at what it owns in the grid.
 */
final class Sweeper implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Sweeper.class.getName());
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final Duration WITHOUT_TIMEOUT = Duration.ofMinutes(30);

  private final Records records;
  private final Groups groups;
  private final Membership members;
  private final Consumer<SessionInfo> end;
  private final ScheduledThreadPoolExecutor worker = Workers.scheduled(1, "sweeper");

  /** Groups without a session at the last sweep: their session may have been about to begin. */
  private Set<String> suspects = Set.of();

  Sweeper(Records records, Groups groups, Membership members, Consumer<SessionInfo> end) {
    this.records = records;
    this.groups = groups;
    this.members = members;
    this.end = end;
  }

  void start(Duration every) {
    long nanos = every.toNanos();
    var unused =
        worker.scheduleWithFixedDelay(
            () -> guarded(Instant.now()), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private void guarded(Instant now) {
    try {
      sweep(now);
    } catch (StorageUnavailableException e) {
      LOG.log(Level.DEBUG, "Sweeping has to wait", e);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Sweeping failed", e);
    }
  }

  void sweep(Instant now) {
    for (String key : records.localKeys()) {
      GenericRecord found = records.raw(key);
      if (found != null && isOrphan(found, now)) {
        end.accept(SessionFormat.decode(found));
      }
    }
    sweepGroups();
  }

  private boolean isOrphan(GenericRecord found, Instant now) {
    String member = SessionFormat.member(found);
    if (member != null && members.has(UUID.fromString(member))) {
      return false;
    }
    SessionInfo session = SessionFormat.decode(found);
    Duration idle = session.idleTimeout();
    Instant end = session.lastUsed().plus(idle == null ? WITHOUT_TIMEOUT : idle).plus(MARGIN);
    return session.kind() != SessionKind.APPLICATION && end.isBefore(now);
  }

  private void sweepGroups() {
    Set<String> orphans = new HashSet<>();
    for (String text : groups.localKeys()) {
      GroupKey key = GroupKey.of(text);
      if (records.raw(SessionFormat.text(key.session())) == null && !removed(key, text)) {
        orphans.add(text);
      }
    }
    suspects = orphans;
  }

  private boolean removed(GroupKey key, String text) {
    boolean again = suspects.contains(text);
    if (again) {
      groups.remove(key);
    }
    return again;
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
