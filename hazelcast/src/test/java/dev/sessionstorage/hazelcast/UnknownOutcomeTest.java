// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.map.IMap;
import dev.sessionstorage.hazelcast.DisturbedGrid.Disturbance;
import dev.sessionstorage.hazelcast.DisturbedGrid.Step;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Verdict;
import dev.sessionstorage.spi.store.Written;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Answers of the grid that are lost, or say less than they seem to. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnknownOutcomeTest {
  @AutoClose private static final Members MEMBERS = Members.start(1);
  private final Key key = new Key(UUID.randomUUID(), 1);
  private final Cell before = cell(1);
  private final Cell mine = cell(2);
  private final Cell theirs = cell(3);
  private final DisturbedGrid disturbed = new DisturbedGrid(MEMBERS.get(0));
  private final Store store = new HazelcastStore(disturbed.hazelcast(), "unknown", 1);
  private final IMap<String, byte[]> real = MEMBERS.get(0).getMap("sessionstorage.unknown.cells");

  private static Cell cell(long stamp) {
    return new Cell(new Stamp(stamp, stamp), new byte[] {1}, new byte[] {2});
  }

  @BeforeEach
  void writeTheCellBefore() {
    put(before);
  }

  private void put(Cell cell) {
    real.set(CellBytes.text(key), CellBytes.encode(cell));
  }

  private Written write(Cell to, Disturbance... disturbances) {
    List.of(disturbances).forEach(disturbed::then);
    Written written = store.write(Commit.of(new Change(key, before, to)));
    assertThat(disturbed.isOver()).isTrue();
    return written;
  }

  private Cell present() {
    return store.read(Set.of(key), true).cells().get(key);
  }

  private static Object lost(Step step) throws Throwable {
    step.run();
    throw new IndeterminateOperationStateException("a backup is gone");
  }

  private static Object twice(Step step) throws Throwable {
    step.run();
    return step.run();
  }

  @Test
  void a_write_whose_answer_is_lost_is_found_and_written_again() {
    Written written = write(mine, UnknownOutcomeTest::lost, Step::run);

    assertThat(written.verdict()).isEqualTo(Verdict.DONE);
    assertThat(present()).isEqualTo(mine);
  }

  @Test
  void a_write_that_did_not_arrive_is_repeated() {
    Written written =
        write(
            mine,
            unused -> {
              throw new HazelcastException("no answer");
            });

    assertThat(written.verdict()).isEqualTo(Verdict.DONE);
    assertThat(present()).isEqualTo(mine);
  }

  @Test
  void a_no_after_a_repetition_by_the_grid_is_not_believed() {
    Written written = write(mine, UnknownOutcomeTest::twice, Step::run);

    assertThat(written.verdict()).isEqualTo(Verdict.DONE);
    assertThat(present()).isEqualTo(mine);
  }

  @Test
  void a_no_since_somebody_else_has_written_is_refused_and_shows_what() {
    put(theirs);

    Written written = write(mine);

    assertThat(written.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(written.seen()).containsEntry(key, theirs);
    assertThat(present()).isEqualTo(theirs);
  }

  @Test
  void where_the_answer_is_lost_and_somebody_else_has_written_nobody_knows() {
    Written written =
        write(
            mine,
            step -> {
              put(theirs);
              return lost(step);
            });

    assertThat(written.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(present()).isEqualTo(theirs);
  }

  @Test
  void where_a_member_leaves_and_the_cell_has_gone_on_a_no_is_not_believed() {
    try (Members two = Members.start(2)) {
      DisturbedGrid grid = new DisturbedGrid(two.get(0));
      Store own = new HazelcastStore(grid.hazelcast(), "unknown", 1);
      IMap<String, byte[]> cells = two.get(0).getMap("sessionstorage.unknown.cells");
      cells.set(CellBytes.text(key), CellBytes.encode(before));
      grid.then(
          step -> {
            step.run();
            cells.set(CellBytes.text(key), CellBytes.encode(theirs));
            two.kill(1);
            return step.run(); // as the grid does by itself when the owner has left
          });

      Written written = own.write(Commit.of(new Change(key, before, mine)));

      assertThat(written.verdict()).isEqualTo(Verdict.UNKNOWN);
    }
  }

  @Test
  void a_removal_whose_answer_is_lost_counts() {
    assertThat(write(null, UnknownOutcomeTest::lost).verdict()).isEqualTo(Verdict.DONE);
    assertThat(present()).isNull();
  }

  @Test
  void a_removal_that_the_grid_repeats_counts() {
    assertThat(write(null, UnknownOutcomeTest::twice).verdict()).isEqualTo(Verdict.DONE);
    assertThat(present()).isNull();
  }

  @Test
  void a_birth_that_the_grid_repeats_counts() {
    Key child = key.sibling(2);
    List<Change> births = List.of(new Change(child, null, theirs));
    disturbed.then(UnknownOutcomeTest::twice);
    disturbed.then(Step::run);

    Written written =
        store.write(new Commit(births, new Change(key, before, mine), Set.of(), null));

    assertThat(written.verdict()).isEqualTo(Verdict.DONE);
    assertThat(disturbed.isOver()).isTrue();
    assertThat(store.read(Set.of(child), true).cells()).containsEntry(child, theirs);
  }

  @Test
  void an_interrupted_thread_writes_all_the_same() {
    Thread.currentThread().interrupt();

    assertThat(write(mine).verdict()).isEqualTo(Verdict.DONE);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(present()).isEqualTo(mine);
  }
}
