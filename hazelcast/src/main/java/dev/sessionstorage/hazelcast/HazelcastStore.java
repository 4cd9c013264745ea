// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Scan;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Traits;
import dev.sessionstorage.spi.store.Written;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the cells of an application in a Hazelcast grid.
 *
 * @since 1.0
 */
public final class HazelcastStore implements Store {
  private static final Logger LOG = System.getLogger(HazelcastStore.class.getName());
  private static final Traits TRAITS = new Traits(false, false, Duration.ofSeconds(1));

  private final HazelcastInstance hazelcast;
  private final Grid grid;
  private final Maps maps;
  private final Beats beats;
  private final Mail mail;
  private final Runnable afterwards;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Opens the store of an application; the grid outlives it.
   *
   * @param hazelcast this member of the grid
   * @param application the name of the application, the same on all members
   * @param members how many members the grid has; 0: as many as were seen, with one backup
   * @throws IllegalStateException if the grid's configuration of our maps would lose data; the
   *     message names it
   */
  public HazelcastStore(HazelcastInstance hazelcast, String application, int members) {
    this(hazelcast, application, members, () -> {});
  }

  HazelcastStore(
      HazelcastInstance hazelcast, String application, int members, Runnable afterwards) {
    String prefix = "sessionstorage." + application;
    this.hazelcast = hazelcast;
    this.grid = new Grid(hazelcast, members);
    this.maps = new Maps(hazelcast, prefix, members);
    this.beats = new Beats(hazelcast, grid, maps.cells(), prefix);
    this.mail = new Mail(hazelcast, prefix);
    this.afterwards = afterwards;
  }

  @Override
  public Traits traits() {
    return TRAITS;
  }

  @Override
  public void check() {
    grid.check();
  }

  /** The partition's owner: what hangs together. */
  @Override
  public int lane(Key key) {
    Member owner =
        hazelcast.getPartitionService().getPartition(key.session().toString()).getOwner();
    int lane = 0;
    for (Member member : grid.members()) {
      if (member.equals(owner)) {
        return lane;
      }
      lane++;
    }
    return 0;
  }

  @Override
  public Look read(Set<Key> keys, boolean bodies) {
    return call(() -> maps.reading().read(hazelcast.getCluster().getClusterTime(), keys, bodies));
  }

  @Override
  public Written write(Commit commit) {
    return new Writing(maps, grid, beats, commit).run();
  }

  @Override
  public List<Key> scan(Scan scan, @Nullable Key after, int limit) {
    return call(() -> maps.reading().scan(scan, after, limit));
  }

  @Override
  public void touch(Map<UUID, Index> uses) {
    call(
        () -> {
          maps.indexes().touch(uses);
          return uses;
        });
  }

  @Override
  public Roll beat(UUID member, byte[] data) {
    return available(() -> beats.beat(member, data));
  }

  @Override
  public void leave(UUID member, boolean last) {
    available(
        () -> {
          beats.leave(member);
          if (last) {
            maps.clear();
          }
          return member;
        });
  }

  @Override
  public void send(UUID member, byte[] message) {
    mail.send(member, message);
  }

  @Override
  public void listen(UUID me, Consumer<byte[]> inbox) {
    available(
        () -> {
          mail.listen(me, inbox);
          return me;
        });
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    grid.close();
    try {
      beats.close();
      mail.close();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The grid was left first", e);
    }
    afterwards.run();
  }

  /** Reads on a member that is not cut off, before and after. */
  private <T> T call(Supplier<T> action) {
    grid.check();
    T result = available(action);
    grid.check();
    return result;
  }

  private static <T> T available(Supplier<T> action) {
    try {
      return action.get();
    } catch (StorageUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StorageUnavailableException("The grid does not answer: " + e.getMessage(), e);
    }
  }
}
