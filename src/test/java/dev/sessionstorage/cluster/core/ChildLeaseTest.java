// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.cluster.core.GroupLease.State;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A child is kept as long as the first level mentions it; a write proves that, not a read. */
class ChildLeaseTest {
  private static final UUID ME = new UUID(0, 1);
  private static final Key CHILD = new Key(new UUID(9, 9), 5);
  private static final Key ROOT = CHILD.sibling(Key.ROOT);
  private static final Key RECORD = CHILD.sibling(Key.RECORD);
  private static final byte[] MENTIONS = {5};
  private static final byte[] DOES_NOT = {};
  private static final long NOW = 1_000_000_000_000L;

  private long stamps = 100;
  private Set<Key> asked = Set.of();
  private Change wrote = new Change(CHILD, null, null);
  private final List<Effect> effects = new ArrayList<>();
  private final GroupLease lease =
      new GroupLease(
          CHILD, ME, Timing.DEFAULT, new Numbers(), new Others(), ChildLeaseTest::mentioned);

  private static Set<Long> mentioned(byte[] firstLevel) {
    return firstLevel.length == 0 ? Set.of() : Set.of((long) firstLevel[0]);
  }

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

  private static final class Others implements Peers {
    @Override
    public boolean trusted(long moment) {
      return true;
    }

    @Override
    public long trustedSince() {
      return 0;
    }

    @Override
    public boolean silent(UUID member, long after, long moment) {
      return false;
    }
  }

  private Cell cell(@Nullable Stamp newborn, byte[] body) {
    Stamp stamp = new Stamp(1, stamps++);
    Head head = Head.first(ME, stamp, newborn);
    Head free = newborn == null ? head.heldBy(null, List.of()) : head;
    return new Cell(stamp, free.toBytes(), body);
  }

  private Cell root(byte[] body) {
    return cell(null, body);
  }

  private <E extends Effect> E take(Class<E> type) {
    E found = effects.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    effects.clear();
    return found;
  }

  private void look(@Nullable Cell child, @Nullable Cell root, @Nullable Cell record) {
    asked = take(Effect.Read.class).keys();
    Map<Key, Cell> cells = new HashMap<>();
    cells.put(CHILD, child);
    cells.put(ROOT, root);
    cells.put(RECORD, record);
    cells.values().removeIf(cell -> cell == null);
    cells.keySet().retainAll(asked);
    lease.looked(new Look(0, cells, Map.of()), NOW, effects);
  }

  private void written(Written outcome) {
    wrote = take(Effect.Write.class).commit().pivot();
    lease.written(outcome, NOW, effects);
  }

  private void failThrice() {
    for (int i = 0; i < 3; i++) {
      Effect.Read unused = take(Effect.Read.class);
      lease.failed(NOW, effects);
    }
  }

  private void enter() {
    assertThat(lease.enter(1, NOW, effects)).isFalse();
  }

  @Test
  void firstUse_isOneReadAndOneWrite() {
    enter();
    look(cell(null, MENTIONS), root(MENTIONS), null);
    assertThat(asked).containsOnly(CHILD, ROOT);
    written(Written.DONE);
    assertThat(wrote.key()).isEqualTo(CHILD);
    assertThat(effects).containsExactly(new Effect.Admit(1));
  }

  @Test
  void newborn_isProvedByAWriteOfTheFirstLevelThatWasReadWithIt() {
    Cell root = root(MENTIONS);
    enter();
    look(cell(new Stamp(7, 7), MENTIONS), root, null);
    written(Written.DONE);
    assertThat(wrote).isEqualTo(new Change(ROOT, root, root));
    written(Written.DONE);
    assertThat(wrote.key()).isEqualTo(CHILD);
    assertThat(effects).containsExactly(new Effect.Admit(1));
  }

  @Test
  void newborn_whoseCommitMayStillTakePlace_stopsIt() {
    Cell root = root(DOES_NOT);
    enter();
    look(cell(root.stamp(), MENTIONS), root, null);
    written(Written.DONE);
    assertThat(wrote.to()).isNotEqualTo(root);
    assertThat(effects).containsExactly(new Effect.Refuse(1, Reason.GONE));
  }

