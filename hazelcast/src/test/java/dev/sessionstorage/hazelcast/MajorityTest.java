// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More than half of the largest grid seen must be there. */
class MajorityTest {
  private static final byte[] DATA = {1};

  private final Members grid = Members.start(3);
  private final List<Store> stores = new ArrayList<>();
  private final List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

  private void connect(int members) {
    for (int i = 0; i < 3; i++) {
      stores.add(new HazelcastStore(grid.get(i), "majority", members, () -> {}));
    }
    await().until(() -> beatAll() == 9);
  }

  /** Lets all members beat; gives how many entries they see in all. */
  private int beatAll() {
    int seen = 0;
    for (int i = 0; i < stores.size(); i++) {
      seen += stores.get(i).beat(ids.get(i), DATA).members().size();
    }
    return seen;
  }

  @AfterEach
  void stop() {
    grid.close();
  }

  private static Commit write() {
    Cell cell = new Cell(new Stamp(1, 2), DATA, DATA);
    return Commit.of(new Change(new Key(UUID.randomUUID(), 0), null, cell));
  }

  private void dies() {
    stores.remove(stores.size() - 1);
    grid.kill(stores.size());
  }

  private void leaves() {
    int last = stores.size() - 1;
    stores.get(last).leave(ids.get(last), false);
    stores.get(last).close();
    await().until(() -> !stores.get(0).beat(ids.get(0), DATA).members().containsKey(ids.get(last)));
    dies();
    beatAll();
  }

  @Test
  void one_of_three_that_die_is_not_missed_but_two_are() {
    connect(0);
    Store store = stores.get(0);

    dies();
    assertThatCode(store::check).doesNotThrowAnyException();
    await().until(() -> store.beat(ids.get(0), DATA).confirmed());
    assertThat(store.write(write()).verdict()).isEqualTo(Verdict.DONE);

    dies();
    assertThatThrownBy(store::check)
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("sees 1 of the grid's members and needs 2")
        .hasMessageContaining("sessionstorage.cluster.members");
    assertThat(store.beat(ids.get(0), DATA).confirmed()).isFalse();
    assertThat(store.write(write()).verdict()).isEqualTo(Verdict.UNKNOWN);
    Key key = new Key(UUID.randomUUID(), 0);
    assertThatThrownBy(() -> store.read(Set.of(key), true))
        .isInstanceOf(StorageUnavailableException.class);
  }

  @Test
  void when_a_member_has_died_a_write_is_done_once_the_rest_have_answered() {
    connect(0);
    Store store = stores.get(0);
    dies();

    assertThat(store.write(write()).verdict())
        .as("it asks them, before any beat")
        .isEqualTo(Verdict.DONE);
  }

  @Test
  void members_that_leave_one_after_the_other_are_not_missed() {
    connect(0);
    Store store = stores.get(0);

    leaves();
    assertThatCode(store::check).doesNotThrowAnyException();
    leaves();
    assertThatCode(store::check).doesNotThrowAnyException();
    await().until(() -> store.beat(ids.get(0), DATA).confirmed());
    assertThat(store.write(write()).verdict()).isEqualTo(Verdict.DONE);
  }

  @Test
  void the_setting_takes_precedence_over_what_was_seen() {
    connect(1);
    dies();
    dies();

    assertThatCode(stores.get(0)::check).doesNotThrowAnyException();
  }

  /** A beat may be the first thing that a store hears of its grid. */
  @Test
  void a_member_that_says_that_it_leaves_is_counted_when_it_goes() {
    try (Members four = Members.start(4)) {
      Grid grid = new Grid(four.get(0), 0);
      UUID leaver = four.get(3).getCluster().getLocalMember().getUuid();
      assertThat(grid.heard(leaver, true, Set.of(), 4)).isEqualTo(4);
      assertThat(grid.enough()).isEqualTo(3);
      four.kill(3);
      assertThat(grid.check()).hasSize(3);
      assertThat(grid.enough()).isEqualTo(2);
    }
  }

  /** Counted too early, and seen once more with the next beat, it would be missed for good. */
  @Test
  void a_member_that_another_one_has_seen_leave_is_counted_when_it_goes_here() {
    try (Members four = Members.start(4)) {
      Grid grid = new Grid(four.get(0), 0);
      UUID other = four.get(1).getCluster().getLocalMember().getUuid();
      UUID leaver = four.get(3).getCluster().getLocalMember().getUuid();
      assertThat(grid.heard(other, false, Set.of(leaver), 3)).isEqualTo(3);
      grid.majority().saw(4); // the next beat, while it is still there
      four.kill(3);
      assertThat(grid.check()).hasSize(3);
      assertThat(grid.enough()).isEqualTo(2);
      grid.heard(other, false, Set.of(leaver), 3);
      assertThat(grid.enough()).as("counted once").isEqualTo(2);
    }
  }

  /** It never counted them, so that they must not make its majority smaller. */
  @Test
  void members_that_left_before_this_one_came_are_not_counted_against_those_that_are_there() {
    Grid joined = new Grid(grid.get(0), 0);
    UUID other = grid.get(1).getCluster().getLocalMember().getUuid();
    joined.heard(other, false, Set.of(new UUID(1, 1), new UUID(1, 2)), 3);
    assertThat(joined.enough()).isEqualTo(2);
  }
}
