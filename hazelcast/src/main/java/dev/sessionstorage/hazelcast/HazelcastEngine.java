// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.spi.Engine;
import dev.sessionstorage.spi.EngineListener;
import dev.sessionstorage.spi.GroupState;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.Published;
import dev.sessionstorage.spi.SessionPage;
import dev.sessionstorage.spi.store.Key;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sessions of one application in a Hazelcast grid.
 *
 * @since 1.0
 */
public final class HazelcastEngine implements Engine {
  private final Membership members;
  private final Groups groups;
  private final Records records;
  private final Broadcast broadcast;
  private final Leases leases;
  private final Sweeper sweeper;
  private final ApplicationId application;
  private final Runnable atEnd;

  /**
   * Makes the engine of an application; the grid stays whose it is.
   *
   * @param hazelcast the grid
   * @param application the application's name, the same on all members
   * @param settings gives the text of a setting, or null where it is not set
   * @throws IllegalArgumentException if a setting cannot be read; the message names it
   */
  public HazelcastEngine(
      HazelcastInstance hazelcast,
      String application,
      Function<String, @Nullable String> settings) {
    this(hazelcast, application, settings, Timing.DEFAULT, () -> {});
  }

  HazelcastEngine(
      HazelcastInstance hazelcast,
      String name,
      Function<String, @Nullable String> settings,
      Timing timing,
      Runnable atEnd) {
    this.atEnd = atEnd;
    String prefix = "sessionstorage." + name;
    Maps maps = new Maps(hazelcast, prefix);
    members = new Membership(hazelcast, Membership.minMembers(settings), maps.application());
    groups = new Groups(new CheckedMap<>(maps.groups(), members));
    records = new Records(new CheckedMap<>(maps.sessions(), members), members::me);
    application = new ApplicationId(new CheckedMap<>(maps.application(), members));
    broadcast = new Broadcast(hazelcast, prefix, members.me().id());
    Post post = new Post(hazelcast, prefix, members.me());
    leases = new Leases(groups, members, timing, post, broadcast);
    sweeper = new Sweeper(records, groups, members, session -> end(session.id(), List.of()));
    sweeper.start(timing.sweep());
  }

  @Override
  public String member() {
    return members.me().name();
  }

  @Override
  public void checkAvailable() {
    var unused = members.check();
  }

  @Override
  public void listener(EngineListener listener) {
    broadcast.listener(listener);
  }

  @Override
  public boolean begin(SessionInfo session, GroupState storage) {
    boolean unused = leases.lease(new GroupKey(session.id(), Key.ROOT)).create(storage);
    boolean begun = records.begin(session);
    if (begun) {
      broadcast.outbox().opened(session);
    }
    return begun;
  }

  @Override
  public @Nullable SessionInfo find(SessionId id) {
    return records.find(id);
  }

  @Override
  public void update(SessionId id, UnaryOperator<SessionInfo> change) {
    records.update(id, change);
  }

  @Override
  public SessionPage sessions(@Nullable String userName, @Nullable SessionId after) {
    Stream<SessionInfo> found = userName == null ? records.all() : records.of(userName);
    return new SessionPage(found.toList(), null);
  }

  @Override
  public boolean end(SessionId id, Collection<Long> known) {
    SessionInfo last = records.end(id);
    for (long group : known) {
      groups.remove(new GroupKey(id, group));
    }
    if (last != null) {
      broadcast.outbox().closed(last);
    }
    return last != null;
  }

  @Override
  public Map<Long, Published> read(SessionId session, Collection<Long> numbers) {
    return groups.read(session, numbers);
  }

  @Override
  public SessionId applicationSession() {
    return application.get();
  }

  @Override
  public void execute(Runnable task) {
    broadcast.execute(task);
  }

  @Override
  public Lease lease(SessionId session, long group) {
    return leases.lease(new GroupKey(session, group));
  }

  /** For tests: from now on this member is as silent as one that is paused. */
  void stall() {
    leases.stall();
  }

  /** For tests: looks at once for what nobody needs. */
  void sweep(Instant now) {
    sweeper.sweep(now);
  }

  @Override
  public void close() {
    sweeper.close();
    leases.close();
    broadcast.close();
    members.leave();
    atEnd.run();
  }
}
