// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static java.util.stream.Collectors.toSet;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.cluster.api.ClusterListener;
import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.Lease;
import dev.sessionstorage.cluster.api.Published;
import dev.sessionstorage.cluster.api.SessionPage;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps the sessions of one application in a store, for all its members. */
public final class ClusterEngine implements Cluster {
  /** For tests, too: they ask what is under way. */
  final Member member;

  private final Sessions sessions;

  /**
   * Joins the other members.
   *
   * @param application the application's name, the same on all members
   * @param member the name that people see of this member
   * @param store keeps the data; closed with this
   */
  public ClusterEngine(String application, String member, Store store) {
    this(application, member, store, Times.DEFAULT);
  }

  ClusterEngine(String application, String name, Store store, Times times) {
    member = new Member(application, name, store, times);
    sessions = new Sessions(member);
    boolean started = false;
    try {
      new Arrival(member).join();
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  @Override
  public String member() {
    return member.name();
  }

  @Override
  public void checkAvailable() {
    member.checkAvailable();
  }

  @Override
  public void listener(ClusterListener listener) {
    member.teller.listener(listener);
  }

  @Override
  public SessionId applicationSession() {
    UUID known = member.heart.application();
    if (known == null) {
      throw new StorageUnavailableException(
          "The members have not agreed yet on the session of the application: the store does not"
              + " answer, or another member is just removing the application. Try again later.");
    }
    return SessionId.of(known);
  }

  @Override
  public boolean begin(SessionInfo session, GroupState storage) {
    member.checkAvailable();
    return sessions.begin(session, storage);
  }

  @Override
  public @Nullable SessionInfo find(SessionId id) {
    member.checkAvailable();
    return sessions.find(id.toUuid());
  }

  @Override
  public void update(SessionId id, UnaryOperator<SessionInfo> change) {
    member.checkAvailable();
    sessions.update(id.toUuid(), change);
  }

  @Override
  public SessionPage sessions(@Nullable String userName, @Nullable SessionId after) {
    member.checkAvailable();
    return sessions.page(userName, after);
  }

  @Override
  public boolean end(SessionId id) {
    return sessions.end(id.toUuid());
  }

  @Override
  public Map<Long, Published> read(SessionId session, Collection<Long> groups) {
    member.checkAvailable();
    UUID id = session.toUuid();
    List<GroupDriver> here = // from now on they are looked after, too
        groups.stream().map(group -> member.drivers.get(new Key(id, group))).toList();
    Map<Key, Cell> cells = look(id, here.stream().map(driver -> driver.key).collect(toSet()));
    Map<Long, Published> found = new HashMap<>();
    for (GroupDriver driver : here) {
      Cell cell = cells.get(driver.key);
      if (cell != null) {
        found.put(driver.key.group(), StoredState.read(driver.key, cell));
      }
    }
    return found;
  }

  private Map<Key, Cell> look(UUID session, Set<Key> keys) {
    if (keys.size() == 1) {
      Key key = keys.iterator().next();
      Cell brought = member.teller.brought(key);
      if (brought != null) {
        return Map.of(key, brought);
      }
    }
    member.attachments.attach(session);
    return member.read(keys).cells();
  }

  @Override
  public Lease lease(SessionId session, long group) {
    return member.drivers.get(new Key(session.toUuid(), group));
  }

  @Override
  public void execute(SessionId session, Runnable task) {
    member.teller.execute(session.toUuid(), task);
  }

  /** For tests: from now on this member is as silent as one that is paused, or not any more. */
  void pause(boolean paused) {
    member.heart.stopped = paused;
  }

  @Override
  public void close() {
    new Leaving(member).leave();
  }
}