  @Test
  void broughtBackByOldWrites_afterItWasRemoved_isGone() {
    Cell root = root(DOES_NOT);
    enter();
    look(cell(null, MENTIONS), root, null);
    written(Written.DONE);
    assertThat(wrote).isEqualTo(new Change(ROOT, root, root));
    assertThat(effects).containsExactly(new Effect.Refuse(1, Reason.GONE));
    assertThat(lease.state()).isEqualTo(State.GONE);
  }

  @Test
  void broughtBackByOldWrites_afterTheSessionEnded_isGoneWithAllOthers() {
    Cell tombstone = new Cell(new Stamp(3, 3), DOES_NOT, DOES_NOT);
    enter();
    look(cell(null, MENTIONS), null, null);
    look(cell(null, MENTIONS), null, tombstone);
    written(Written.DONE);
    assertThat(wrote).isEqualTo(new Change(RECORD, tombstone, tombstone));
    assertThat(effects).containsExactly(new Effect.Ended(ROOT), new Effect.Refuse(1, Reason.GONE));
  }

  @Test
  void absent_isNotGoneIfTheRemovalIsUndone() {
    enter();
    look(null, root(DOES_NOT), null);
    written(Written.REFUSED);
    look(cell(null, MENTIONS), root(MENTIONS), null);
    written(Written.DONE);
    look(cell(null, MENTIONS), root(MENTIONS), null);
    written(Written.DONE);
    assertThat(effects).containsExactly(new Effect.Admit(1));
  }

  @Test
  void absent_isNotGoneIfTheEndOfTheSessionIsUndone() {
    enter();
    look(null, null, null);
    look(null, null, new Cell(new Stamp(3, 3), DOES_NOT, DOES_NOT));
    written(Written.REFUSED);
    look(cell(null, MENTIONS), root(MENTIONS), null);
    written(Written.DONE);
    look(cell(null, MENTIONS), root(MENTIONS), null);
    written(Written.DONE);
    assertThat(effects).containsExactly(new Effect.Admit(1));
  }

  @Test
  void absent_mayBeThereLaterIfNothingIsProved() {
    enter();
    look(null, root(DOES_NOT), null);
    written(Written.UNKNOWN);
    failThrice();
    assertThat(effects).contains(new Effect.Refuse(1, Reason.UNAVAILABLE));
    assertThat(lease.state()).isNotEqualTo(State.GONE);
  }

  @Test
  void absent_butMentioned_isNotGone() {
    enter();
    look(null, root(MENTIONS), null);
    assertThat(effects).contains(new Effect.Refuse(1, Reason.UNAVAILABLE));
    assertThat(lease.state()).isNotEqualTo(State.GONE);
  }

  @Test
  void committing_refusedAndAbsent_isLostUnlessProvedToBeGone() {
    enter();
    look(cell(null, MENTIONS), root(MENTIONS), null);
    written(Written.DONE);
    effects.clear();
    lease.commit(Draft.of(MENTIONS), NOW, effects);
    written(Written.REFUSED);
    look(null, null, null);
    look(null, root(DOES_NOT), null);
    written(Written.UNKNOWN);
    failThrice();
    assertThat(effects).contains(new Effect.Refuse(1, Reason.LOST));
    assertThat(lease.state()).isNotEqualTo(State.GONE);
  }

  @Test
  void doubt_aboutAChildThatWasBroughtBack_endsWithTheFirstLevel() {
    enter();
    look(cell(null, MENTIONS), root(MENTIONS), null);
    written(Written.DONE);
    lease.commit(Draft.of(MENTIONS), NOW, effects);
    written(Written.UNKNOWN);
    Cell root = root(DOES_NOT);
    look(cell(null, MENTIONS), root, null);
    written(Written.DONE);
    assertThat(wrote).isEqualTo(new Change(ROOT, root, root));
    assertThat(effects).contains(new Effect.Refuse(1, Reason.GONE));
  }
}
