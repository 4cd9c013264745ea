// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.cluster.core.GroupLease.State;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a lease does in each state; how it all fits together is tested by the simulation. */
class GroupLeaseTest {
  private static final Key KEY = new Key(new UUID(9, 9), Key.ROOT);
  private static final UUID ME = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);
  private static final UUID THIRD = new UUID(0, 3);
  private static final Timing TIMING = Timing.DEFAULT;
  private static final byte[] BODY = {1};

  private static final long START = 1_000_000_000_000L;

  private long now = START;
  private long stamps = 100;
  private boolean trusted = true;
  private long trustedSince;
  private @Nullable UUID silent;
  private final List<Effect> effects = new ArrayList<>();

  private final GroupLease lease =
      new GroupLease(KEY, ME, TIMING, new Numbers(), new Others(), body -> Set.of(KEY.group()));

  private final class Numbers implements Chance {
    @Override
    public Stamp stamp() {
      return new Stamp(0, stamps++);
    }

    @Override
    public long below(long bound) {
      return 0;
    }
  }

  private final class Others implements Peers {
    @Override
    public boolean trusted(long moment) {
      return trusted;
    }

    @Override
    public long trustedSince() {
      return trustedSince;
    }

    @Override
    public boolean silent(UUID member, long after, long moment) {
      return member.equals(silent);
    }
  }

  private Cell cellOf(@Nullable UUID holder, UUID... queue) {
    Stamp stamp = new Stamp(1, stamps++);
    Head head = Head.first(ME, stamp, null).heldBy(holder, List.of(queue));
    return new Cell(stamp, head.toBytes(), BODY);
  }

  private <E extends Effect> E take(Class<E> type) {
    E found = effects.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    effects.clear();
    return found;
  }

  private Commit written(Written outcome) {
    Commit commit = take(Effect.Write.class).commit();
    lease.written(outcome, now, effects);
    return commit;
  }

  private void look(@Nullable Cell cell) {
    Effect.Read unused = take(Effect.Read.class);
    lease.looked(new Look(0, cell == null ? Map.of() : Map.of(KEY, cell), Map.of()), now, effects);
  }

  /** A thread is inside. */
  private void inside() {
    hold();
    assertThat(lease.enter(1, now, effects)).isTrue();
  }

  /** The group is held, nobody is inside. */
  private void hold() {
    lease.born(cellOf(ME), now, now, effects);
    assertThat(lease.state()).isEqualTo(State.HELD);
  }

  @Test
  void cold_enterOfAFreeGroup_takesIt() {
    assertThat(lease.enter(1, now, effects)).isFalse();
    look(cellOf(null));
    Commit take = written(Written.DONE);
    assertThat(effects).containsExactly(new Effect.Admit(1));
    assertThat(lease.state()).isEqualTo(State.INSIDE);
    assertThat(take.pivot().to()).isEqualTo(lease.cell());
  }

  @Test
  void seeking_absent_isGone() {
    boolean unused = lease.enter(1, now, effects);
    look(null);
    look(null);
    assertThat(effects).containsExactly(new Effect.Ended(KEY), new Effect.Refuse(1, Reason.GONE));
    assertThat(lease.state()).isEqualTo(State.GONE);
  }

  @Test
  void seeking_livingHolder_isAsked() {
    boolean unused = lease.enter(1, now, effects);
    look(cellOf(OTHER));
    assertThat(effects)
        .containsExactly(
            new Effect.Want(OTHER, KEY, ME, false), new Effect.Wake(now + TIMING.firstLook()));
  }

  @Test
  void seeking_silentHolder_isTakenFrom() {
    boolean unused = lease.enter(1, now, effects);
    look(cellOf(OTHER));
    effects.clear();
    silent = OTHER;
    lease.wake(now, effects);
    Commit unusedTake = written(Written.DONE);
    assertThat(lease.state()).isEqualTo(State.INSIDE);
  }

  @Test
  void seeking_grantNewerThanTheLastLook_isInside() {
    boolean unused = lease.enter(1, now, effects);
    Cell seen = cellOf(OTHER);
    look(seen);
    effects.clear();
    Head given = Situation.readable(seen).heldBy(ME, List.of());
    lease.granted(new Cell(new Stamp(2, 2), given.toBytes(), BODY), now, effects);
    assertThat(effects).containsExactly(new Effect.Admit(1));
  }

  @Test
  void seeking_grantOlderThanTheLastLook_isIgnored() {
    boolean unused = lease.enter(1, now, effects);
    look(cellOf(OTHER));
    effects.clear();
    lease.granted(cellOf(ME), now, effects);
    assertThat(lease.state()).isEqualTo(State.SEEKING);
  }

  @Test
  void held_enter_asksNobody() {
    hold();
    assertThat(lease.enter(1, now, effects)).isTrue();
    assertThat(lease.leave(now, effects)).isTrue();
    assertThat(lease.enter(2, now, effects)).isTrue();
    assertThat(effects).isEmpty();
  }

  @Test
  void suspect_enter_confirmsByAWrite() {
    hold();
    trustedSince = now + 1;
    assertThat(lease.enter(1, now + 2, effects)).isFalse();
    now += 3;
    Commit unused = written(Written.REFUSED);
    look(cellOf(OTHER));
    assertThat(lease.state()).isEqualTo(State.SEEKING);
  }

  @Test
  void inside_looksAfterALapse_isLostIfAnotherMemberWasInside() {
    inside();
    trustedSince = now + 1;
    now += 2;
    assertThat(lease.leave(now, effects)).isFalse();
    look(cellOf(OTHER));
    assertThat(effects).contains(new Effect.Refuse(1, Reason.LOST));
  }

  @Test
  void inside_looksAfterALapse_isDoneIfNobodyElseWasInside() {
    inside();
    Cell same = lease.cell();
    trustedSince = now + 1;
    now += 2;
    assertThat(lease.leave(now, effects)).isFalse();
    look(same);
    assertThat(effects).contains(new Effect.Done(1));
  }

  @Test
  void committing_done_isHeldAndNews() {
    inside();
    lease.commit(Draft.of(BODY), now, effects);
    Commit unused = written(Written.DONE);
    assertThat(effects)
        .containsExactly(new Effect.Done(1), new Effect.Published(KEY, lease.cell()));
    assertThat(lease.state()).isEqualTo(State.HELD);
  }

  @Test
  void committing_refused_isLostOrGone() {
    inside();
    lease.commit(Draft.of(BODY), now, effects);
    Commit unused = written(Written.REFUSED);
    look(null);
    look(null);
    assertThat(effects).contains(new Effect.Refuse(1, Reason.GONE));
  }

  @Test
  void committing_unknown_isSettledByAWrite() {
    inside();
    Cell base = lease.cell();
    lease.commit(Draft.of(BODY), now, effects);
    Commit unused = written(Written.UNKNOWN);
    assertThat(lease.enter(2, now, effects)).isFalse();
    look(base);
    Commit stop = take(Effect.Write.class).commit();
    assertThat(stop.pivot().to().stamp()).isNotEqualTo(base.stamp());
    lease.written(Written.DONE, now, effects);
    assertThat(effects)
        .containsExactly(new Effect.Refuse(1, Reason.UNAVAILABLE), new Effect.Admit(2));
  }

  @Test
  void doubt_afterTenSeconds_callerIsToldAndSettlingGoesOn() {
    inside();
    lease.commit(Draft.of(BODY), now, effects);
    Cell to = written(Written.UNKNOWN).pivot().to();
    effects.clear();
    now += TIMING.settle();
    lease.wake(now, effects);
    assertThat(effects).contains(new Effect.Refuse(1, Reason.UNKNOWN));
    effects.clear();
    lease.looked(new Look(0, Map.of(KEY, to), Map.of()), now, effects);
    Commit unused = written(Written.DONE);
    assertThat(effects)
        .containsExactly(new Effect.Published(KEY, to), new Effect.Settled(KEY, null));
  }

  @Test
  void births_areHeldBackUntilTheCommitIsDone() {
    inside();
    Draft draft = new Draft(BODY, Map.of(5L, BODY), Set.of(4L), null);
    lease.commit(draft, now, effects);
    Key child = KEY.sibling(5);
    assertThat(effects.get(0)).isEqualTo(new Effect.Expect(child));
    Commit commit = written(Written.DONE);
    Cell born = commit.births().get(0).to();
    assertThat(commit.deaths()).containsExactly(KEY.sibling(4));
    assertThat(effects)
        .containsExactly(
            new Effect.Done(1),
            new Effect.Published(KEY, lease.cell()),
            new Effect.Born(child, born, now),
            new Effect.Died(KEY.sibling(4)));
  }

  @Test
  void want_idleHolder_handsOverAtOnce() {
    hold();
    lease.wanted(OTHER, false, now, effects);
    Commit give = written(Written.DONE);
    assertThat(effects).containsExactly(new Effect.Grant(OTHER, KEY, give.pivot().to()));
    assertThat(lease.state()).isEqualTo(State.COLD);
  }

  @Test
  void want_whileThreadsFollowEachOther_waitsForTheEndOfTheTurnOnly() {
    inside();
    lease.wanted(OTHER, false, now, effects);
    boolean waits = lease.enter(2, now, effects);
    assertThat(waits).isFalse();
    assertThat(lease.leave(now, effects)).isTrue();
    assertThat(effects).containsExactly(new Effect.Admit(2));
    effects.clear();
    boolean third = lease.enter(3, now, effects);
    assertThat(third).isFalse();
    now += TIMING.turn();
    assertThat(lease.leave(now, effects)).isTrue();
    Commit give = written(Written.DONE);
    Head head = Situation.readable(give.pivot().to());
    assertThat(head.holder()).isEqualTo(OTHER);
    assertThat(head.queue()).containsExactly(ME);
  }

  @Test
  void want_whileAThreadIsAboutToFollow_waitsForTheEndOfTheTurnOnly() {
    inside();
    lease.wanted(OTHER, false, now, effects);
    lease.followed(true);
    lease.commit(Draft.of(BODY), now, effects);
    Commit kept = written(Written.DONE);
    assertThat(Situation.readable(kept.pivot().to()).holder()).isEqualTo(ME);
    effects.clear();
    boolean next = lease.enter(2, now, effects);
    assertThat(next).isFalse();
    assertThat(effects).containsExactly(new Effect.Admit(2));
    effects.clear();
    now += TIMING.turn();
    lease.followed(true);
    lease.commit(Draft.of(BODY), now, effects);
    Head head = Situation.readable(written(Written.DONE).pivot().to());
    assertThat(head.holder()).isEqualTo(OTHER);
    assertThat(head.queue()).containsExactly(ME);
  }

  @Test
  void want_whenTheTurnWillHaveEndedByTheEndOfACommit_isServedByThatCommit() {
    inside();
    lease.wanted(OTHER, false, now, effects);
    for (long ticket = 2; now < TIMING.turn() * 3 / 4 + START; ticket++) {
      lease.followed(true);
      lease.commit(Draft.of(BODY), now, effects);
      now += TIMING.turn() / 4;
      assertThat(Situation.readable(written(Written.DONE).pivot().to()).holder()).isEqualTo(ME);
      effects.clear();
      boolean unused = lease.enter(ticket, now, effects);
    }
    effects.clear();
    now += TIMING.turn() / 6; // a commit has taken a quarter of a turn
    lease.followed(true);
    lease.commit(Draft.of(BODY), now, effects);
    Head head = Situation.readable(written(Written.DONE).pivot().to());
    assertThat(head.holder()).isEqualTo(OTHER);
    assertThat(head.queue()).containsExactly(ME);
  }

  @Test
  void want_whenTheThreadThatWasToFollowDoesNotCome_isServedAtTheEndOfTheTurn() {
    inside();
    lease.wanted(OTHER, false, now, effects);
    lease.followed(true);
    assertThat(lease.leave(now, effects)).isTrue();
    long end = take(Effect.Wake.class).at();
    now = end;
    lease.wake(now, effects);
    assertThat(Situation.readable(written(Written.DONE).pivot().to()).holder()).isEqualTo(OTHER);
  }

  @Test
  void want_ofMembersThatAreSilent_isPassedOver() {
    inside();
    lease.wanted(OTHER, false, now, effects);
    lease.wanted(THIRD, false, now, effects);
    silent = OTHER;
    lease.commit(Draft.of(BODY), now, effects);
    Commit commit = written(Written.DONE);
    assertThat(Situation.readable(commit.pivot().to()).holder()).isEqualTo(THIRD);
  }

  @Test
  void want_ofAMemberThatIsNotTheHolderAnyMore_isPassedOn() {
    hold();
    lease.wanted(OTHER, false, now, effects);
    Commit unused = written(Written.DONE);
    effects.clear();
    lease.wanted(THIRD, false, now, effects);
    assertThat(effects).containsExactly(new Effect.Want(OTHER, KEY, THIRD, true));
  }

  @Test
  void grant_afterEverybodyHereGaveUp_isHandedOn() {
    boolean waits = lease.enter(1, now, effects);
    assertThat(waits).isFalse();
    Cell seen = cellOf(OTHER);
    look(seen);
    assertThat(lease.giveUp(1, now, effects)).isTrue();
    effects.clear();
    Head given = Situation.readable(seen).heldBy(ME, List.of(THIRD));
    lease.granted(new Cell(new Stamp(2, 2), given.toBytes(), BODY), now, effects);
    Commit give = written(Written.DONE);
    assertThat(Situation.readable(give.pivot().to()).holder()).isEqualTo(THIRD);
  }

  @Test
  void release_givesTheGroupToNobody() {
    hold();
    lease.release(now, effects);
    Commit give = written(Written.DONE);
    assertThat(Situation.readable(give.pivot().to()).holder()).isNull();
    boolean unused = lease.enter(1, now, effects);
    assertThat(effects).containsExactly(new Effect.Refuse(1, Reason.UNAVAILABLE));
  }
}
