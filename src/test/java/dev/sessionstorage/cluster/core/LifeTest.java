// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionKind;
import dev.sessionstorage.cluster.core.Cells.Fate;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Verdict;
import dev.sessionstorage.value.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Sessions begin, change and end, whatever the store says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LifeTest {
  static final UUID SESSION = new UUID(1, 1);
  static final UUID ME = new UUID(9, 1);
  static final UUID OTHER = new UUID(9, 2);
  static final Deadlines DEADLINES = new Deadlines(Periods.DEFAULT, 500);

  private final Cells cells = new Cells();
  private final Chance chance = Run.chance();

  static SessionRecord record(String user) {
    return new SessionRecord(SessionKind.WEB, null, user, 5, 60_000, ME, "a", Frame.EMPTY);
  }

  static Begin begin(UUID session, UUID member, Stamp stamp) {
    RecordHead head = RecordHead.first(stamp, member, 1);
    Cell record = new Cell(stamp, head.toBytes(), record("ann").toBytes());
    Stamp first = new Stamp(stamp.high(), -stamp.low());
    Cell root = new Cell(first, Head.first(member, first, null).toBytes(), new byte[] {1});
    Index index = DEADLINES.index(SessionKind.WEB, "ann", 1_000_000, 60_000);
    return new Begin(session, record, root, index, Periods.DEFAULT);
  }

  private Begin begin() {
    return begin(SESSION, ME, new Stamp(1, 1));
  }

  static void begun(Cells cells) {
    assertThat(Run.all(begin(SESSION, ME, new Stamp(1, 1)), cells)).isEqualTo(Begin.Result.BEGUN);
  }

  private RecordHead head() throws IOException {
    return RecordHead.read(cells.cell(SESSION, Key.RECORD).head());
  }

  @Test
  void a_session_begins_with_one_call() {
    begun(cells);

    assertThat(cells.writes).isEqualTo(1);
    assertThat(cells.cells.keySet())
        .containsExactlyInAnyOrder(new Key(SESSION, Key.RECORD), new Key(SESSION, Key.ROOT));
  }

  @Test
  void a_begin_of_unknown_outcome_is_repeated_until_it_is_proved() {
    List<Fate> fates = Arrays.asList(Fate.values());
    Choices.all(
        choices -> {
          Cells store = new Cells().then(choices.of(fates), choices.of(fates), choices.of(fates));
          Run<Begin.Result> run = new Run<>(begin(), store, 0);
          while (!run.isDone()) {
            run.step();
            if (choices.flip()) {
              store.land();
            }
            if (store.writes > 4) {
              break;
            }
          }
          assertThat(run.toEnd()).isEqualTo(Begin.Result.BEGUN);
          store.land();
          assertThat(store.cell(SESSION, Key.RECORD).stamp()).isEqualTo(new Stamp(1, 1));
          assertThat(store.cell(SESSION, Key.ROOT).stamp()).isEqualTo(new Stamp(1, -1));
        });
  }

  @Test
  void of_two_members_that_begin_the_same_session_one_wins() {
    int schedules =
        Choices.all(
            choices -> {
              Cells store = new Cells();
              if (choices.flip()) {
                store.then(List.of(Fate.values()).get(choices.next(Fate.values().length)));
              }
              Run<Begin.Result> one = new Run<>(begin(), store, 0);
              Run<Begin.Result> two = new Run<>(begin(SESSION, OTHER, new Stamp(2, 2)), store, 0);
              while (!one.isDone() || !two.isDone()) {
                Run<Begin.Result> next =
                    one.isDone() || (!two.isDone() && choices.flip()) ? two : one;
                next.step();
                if (!store.late.isEmpty() && choices.flip()) {
                  store.land();
                }
              }
              store.land();
              assertThat(List.of(one.result(), two.result()))
                  .containsExactlyInAnyOrder(Begin.Result.BEGUN, Begin.Result.EXISTS);
              Stamp winner = new Stamp(one.result() == Begin.Result.BEGUN ? 1 : 2, 0);
              assertThat(store.cell(SESSION, Key.RECORD).stamp().high()).isEqualTo(winner.high());
              assertThat(store.cells).containsKey(new Key(SESSION, Key.ROOT));
            });
    assertThat(schedules).isGreaterThan(10);
  }

  @Test
  void a_first_level_that_an_attempt_left_behind_does_not_keep_others_from_beginning() {
    Run<Begin.Result> dead = new Run<>(begin(SESSION, OTHER, new Stamp(2, 2)), cells, 0);
    cells.then(Fate.CUT);
    dead.step();

    begun(cells);

    assertThat(cells.cell(SESSION, Key.ROOT).stamp()).isEqualTo(new Stamp(2, -2));
  }

  @Test
  void a_begin_that_was_done_and_seen_by_others_before_it_is_proved_is_this_members() {
    cells.then(Fate.UNHEARD);
    Run<Begin.Result> run = new Run<>(begin(), cells, 0);
    run.step();
    signIn("bob");

    assertThat(run.toEnd()).isEqualTo(Begin.Result.BEGUN);
  }

  @Test
  void a_session_that_has_ended_does_not_begin_again() {
    begun(cells);
    end();

    assertThat(Run.all(begin(SESSION, OTHER, new Stamp(2, 2)), cells))
        .isEqualTo(Begin.Result.ENDED);
  }

  private UpdateRecord.Result signIn(String user) {
    return Run.all(
        new UpdateRecord(SESSION, (record, used) -> record.withUser(user), DEADLINES, chance),
        cells);
  }

  @Test
  void the_user_changes_in_the_record_and_in_the_index() throws IOException {
    begun(cells);
    RecordHead before = head();

    assertThat(signIn("bob")).isEqualTo(UpdateRecord.Result.UPDATED);

    assertThat(SessionRecord.read(cells.cell(SESSION, Key.RECORD).body()).user()).isEqualTo("bob");
    assertThat(cells.indexes.get(SESSION)).isEqualTo(new Index("bob", 1_000_000, 1_120_500));
    assertThat(head().toBytes()).isEqualTo(before.toBytes());
  }

  @Test
  void a_record_that_says_so_already_is_read_once_and_not_written() {
    begun(cells);
    int writes = cells.writes;

    assertThat(signIn("ann")).isEqualTo(UpdateRecord.Result.SAME);

    assertThat(cells.writes).isEqualTo(writes);
  }

  /** A read proves nothing, even if the record says what an attempt of unknown outcome wanted. */
  @Test
  void a_record_that_an_unheard_attempt_has_changed_is_proved_by_a_write() {
    begun(cells);
    cells.then(Fate.UNHEARD);
    int before = cells.writes;
    Run<UpdateRecord.Result> run = update(cells, "bob", 1);
    while (cells.writes == before) {
      run.step();
    }
    Cell written = cells.cell(SESSION, Key.RECORD);
    Cell watched = new Cell(new Stamp(7, 7), written.head(), written.body()); // by somebody else
    cells.cells.put(new Key(SESSION, Key.RECORD), watched);

    while (!run.isDone()) {
      run.step();
    }

    assertThat(run.result()).isEqualTo(UpdateRecord.Result.UPDATED);
    assertThat(cells.writes - before).as("unheard, refused, and the proof").isEqualTo(3);
  }

  @Test
  void the_revision_knows_when_the_session_was_used() {
    begun(cells);
    List<Long> known = new ArrayList<>();

    Run.all(
        new UpdateRecord(
            SESSION,
            (record, used) -> {
              known.add(used);
              return record;
            },
            DEADLINES,
            chance),
        cells);

    assertThat(known).containsExactly(1_000_000L);
  }

  @Test
  void a_sign_in_never_lowers_the_deadline() {
    begun(cells);
    cells.indexes.put(SESSION, new Index("ann", 1_000_000, 9_000_000));

    signIn("bob");

    assertThat(cells.indexes.get(SESSION)).isEqualTo(new Index("bob", 1_000_000, 9_000_000));
  }

  @Test
  void a_shorter_time_out_lowers_the_deadline() {
    begun(cells);
    cells.indexes.put(SESSION, new Index("ann", 1_000_000, 9_000_000));
    cells.clock = 2_000_000;

    Run.all(
        new UpdateRecord(
            SESSION, (record, used) -> record.servedBy(OTHER, "b", 1_000), DEADLINES, chance),
        cells);

    assertThat(cells.indexes.get(SESSION)).isEqualTo(new Index("ann", 2_000_000, 2_061_500));
  }

  @Test
  void two_sign_ins_at_once_leave_record_and_index_the_same() {
    List<Fate> fates = Arrays.asList(Fate.DONE, Fate.UNHEARD, Fate.LOST, Fate.LATE);
    Choices.all(
        choices -> {
          Cells store = new Cells();
          begun(store);
          store.then(choices.of(fates), choices.of(fates));
          Run<UpdateRecord.Result> one = update(store, "bob", 1);
          Run<UpdateRecord.Result> two = update(store, "eve", 2);
          while (!one.isDone() || !two.isDone()) {
            (one.isDone() || (!two.isDone() && choices.flip()) ? two : one).step();
          }
          store.land();
          assertThat(one.result()).isEqualTo(UpdateRecord.Result.UPDATED);
          assertThat(two.result()).isEqualTo(UpdateRecord.Result.UPDATED);
          assertThat(user(store)).isEqualTo(store.indexes.get(SESSION).user()).isIn("bob", "eve");
        });
  }

  private static Run<UpdateRecord.Result> update(Cells store, String user, long seed) {
    Chance own = Run.chance();
    Chance mixed =
        new Chance() {
          @Override
          public Stamp stamp() {
            return new Stamp(100 + seed, own.stamp().low());
          }

          @Override
          public long below(long bound) {
            return 0;
          }
        };
    return new Run<>(
        new UpdateRecord(SESSION, (record, used) -> record.withUser(user), DEADLINES, mixed),
        store,
        0);
  }

  private static String user(Cells store) {
    try {
      return SessionRecord.read(store.cell(SESSION, Key.RECORD).body()).user();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private EndSession.Result end() {
    return Run.all(EndSession.now(SESSION, null, DEADLINES, chance), cells);
  }

  @Test
  void the_end_leaves_a_tombstone_that_no_user_leads_to_and_no_group() throws IOException {
    begun(cells);
    byte[] record = cells.cell(SESSION, Key.RECORD).body();

    EndSession.Result result = end();

    assertThat(result.outcome()).isEqualTo(EndSession.Outcome.ENDED);
    assertThat(result.ending()).isEqualTo(new Ending(SESSION, record));
    assertThat(result.watchers()).containsExactly(ME);
    assertThat(head().ended()).isNotNull();
    assertThat(cells.cells.keySet()).containsExactly(new Key(SESSION, Key.RECORD));
    assertThat(cells.indexes.get(SESSION)).isEqualTo(new Index(null, Index.ENDED, 1_120_000));
  }

  @Test
  void one_of_several_that_end_a_session_has_ended_it() {
    List<Fate> fates = Arrays.asList(Fate.DONE, Fate.UNHEARD, Fate.LOST, Fate.LATE);
    Choices.all(
        choices -> {
          Cells store = new Cells();
          begun(store);
          store.then(choices.of(fates), choices.of(fates), choices.of(fates));
          Run<EndSession.Result> one =
              new Run<>(EndSession.now(SESSION, null, DEADLINES, chance), store, 0);
          Run<EndSession.Result> two =
              new Run<>(EndSession.now(SESSION, null, DEADLINES, chance), store, 0);
          while (!one.isDone() || !two.isDone()) {
            (one.isDone() || (!two.isDone() && choices.flip()) ? two : one).step();
          }
          store.land();
          assertThat(List.of(one.result().outcome(), two.result().outcome()))
              .containsExactlyInAnyOrder(EndSession.Outcome.ENDED, EndSession.Outcome.ENDED_BEFORE);
          assertThat(store.cells.keySet()).containsExactly(new Key(SESSION, Key.RECORD));
        });
  }

  @Test
  void a_commit_that_is_under_way_while_the_session_ends_is_refused() {
    begun(cells);
    Cell root = cells.cell(SESSION, Key.ROOT);
    end();

    Commit late =
        Commit.of(
            new Change(
                new Key(SESSION, Key.ROOT),
                root,
                new Cell(new Stamp(3, 3), root.head(), root.body())));

    assertThat(cells.write(late).verdict()).isEqualTo(Verdict.REFUSED);
  }

  @Test
  void C9_one_unreadable_value_does_not_keep_a_session_from_ending() {
    begun(cells);
    Cell sound = cells.cell(SESSION, Key.RECORD);
    cells.cells.put(
        new Key(SESSION, Key.RECORD), new Cell(sound.stamp(), new byte[] {1}, new byte[] {2}));
    cells.cells.put(new Key(SESSION, 5), new Cell(new Stamp(4, 4), new byte[] {3}, new byte[] {4}));

    assertThat(end().outcome()).isEqualTo(EndSession.Outcome.ENDED);
    assertThat(end().outcome()).isEqualTo(EndSession.Outcome.ENDED_BEFORE);
    assertThat(cells.cells.keySet()).containsExactly(new Key(SESSION, Key.RECORD));
  }

  /** A store need not search for what the first level names. */
  @Test
  void the_end_names_the_groups_where_commits_are_not_atomic_and_the_purge_finds_the_rest() {
    begun(cells);
    cells.cells.put(new Key(SESSION, 5), new Cell(new Stamp(4, 4), new byte[0], new byte[0]));
    cells.cells.put(new Key(SESSION, 6), new Cell(new Stamp(4, 5), new byte[0], new byte[0]));

    EndSession end = EndSession.now(SESSION, root -> Set.of(5L), DEADLINES, chance);
    assertThat(Run.all(end, cells).outcome()).isEqualTo(EndSession.Outcome.ENDED);

    assertThat(cells.cells.keySet())
        .containsExactlyInAnyOrder(new Key(SESSION, Key.RECORD), new Key(SESSION, 6));
    cells.clock += 120_000;
    purge(sweep());
    assertThat(cells.cells).isEmpty();
  }

  @Test
  void a_first_level_that_cannot_be_read_ends_with_all_groups() {
    begun(cells);
    cells.cells.put(new Key(SESSION, 5), new Cell(new Stamp(4, 4), new byte[0], new byte[0]));
    Family unreadable =
        root -> {
          throw new IOException("damaged");
        };

    EndSession end = EndSession.now(SESSION, unreadable, DEADLINES, chance);
    assertThat(Run.all(end, cells).outcome()).isEqualTo(EndSession.Outcome.ENDED);

    assertThat(cells.cells.keySet()).containsExactly(new Key(SESSION, Key.RECORD));
  }

  @Test
  void C4_a_session_that_is_used_is_not_swept_whoever_seems_to_be_gone() {
    begun(cells);
    cells.clock += 60_000 + 60_000 + 500 - 1;
    assertThat(sweep().outcome()).isEqualTo(EndSession.Outcome.NOT_DUE);

    cells.clock++;
    assertThat(sweep().outcome()).isEqualTo(EndSession.Outcome.ENDED);
  }

  @Test
  void the_end_is_told_again_when_the_time_of_the_tombstone_has_come_before_that_is_purged() {
    begun(cells);
    EndSession.Result ended = end();
    assertThat(sweep().outcome()).isEqualTo(EndSession.Outcome.NOT_DUE);
    cells.clock += 120_000;

    EndSession.Result again = sweep();

    assertThat(again.ending()).isEqualTo(ended.ending());
    assertThat(cells.cells).isNotEmpty();
    purge(again);
    assertThat(cells.cells).isEmpty();
    assertThat(sweep().outcome()).isEqualTo(EndSession.Outcome.ENDED_BEFORE);
  }

  private void purge(EndSession.Result again) {
    assertThat(again.outcome()).isEqualTo(EndSession.Outcome.TELL_AGAIN);
    assertThat(Run.all(requireNonNull(again.purge()), cells)).isTrue();
  }

  @Test
  void what_another_member_has_purged_is_gone_and_a_purge_of_unknown_outcome_is_tried_again() {
    begun(cells);
    end();
    cells.clock += 120_000;
    EndSession.Result one = sweep();
    EndSession.Result other = sweep();
    cells.then(Fate.LOST);
    assertThat(Run.all(requireNonNull(one.purge()), cells)).isFalse();
    purge(sweep());
    purge(other);
    assertThat(cells.cells).isEmpty();
  }

  private EndSession.Result sweep() {
    return Run.all(EndSession.ifDue(SESSION, null, DEADLINES, chance), cells);
  }

  @Test
  void a_sweep_gives_up_where_it_does_not_know_and_the_next_one_sees_what_has_come_of_it() {
    begun(cells);
    cells.clock += 1_000_000;
    cells.then(Fate.UNHEARD);

    assertThat(sweep().outcome()).isEqualTo(EndSession.Outcome.UNAVAILABLE);
    cells.clock += 120_000;
    assertThat(sweep().outcome()).isEqualTo(EndSession.Outcome.TELL_AGAIN);
  }

  @Test
  void a_store_that_does_not_answer_leaves_nothing_half_done() {
    begun(cells);
    cells.unreachable = true;

    assertThat(end().outcome()).isEqualTo(EndSession.Outcome.UNAVAILABLE);
    assertThat(signIn("bob")).isEqualTo(UpdateRecord.Result.UNAVAILABLE);
    assertThat(cells.writes).isEqualTo(1);
  }

  @Test
  void deadlines_know_no_overflow_and_the_application_has_none() {
    assertThat(DEADLINES.index(SessionKind.APPLICATION, null, 5, 7).deadline())
        .isEqualTo(Long.MAX_VALUE);
    assertThat(DEADLINES.index(SessionKind.WEB, null, 5, Long.MAX_VALUE).deadline())
        .isEqualTo(Long.MAX_VALUE);
    assertThat(DEADLINES.index(SessionKind.WEB, null, 5, 0).deadline())
        .isEqualTo(5 + 1_800_000 + 60_500);
    assertThat(DEADLINES.index(SessionKind.OPENED, null, 5, 0).deadline())
        .isEqualTo(5 + 300_000 + 60_500);
  }
}
