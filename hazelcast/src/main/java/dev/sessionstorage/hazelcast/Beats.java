// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.topic.ITopic;
import dev.sessionstorage.cluster.core.PeerBeat;
import dev.sessionstorage.cluster.core.PeerRoll;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The beats of the members, by a topic. A beat is confirmed when enough members of the grid have
 * answered for something that they own, which they do only for those whom they take for a member.
 */
final class Beats {
  private static final Logger LOG = System.getLogger(Beats.class.getName());
  private static final int PROBES = 10_000;
  private static final long WITHIN = 1;

  private final HazelcastInstance hazelcast;
  private final Grid grid;
  private final IMap<String, byte[]> cells;
  private final ITopic<byte[]> topic;
  private final Listening listening;
  private final Map<UUID, String> probes = new ConcurrentHashMap<>();
  private @Nullable PeerRoll roll; // guarded by the grid, as is what follows
  private @Nullable UUID me;

  Beats(HazelcastInstance hazelcast, Grid grid, IMap<String, byte[]> cells, String prefix) {
    this.hazelcast = hazelcast;
    this.grid = grid;
    this.cells = cells;
    topic = hazelcast.getTopic(prefix + ".beats");
    listening = new Listening(hazelcast, topic, this::receive);
  }

  Roll beat(UUID member, byte[] data) {
    Set<Member> members = grid.members();
    synchronized (grid) {
      if (roll == null || !member.equals(me)) {
        roll = new PeerRoll(member, grid.majority());
        me = member;
      }
      publish(roll.begin(data, Grid.ids(members), grid.home()), false);
    }
    Set<UUID> answered = prove(members);
    synchronized (grid) {
      PeerRoll present = Objects.requireNonNull(roll);
      answered.forEach(present::answered);
      return present.roll(hazelcast.getCluster().getClusterTime(), grid.home().toString());
    }
  }

  /**
   * Asks the members of the grid for something that they own; proves those who are there if enough
   * answer. Waits for a moment only: those that hang delay nobody.
   *
   * @return those that have answered
   */
  Set<UUID> prove(Set<Member> members) {
    List<Member> others = members.stream().filter(member -> !member.localMember()).toList();
    int enough = grid.enough() - 1; // with this one
    CountDownLatch missing = new CountDownLatch(Math.min(enough, others.size()));
    Set<UUID> answered = ConcurrentHashMap.newKeySet();
    for (Member member : others) {
      String key = probe(member);
      if (key != null) {
        cells
            .getAsync(key)
            .thenRun(() -> answered.add(member.getUuid()))
            .thenRun(missing::countDown);
      }
    }
    try {
      boolean inTime = missing.await(WITHIN, TimeUnit.SECONDS);
      LOG.log(Level.TRACE, "Enough members answered: {0}", inTime);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (answered.size() >= enough) {
      grid.proved(members);
    }
    return Set.copyOf(answered);
  }

  /** A key that the member owns; null while it owns nothing. */
  private @Nullable String probe(Member member) {
    return probes.compute(
        member.getUuid(),
        (id, known) ->
            known != null && owns(member, known)
                ? known
                : IntStream.range(0, PROBES)
                    .mapToObj(i -> "probe" + i)
                    .filter(key -> owns(member, key))
                    .findFirst()
                    .orElse(null));
  }

  private boolean owns(Member member, String key) {
    return member.equals(hazelcast.getPartitionService().getPartition(key).getOwner());
  }

  private void publish(PeerBeat beat, boolean leaves) {
    Output out = new Output();
    out.truth(leaves);
    int start = out.begin();
    grid.gone().forEach(out::uuid);
    out.end(start);
    out.bytes(beat.toBytes());
    topic.publish(out.toBytes());
  }

  private void receive(byte[] bytes) {
    try {
      Input in = new Input(bytes);
      boolean leaves = in.truth();
      Set<UUID> gone = new HashSet<>();
      for (Input all = in.part(); all.hasMore(); ) {
        gone.add(all.uuid());
      }
      PeerBeat beat = PeerBeat.read(in.bytes());
      boolean own = beat.home().equals(grid.home());
      int size = own ? 0 : grid.heard(beat.home(), leaves, gone, beat.size());
      synchronized (grid) {
        if (roll != null) {
          roll.heard(beat.withSize(size));
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "A beat of another member cannot be read", e);
    }
  }

  /** Removes the entry of a member. Where it is this one, its grid member may be about to go. */
  void leave(UUID member) {
    synchronized (grid) {
      if (roll != null) {
        roll.remove(member);
        PeerBeat last = roll.begin(new byte[0], Grid.ids(grid.members()), grid.home());
        publish(last, member.equals(me));
      }
    }
  }

  void close() {
    listening.close();
  }
}
