// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;

/** A member in a simulation: its clock, its heartbeat, its leases, and who waits at them. */
final class SimMember {
  final UUID id;
  final World world;
  final Membership peers;

  /** The children that it has heard of. */
  final TreeSet<Long> view = new TreeSet<>();

  final Map<Long, GroupLease> leases = new HashMap<>();
  private final Map<Long, SimClient> inside = new HashMap<>();
  private final Map<GroupLease, Long> wakes = new HashMap<>();
  private final List<Runnable> deferred = new ArrayList<>();
  private final double rate;
  private final long offset;
  private long beats;
  private long cutOffUntil;
  private long wallOffset;
  private boolean paused;
  boolean crashed;

  /** It is being stopped. */
  boolean leaving;

  SimMember(World world) {
    this.world = world;
    id = new UUID(world.random.nextLong(), world.random.nextLong());
    peers = new Membership(id, world.timing);
    boolean drifts = world.scenario.has(Fault.DRIFT);
    rate = drifts ? 0.95 + world.random.nextDouble() * 0.1 : 1;
    offset = world.random.nextLong(1L << 40);
    beat();
  }

  long now() {
    return offset + (long) (world.schedule.now() * rate);
  }

  /** Does something, later if the member stands still, and never if it is dead. */
  void run(Runnable action) {
    if (paused) {
      deferred.add(action);
    } else if (!crashed) {
      action.run();
    }
  }

  void after(long nanos, Runnable action) {
    world.schedule.after((long) (nanos / rate) + 1, () -> run(action));
  }

  void pause(long nanos) {
    if (!paused) {
      paused = true;
      world.schedule.after(nanos, this::resume);
    }
  }

  void resume() {
    paused = false;
    List<Runnable> now = new ArrayList<>(deferred);
    deferred.clear();
    now.forEach(this::run);
  }

  void crash() {
    crashed = true;
    deferred.clear();
  }

  /** Gives all groups away. */
  void release() {
    List.copyOf(leases.values()).forEach(lease -> on(lease, (it, out) -> it.release(now(), out)));
  }

  long wall() {
    return world.schedule.now() + wallOffset;
  }

  void jump(long nanos) {
    wallOffset += nanos;
  }

  void cutOff(long nanos) {
    cutOffUntil = world.schedule.now() + nanos;
  }

  boolean isCutOff() {
    return world.schedule.now() < cutOffUntil;
  }

  private void beat() {
    beatOnce(() -> {});
    after(world.timing.beat(), this::beat);
  }

  private void beatOnce(Runnable then) {
    long sent = now();
    byte[] data = SimBeats.bytes(beats++);
    if (!isCutOff()) {
      world.schedule.after(
          world.calls.way(),
          () -> {
            Roll roll = world.store.beat(id, data);
            world.schedule.after(
                world.calls.way(),
                () ->
                    run(
                        () -> {
                          peers.answered(sent, roll, id, now());
                          then.run();
                        }));
          });
    }
  }

  GroupLease lease(long group) {
    return leases.computeIfAbsent(group, this::newLease);
  }

  private GroupLease newLease(long group) {
    Key key = new Key(world.session, group);
    return new GroupLease(key, id, world.timing, world.chance, peers, world, world.rules);
  }

  void on(long group, BiConsumer<GroupLease, List<Effect>> event) {
    on(lease(group), event);
  }

  void on(GroupLease lease, BiConsumer<GroupLease, List<Effect>> event) {
    List<Effect> effects = new ArrayList<>(4);
    event.accept(lease, effects);
    if (world.isTracing()) {
      world.trace(
          "%s group %s %s %s",
          world.name(this),
          lease.key().group(),
          lease.state(),
          effects.stream().map(SimMember::text).toList());
    }
    effects.forEach(this::note); // before a client that goes on changes what this member knows
    effects.forEach(effect -> perform(lease, effect));
  }

  private void note(Effect effect) {
    if (effect instanceof Effect.Write write) {
      world.ledger.writes(this, write.commit());
    }
  }

