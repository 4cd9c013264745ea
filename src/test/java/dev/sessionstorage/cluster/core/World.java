// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import com.google.errorprone.annotations.FormatMethod;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Some members, one store, and what happens to them, in virtual time. */
final class World implements Family {
  /** How long a removed child may be put back; short, so that it happens often. */
  static final long KEPT = 300 * SimCalls.MILLI;

  private static final long LONGEST = 400 * SimCalls.SECOND;

  final Scenario scenario;
  final Rules rules;
  final Timing timing = Timing.DEFAULT;
  final SplittableRandom random;
  final Schedule schedule = new Schedule();
  final SimStore store;
  final SimCalls calls;
  final SimNet net;
  final Ledger ledger = new Ledger(this);
  final UUID session = new UUID(1, 1);
  final Chance chance;
  final List<SimMember> members = new ArrayList<>();
  final List<SimClient> clients = new ArrayList<>();
  private final Map<UUID, SimMember> byId = new HashMap<>();
  private final List<SimState> states = new ArrayList<>();
  private final Mishaps mishaps;
  private long lastChild;
  private boolean tracing;

  private Cell record = new Cell(new Stamp(0, 0), new byte[0], new byte[0]);

  World(Scenario scenario, Plant plant) {
    this.scenario = scenario;
    rules = plant.rules();
    random = new SplittableRandom(scenario.seed());
    store = plant.store(scenario.atomic());
    calls = plant.calls(schedule, random, scenario, store);
    net = new SimNet(calls);
    chance = plant.chance(random);
    mishaps = new Mishaps(this);
  }

  /** Whether there is a tombstone, which may be undone unless it is proved. */
  boolean hasEnded() {
    return !store.isSame(record, store.cell(Key.RECORD));
  }

  World traced() {
    tracing = true;
    return this;
  }

  boolean isTracing() {
    return tracing;
  }

  @FormatMethod
  void trace(String text, Object... values) {
    if (tracing) {
      System.out.printf("%10.3f %s%n", schedule.now() / 1e6, text.formatted(values));
    }
  }

  /** Runs the history; throws a {@link Violation} if something is not as it should be. */
  void run() {
    begin();
    until("the clients end", () -> clients.stream().allMatch(SimClient::isDone));
    mishaps.end();
    calls.calm();
    if (scenario.has(Fault.END)) {
      pause(2 * SimCalls.LATEST); // whoever ends the session may be about to try again
    }
    settle();
    boolean ended = hasEnded();
    if (!ended) {
      new Janitor(this).checkChildren();
      new Probe(this).run();
    }
    new Janitor(this).sweep();
    ledger.checkLooks();
    if (!ended) {
      ledger.check();
      checkCopies();
    }
  }

  private void begin() {
    for (int i = 0; i < scenario.members(); i++) {
      join();
    }
    Stamp stamp = chance.stamp();
    SimMember first = members.get(0);
    Head head = Head.first(first.id, stamp, null);
    Cell root = new Cell(stamp, head.toBytes(), bytes(nothing()));
    record = new Cell(chance.stamp(), new byte[0], new byte[0]);
    store.create(Key.RECORD, record);
    store.create(Key.ROOT, root);
    first.on(Key.ROOT, (lease, out) -> lease.born(root, first.now(), first.now(), out));
    mishaps.begin();
  }

  SimMember join() {
    SimMember member = new SimMember(this);
    members.add(member);
    byId.put(member.id, member);
    for (int i = 0; i < scenario.clients(); i++) {
      clients.add(new SimClient(this, member, scenario.steps()));
    }
    return member;
  }

  void until(String what, BooleanSupplier reached) {
    long limit = schedule.now() + LONGEST;
    while (!reached.getAsBoolean()) {
      if (!schedule.step() || schedule.now() > limit) {
        throw new Violation("not within " + LONGEST / SimCalls.SECOND + " s: " + what + stuck());
      }
    }
  }

  void pause(long nanos) {
    long later = schedule.now() + nanos;
    until("a pause", () -> schedule.now() >= later);
  }

  private String stuck() {
    return clients.stream().filter(SimClient::isBusy).map(c -> "; " + c).reduce("", String::concat);
  }

  private void settle() {
    store.failOver();
    until("no commit is in doubt", () -> alive().stream().noneMatch(World::isInDoubt));
  }

  private static boolean isInDoubt(SimMember member) {
    return member.leases.values().stream()
        .anyMatch(
            lease ->
                lease.state() == GroupLease.State.DOUBT
                    || lease.state() == GroupLease.State.COMMITTING);
  }

  /** Only the holder of a removed child may not know that it is gone. */
  private void checkCopies() {
    SimState root = stored(Key.ROOT);
    for (SimMember member : alive()) {
      for (GroupLease lease : member.leases.values()) {
        Cell cell = lease.cell();
        boolean held = lease.state() == GroupLease.State.HELD && lease.isSure(member.now());
        long group = lease.key().group();
        boolean kept = group == Key.ROOT || (root != null && root.mentions(group));
        if (held && kept && cell != null && !store.isSame(cell, store.cell(group))) {
          throw new Violation("%s believes that it holds %s".formatted(name(member), group));
        }
      }
    }
  }

  List<SimMember> alive() {
    return members.stream().filter(member -> !member.crashed).toList();
  }

  SimMember member(UUID id) {
    SimMember member = byId.get(id);
    if (member == null) {
      throw new Violation("there is no member " + id);
    }
    return member;
  }

  boolean isHealthy(SimMember member) {
    return !member.crashed && !member.isCutOff() && member.peers.trusted(member.now());
  }

  String name(SimMember member) {
    return "M" + members.indexOf(member);
  }

  long newChild() {
    return ++lastChild;
  }

  SimState nothing() {
    SimState state = SimState.first(states.size());
    states.add(state);
    return state;
  }

  SimState derive(SimState from, int block) {
    SimState state = from.with(states.size(), block);
    states.add(state);
    return state;
  }

  SimState state(@Nullable Cell cell) {
    if (cell == null) {
      throw new Violation("a thread is inside, but there is no cell");
    }
    return states.get(ByteBuffer.wrap(cell.body()).getInt());
  }

  @Override
  public Set<Long> mentioned(byte[] firstLevel) {
    return states.get(ByteBuffer.wrap(firstLevel).getInt()).mentioned();
  }

  @Nullable SimState stored(long group) {
    Cell cell = store.cell(group);
    return cell == null ? null : state(cell);
  }

  static byte[] bytes(SimState state) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(state.number()).array();
  }

  /** A member reads the first level without a lease. */
  void peek(SimMember member) {
    SimState root = stored(Key.ROOT);
    if (root != null && !member.isCutOff()) {
      member.view.addAll(root.children());
    }
  }
}
