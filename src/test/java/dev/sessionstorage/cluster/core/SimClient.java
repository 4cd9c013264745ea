// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Key;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A thread in a simulation: it runs one block after another. */
final class SimClient {
  private enum Kind {
    CHANGE,
    LOOK,
    CREATE,
    REMOVE,
    PUT_BACK
  }

  private final World world;
  private final SimMember member;
  private int steps;
  private boolean probing;

  private long ticket;
  private boolean busy;
  private Kind kind = Kind.LOOK;
  private long group;
  private int block;
  private BitSet acknowledged = new BitSet();
  private SimState seen = SimState.first(0);
  private final Set<Long> born = new HashSet<>();

  SimClient(World world, SimMember member, int steps) {
    this.world = world;
    this.member = member;
    this.steps = steps;
    think();
  }

  boolean isBusy() {
    return busy && !member.crashed;
  }

  boolean isDone() {
    return member.crashed || (steps <= 0 && !busy);
  }

  @Override
  public String toString() {
    return kind + " " + block + " in group " + group + " of " + world.name(member);
  }

  private void think() {
    if (steps > 0) {
      long longest = world.random.nextInt(4) == 0 ? 3 * SimCalls.SECOND : 8 * SimCalls.MILLI;
      member.after(world.random.nextLong(longest), this::begin);
    }
  }

  /** One more block, after all that went wrong. */
  void probe(long where) {
    probing = true;
    busy = true;
    kind = Kind.CHANGE;
    enter(where);
  }

  private void begin() {
    steps--;
    choose();
    enter(kind == Kind.CHANGE || kind == Kind.LOOK ? place() : Key.ROOT);
  }

  private void choose() {
    int dice = world.random.nextInt(100);
    kind =
        dice < 40
            ? Kind.CHANGE
            : dice < 65
                ? Kind.LOOK
                : dice < 82 ? Kind.CREATE : dice < 92 ? Kind.REMOVE : Kind.PUT_BACK;
  }

  private long place() {
    if (world.random.nextInt(5) == 0) {
      world.peek(member);
    }
    int which = world.random.nextInt(member.view.size() + 1);
    return which == 0 ? Key.ROOT : member.view.stream().skip(which - 1L).findFirst().orElseThrow();
  }

  private void enter(long where) {
    busy = true;
    group = where;
    born.clear();
    block = world.ledger.begin();
    ticket = block + 1L;
    acknowledged = world.ledger.acknowledged(group);
    member.expect(ticket, this);
    long mine = ticket;
    member.on(
        group,
        (lease, out) -> {
          if (lease.enter(mine, member.now(), out)) {
            out.add(new Effect.Admit(mine));
          }
        });
    member.after(patience(), () -> giveUp(mine));
  }

  private long patience() {
    return probing
        ? 40 * SimCalls.SECOND
        : SimCalls.SECOND / 2 + world.random.nextLong(20 * SimCalls.SECOND);
  }

  private void giveUp(long mine) {
    if (busy && ticket == mine) {
      member.on(
          group,
          (lease, out) -> {
            if (lease.giveUp(mine, member.now(), out)) {
              end(Ledger.Outcome.NOT_PUBLISHED);
            }
          });
    }
  }

  void admitted() {
    seen = world.state(member.lease(group).cell());
    long length = world.random.nextInt(8) == 0 ? 40 * SimCalls.MILLI : SimCalls.MILLI;
    member.after(world.random.nextLong(length), this::leave);
  }

  private void leave() {
    if (kind == Kind.LOOK) {
      member.on(
          group,
          (lease, out) -> {
            lease.followed(world.random.nextBoolean());
            if (lease.leave(member.now(), out)) {
              done();
            }
          });
    } else {
      member.on(
          group,
          (lease, out) -> {
            lease.followed(world.random.nextBoolean());
            lease.commit(draft(), member.now(), out);
          });
    }
  }

  private Draft draft() {
    SimState next = world.derive(seen, block);
    Map<Long, byte[]> births = new HashMap<>();
    long wall = member.wall();
    if (kind == Kind.CREATE) {
      long child = world.newChild();
      born.add(child);
      next.children().add(child);
      births.put(child, World.bytes(world.derive(world.nothing(), block)));
    } else if (kind == Kind.REMOVE && !next.children().isEmpty()) {
      long child = any(next.children());
      next.children().remove(child);
      next.removed().put(child, wall);
    } else if (kind == Kind.PUT_BACK && !next.removed().isEmpty()) {
      long child = any(next.removed().keySet());
      next.removed().remove(child);
      next.children().add(child);
    }
    return new Draft(World.bytes(next), births, deaths(next, wall), null);
  }

  private long any(Set<Long> children) {
    List<Long> all = new ArrayList<>(children);
    return all.get(world.random.nextInt(all.size()));
  }

  private Set<Long> deaths(SimState next, long wall) {
    Set<Long> deaths = new HashSet<>();
    next.removed()
        .forEach(
            (child, since) -> {
              if (group == Key.ROOT && wall - since > World.KEPT) {
                deaths.add(child);
              }
            });
    next.removed().keySet().removeAll(deaths);
    return deaths;
  }

  void done() {
    if (group == Key.ROOT) {
      member.view.addAll(seen.children());
    }
    world.ledger.looked(this, seen, acknowledged);
    end(kind == Kind.LOOK ? Ledger.Outcome.LOOKED : Ledger.Outcome.ACKNOWLEDGED);
  }

  void refused(Reason reason) {
    if (reason == Reason.GONE) {
      world.ledger.gone(member, group);
      member.view.remove(group);
    }
    end(
        switch (reason) {
          case UNKNOWN -> Ledger.Outcome.UNKNOWN;
          case GONE -> Ledger.Outcome.GONE;
          default -> Ledger.Outcome.NOT_PUBLISHED;
        });
  }

  private void end(Ledger.Outcome outcome) {
    busy = false;
    world.ledger.end(block, group, born, outcome);
    world.trace("%s: %s", this, outcome);
    think();
  }
}