  /** A client's ticket is answered by effects from now on. */
  void expect(long ticket, SimClient client) {
    inside.put(ticket, client);
  }

  private void perform(GroupLease lease, Effect effect) {
    if (effect instanceof Effect.Read read) {
      world.calls.read(this, read.keys(), new Answer(lease));
    } else if (effect instanceof Effect.Write write) {
      world.calls.write(
          this,
          write.commit(),
          verdict ->
              on(lease, (it, out) -> it.written(new Written(verdict, Map.of()), now(), out)));
    } else if (effect instanceof Effect.Want want) {
      want(lease, want);
    } else if (effect instanceof Effect.Grant grant) {
      grant(lease, grant);
    } else if (effect instanceof Effect.CallRoll) {
      beatOnce(() -> on(lease, (it, out) -> it.wake(now(), out)));
    } else if (effect instanceof Effect.Wake wake) {
      wakes.put(lease, wake.at());
      after(wake.at() - now(), () -> wake(lease, wake.at()));
    } else if (effect instanceof Effect.Expect expect) {
      lease(expect.key().group()).expect();
    } else if (effect instanceof Effect.Born born) {
      view.add(born.key().group());
      on(born.key().group(), (child, out) -> child.born(born.cell(), born.since(), now(), out));
    } else if (effect instanceof Effect.Ended) {
      List.copyOf(leases.values()).forEach(each -> on(each, (it, out) -> it.died(now(), out)));
    } else if (effect instanceof Effect.Died died) {
      on(died.key().group(), (child, out) -> child.died(now(), out));
    } else if (effect instanceof Effect.Unsure unsure) {
      on(unsure.key().group(), (child, out) -> child.unsure(now(), out));
    } else {
      answer(lease, effect);
    }
  }

  private void answer(GroupLease lease, Effect effect) {
    if (effect instanceof Effect.Admit admit) {
      world.ledger.admitted(this, lease);
      client(admit.ticket()).admitted();
    } else if (effect instanceof Effect.Done done) {
      client(done.ticket()).done();
    } else if (effect instanceof Effect.Refuse refuse) {
      client(refuse.ticket()).refused(refuse.reason());
    }
  }

  private static String text(Effect effect) {
    return effect
        .toString()
        .replaceAll("\\[B@\\w+|-?\\d{15,}|session=[-0-9a-f]+|body=,?|head=,?", "");
  }

  private SimClient client(long ticket) {
    SimClient client = inside.get(ticket);
    if (client == null) {
      throw new Violation("the ticket " + ticket + " is not known");
    }
    return client;
  }

  private void want(GroupLease lease, Effect.Want want) {
    SimMember to = world.member(want.to());
    long group = lease.key().group();
    world.net.send(
        this,
        to,
        () -> {
          world.ledger.wanted(to, to.lease(group), want.waiting());
          to.on(group, (it, out) -> it.wanted(want.waiting(), want.forwarded(), to.now(), out));
        });
  }

  private void grant(GroupLease lease, Effect.Grant grant) {
    world.ledger.given(this, lease, grant.to());
    SimMember to = world.member(grant.to());
    long group = lease.key().group();
    world.net.send(
        this, to, () -> to.on(group, (it, out) -> it.granted(grant.cell(), to.now(), out)));
  }

  private void wake(GroupLease lease, long at) {
    if (wakes.remove(lease, at)) {
      on(lease, (it, out) -> it.wake(now(), out));
    }
  }

  private final class Answer implements SimCalls.Reading {
    private final GroupLease lease;

    Answer(GroupLease lease) {
      this.lease = lease;
    }

    @Override
    public void read(Map<Key, Cell> cells) {
      on(lease, (it, out) -> it.looked(new Look(0, cells, Map.of()), now(), out));
    }

    @Override
    public void failed() {
      on(lease, (it, out) -> it.failed(now(), out));
    }
  }
}
