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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
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
  private long round;

  Beats(HazelcastInstance hazelcast, Grid grid, IMap<String, byte[]> cells, String prefix) {
    this.hazelcast = hazelcast;
    this.grid = grid;
    this.cells = cells;
    topic = hazelcast.getTopic(prefix + ".beats");
    listening = new Listening(hazelcast, topic, this::receive);
  }

  Roll beat(UUID member, byte[] data) {
    Set<Member> members = grid.members();
    long asked;
    int needed;
    synchronized (grid) {
      if (roll == null || !member.equals(me)) {
        roll = new PeerRoll(member, grid.majority());
        me = member;
      }
      asked = ++round;
      PeerBeat beat = roll.begin(data, Grid.ids(members), grid.home());
      publish(beat, false);
      needed = beat.size() / 2;
    }
    ask(members, asked, needed);
    Roll result;
    synchronized (grid) {
      result = roll.roll(hazelcast.getCluster().getClusterTime(), grid.home().toString());
    }
    if (result.confirmed()) {
      grid.proved(members);
    }
    return result;
  }

  /** Waits for a moment until enough have answered: those that hang delay nobody. */
  private void ask(Set<Member> members, long asked, int needed) {
    List<Member> others = members.stream().filter(member -> !member.localMember()).toList();
    CountDownLatch missing = new CountDownLatch(Math.min(needed, others.size()));
    for (Member member : others) {
      String key = probe(member);
      if (key != null) {
        cells
            .getAsync(key)
            .thenRun(() -> answered(member.getUuid(), asked))
            .thenRun(missing::countDown);
      }
    }
    try {
      boolean enough = missing.await(WITHIN, TimeUnit.SECONDS);
      LOG.log(Level.TRACE, "Enough members answered: {0}", enough);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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

  private void answered(UUID member, long asked) {
    synchronized (grid) {
      if (asked == round && roll != null) {
        roll.answered(member);
      }
    }
  }

  private CompletionStage<Void> publish(PeerBeat beat, boolean leaves) {
    Output out = new Output();
    out.truth(leaves);
    int start = out.begin();
    grid.gone().forEach(out::uuid);
    out.end(start);
    out.bytes(beat.toBytes());
    return topic.publishAsync(out.toBytes());
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
      if (!beat.home().equals(grid.home())) {
        received(beat, grid.heard(beat.home(), leaves, gone, beat.size()));
      } else {
        received(beat, 0);
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "A beat of another member cannot be read", e);
    }
  }

  private void received(PeerBeat beat, int size) {
    PeerBeat counted =
        new PeerBeat(
            beat.member(),
            beat.home(),
            beat.number(),
            size,
            beat.data(),
            beat.heard(),
            beat.removed());
    synchronized (grid) {
      if (roll != null) {
        roll.heard(counted);
      }
    }
  }

  /** Removes the entry of a member. Where it is this one, its grid member may be about to go. */
  void leave(UUID member) {
    CompletionStage<Void> said;
    synchronized (grid) {
      if (roll == null) {
        return;
      }
      roll.remove(member);
      PeerBeat last = roll.begin(new byte[0], Grid.ids(grid.members()), grid.home());
      said = publish(last, member.equals(me));
    }
    Answers.of(said);
  }

  void close() {
    listening.close();
  }
}
