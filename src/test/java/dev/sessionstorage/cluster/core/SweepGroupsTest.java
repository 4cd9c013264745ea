// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.cluster.core.Cells.Fate;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Verdict;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Groups that nothing refers to, in stores whose commits are not atomic. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SweepGroupsTest {
  private static final UUID SESSION = new UUID(1, 1);
  private static final UUID CREATOR = new UUID(9, 1);
  private static final Stamp ROOT_STAMP = new Stamp(1, 1);
  private static final Stamp OLDER = new Stamp(1, 0);

  private final Cells cells = new Cells();
  private final Set<UUID> silent = new HashSet<>();

  private final Peers peers =
      new Peers() {
        @Override
        public boolean trusted(long now) {
          return true;
        }

        @Override
        public long trustedSince() {
          return 0;
        }

        @Override
        public boolean silent(UUID member, long after, long now) {
          return silent.contains(member) && now - after > Timing.DEFAULT.beat();
        }
      };

  private static Key key(long group) {
    return new Key(SESSION, group);
  }

  /** A first level that mentions some groups. */
  private void root(int... mentioned) {
    byte[] body = new byte[mentioned.length];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) mentioned[i];
    }
    cells.cells.put(
        key(Key.ROOT), new Cell(ROOT_STAMP, Head.first(CREATOR, ROOT_STAMP, null).toBytes(), body));
  }

  private void record() {
    Stamp stamp = new Stamp(2, 2);
    cells.cells.put(
        key(Key.RECORD),
        new Cell(
            stamp,
            RecordHead.first(stamp, CREATOR, 1).toBytes(),
            LifeTest.record("ann").toBytes()));
    cells.indexes.put(SESSION, new Index("ann", 0, Long.MAX_VALUE));
  }

  private void group(long number, @Nullable Stamp newborn) {
    Stamp stamp = new Stamp(3, number);
    cells.cells.put(
        key(number),
        new Cell(stamp, Head.first(CREATOR, stamp, newborn).toBytes(), new byte[] {5}));
  }

  private static Set<Long> mentioned(byte[] body) throws IOException {
    Set<Long> found = new HashSet<>();
    for (byte each : body) {
      if (each < 0) {
        throw new IOException("unreadable");
      }
      found.add((long) each);
    }
    return found;
  }

  private SweepGroups sweeping(Long... listed) {
    return new SweepGroups(
        SESSION,
        Set.of(listed),
        peers,
        SweepGroupsTest::mentioned,
        LifeTest.DEADLINES,
        Run.chance(),
        Timing.DEFAULT);
  }

  private SweepGroups.Result sweep(Long... listed) {
    return Run.all(sweeping(listed), cells);
  }

  private Set<Long> groups() {
    Set<Long> numbers = new HashSet<>();
    cells.cells.keySet().stream().map(Key::group).filter(group -> group > 0).forEach(numbers::add);
    return numbers;
  }

  @Test
  void groups_that_are_mentioned_stay() {
    record();
    root(1, 2);
    group(1, null);
    group(2, ROOT_STAMP);

    assertThat(sweep(1L, 2L)).isEqualTo(SweepGroups.Result.CLEAN);
    assertThat(groups()).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void a_group_that_is_mentioned_no_more_is_removed() {
    record();
    root(2);
    group(1, null);
    group(2, null);

    assertThat(sweep(1L, 2L)).isEqualTo(SweepGroups.Result.CLEAN);
    assertThat(groups()).containsExactly(2L);
    assertThat(cells.cell(SESSION, Key.ROOT).stamp()).isEqualTo(ROOT_STAMP);
  }

  @Test
  void a_newborn_whose_commit_was_refused_is_removed() {
    record();
    root();
    group(1, OLDER);

    assertThat(sweep(1L)).isEqualTo(SweepGroups.Result.CLEAN);
    assertThat(groups()).isEmpty();
  }

  @Test
  void a_newborn_whose_commit_a_living_member_has_under_way_stays() {
    record();
    root();
    group(1, ROOT_STAMP);

    assertThat(sweep(1L)).isEqualTo(SweepGroups.Result.LATER);
    assertThat(groups()).containsExactly(1L);
    assertThat(cells.writes).isZero();
  }

  @Test
  void a_newborn_of_a_dead_creator_is_removed_after_its_commit_can_land_no_more() {
    record();
    root();
    group(1, ROOT_STAMP);
    silent.add(CREATOR);
    Cell before = cells.cell(SESSION, Key.ROOT);

    assertThat(sweep(1L)).isEqualTo(SweepGroups.Result.CLEAN);

    assertThat(groups()).isEmpty();
    Cell mentions = new Cell(new Stamp(8, 8), before.head(), new byte[] {1});
    Commit late = Commit.of(new Change(key(Key.ROOT), before, mentions));
    assertThat(cells.write(late).verdict()).isEqualTo(Verdict.REFUSED);
  }

  @Test
  void a_commit_that_lands_at_any_moment_of_a_sweep_keeps_its_groups() {
    Choices.all(
        choices -> {
          Cells store = new Cells();
          SweepGroupsTest test = new SweepGroupsTest();
          test.record();
          test.root();
          test.group(1, ROOT_STAMP);
          test.silent.add(CREATOR);
          store.cells.putAll(test.cells.cells);
          store.indexes.putAll(test.cells.indexes);
          Cell before = store.cell(SESSION, Key.ROOT);
          Cell mentions = new Cell(new Stamp(8, 8), before.head(), new byte[] {1});
          Commit commit = Commit.of(new Change(key(Key.ROOT), before, mentions));
          Run<SweepGroups.Result> run = new Run<>(test.sweeping(1L), store, 0);
          boolean landed = false;
          boolean done = false;
          while (!run.isDone()) {
            if (!landed && choices.flip()) {
              landed = true;
              done = store.write(commit).verdict() == Verdict.DONE;
            }
            run.step();
          }
          if (!landed) {
            done = store.write(commit).verdict() == Verdict.DONE;
          }
          assertThat(store.cells.containsKey(key(1))).isEqualTo(done);
        });
  }

  @Test
  void the_first_level_is_given_a_new_stamp_with_a_higher_fence_and_no_holder() throws IOException {
    record();
    root();
    group(1, ROOT_STAMP);
    silent.add(CREATOR);
    sweep(1L);

    Head head = Head.read(cells.cell(SESSION, Key.ROOT).head());
    assertThat(head.fence()).isEqualTo(2);
    assertThat(head.holder()).isNull();
    assertThat(head.published()).isEqualTo(ROOT_STAMP);
  }

  @Test
  void what_a_later_version_wrote_stays() {
    record();
    root();
    cells.cells.put(key(1), new Cell(new Stamp(3, 1), new byte[] {1, 2}, new byte[0]));
    assertThat(sweep(1L)).isEqualTo(SweepGroups.Result.CLEAN);
    assertThat(groups()).containsExactly(1L);
  }

  @Test
  void C9_one_unreadable_group_does_not_keep_others_from_being_removed() {
    record();
    root();
    cells.cells.put(key(1), new Cell(new Stamp(3, 1), new byte[] {1, 2}, new byte[0]));
    group(2, null);
    sweep(1L, 2L);
    assertThat(groups()).containsExactly(1L);
  }

  @Test
  void a_first_level_that_cannot_be_read_keeps_all_groups() {
    record();
    root(-1);
    group(1, null);
    assertThat(sweep(1L)).isEqualTo(SweepGroups.Result.LATER);
    assertThat(groups()).containsExactly(1L);
  }

  @Test
  void a_first_level_that_is_not_there_keeps_all_groups_of_a_living_session() {
    record();
    group(1, null);
    assertThat(sweep(1L)).isEqualTo(SweepGroups.Result.LATER);
    assertThat(groups()).containsExactly(1L);
  }

  @Test
  void groups_that_were_written_after_the_end_are_removed() {
    record();
    Run.all(EndSession.now(SESSION, null, LifeTest.DEADLINES, Run.chance()), cells);
    group(1, null);

    assertThat(sweep(1L)).isEqualTo(SweepGroups.Result.CLEAN);
    assertThat(groups()).isEmpty();
    assertThat(cells.cells).containsKey(key(Key.RECORD));
  }

  @Test
  void groups_without_a_record_are_removed_and_a_begin_that_is_under_way_is_refused() {
    root();
    group(1, null);
    silent.add(CREATOR);

    assertThat(sweep(0L, 1L)).isEqualTo(SweepGroups.Result.CLEAN);
    assertThat(cells.cells.keySet()).containsExactly(key(Key.RECORD));
    assertThat(Run.all(LifeTest.begin(SESSION, CREATOR, new Stamp(4, 4)), cells))
        .isEqualTo(Begin.Result.ENDED);
    cells.clock += 120_000;
    EndSession.Result again =
        Run.all(EndSession.ifDue(SESSION, null, LifeTest.DEADLINES, Run.chance()), cells);
    assertThat(Run.all(requireNonNull(again.purge()), cells)).isTrue();
    assertThat(cells.cells).isEmpty();
  }

  @Test
  void a_first_level_whose_session_is_just_beginning_stays() {
    root();
    assertThat(sweep(0L)).isEqualTo(SweepGroups.Result.LATER);
    assertThat(cells.cells).containsKey(key(Key.ROOT));
  }

  @Test
  void where_nothing_is_left_nothing_is_written() {
    assertThat(sweep(1L)).isEqualTo(SweepGroups.Result.CLEAN);
    assertThat(cells.cells).isEmpty();
    assertThat(cells.writes).isZero();
  }

  @Test
  void an_unknown_outcome_is_left_to_the_next_sweep() {
    for (Fate fate : List.of(Fate.UNHEARD, Fate.LOST)) {
      record();
      root();
      group(1, OLDER);
      cells.then(fate);
      assertThat(sweep(1L)).isEqualTo(SweepGroups.Result.FAILED);
      assertThat(sweep(1L)).isEqualTo(SweepGroups.Result.CLEAN);
      assertThat(groups()).isEmpty();
    }
  }

  @Test
  void a_store_that_does_not_answer_is_asked_again_later() {
    cells.unreachable = true;
    assertThat(sweep(1L)).isEqualTo(SweepGroups.Result.FAILED);
  }
}
