// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.map.IMap;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.Lease.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UnknownOutcomeTest {
  private static final Node ME = new Node(UUID.randomUUID(), UUID.randomUUID(), "me");
  private static final Node OTHER = new Node(UUID.randomUUID(), UUID.randomUUID(), "other");
  @AutoClose private static final Members MEMBERS = Members.start(1);
  private final GroupKey key = new GroupKey(SessionId.random(), 1);
  private final Entry before = Entry.of(Header.first(ME), States.of(0));
  private final Entry mine = Entry.of(before.header().published(), States.of(1));
  private DisturbedMap disturbed;
  private IMap<String, byte[]> real;
  private CheckedMap<byte[]> checked;
  private Groups groups;

  @BeforeEach
  void writeTheStateBefore() {
    real = MEMBERS.get(0).getMap("groups");
    real.set(key.text(), before.bytes());
    disturbed = new DisturbedMap(real);
    IMap<String, String> reach = MEMBERS.get(0).getMap("reach");
    checked = new CheckedMap<>(disturbed.map(), new Membership(MEMBERS.get(0), 1, reach));
    groups = new Groups(checked);
  }

  private Outcome publish() {
    Outcome outcome = groups.publish(key, before, mine);
    assertThat(disturbed.isOver()).isTrue();
    return outcome;
  }

  private long published() throws IOException {
    return States.number(Entry.parse(real.get(key.text())).state());
  }

  @Test
  void a_write_whose_answer_is_lost_is_found_and_written_again() throws Exception {
    disturbed.then(
        step -> {
          step.run();
          throw new IndeterminateOperationStateException("a backup is gone");
        });
    disturbed.then(DisturbedMap.Step::run);
    assertThat(publish()).isEqualTo(Outcome.DONE);
    assertThat(published()).isEqualTo(1);
  }

  @Test
  void a_write_that_did_not_arrive_is_repeated() throws Exception {
    disturbed.then(
        unused -> {
          throw new HazelcastException("no answer");
        });
    assertThat(publish()).isEqualTo(Outcome.DONE);
    assertThat(published()).isEqualTo(1);
  }

  @Test
  void a_no_after_a_repetition_by_the_grid_is_not_believed() throws Exception {
    disturbed.then(
        step -> {
          step.run();
          return step.run();
        });
    assertThat(publish()).isEqualTo(Outcome.DONE);
    assertThat(published()).isEqualTo(1);
  }

  @Test
  void a_no_since_another_member_took_over_is_a_loss() throws Exception {
    real.set(key.text(), before.with(before.header().takenBy(OTHER)).bytes());
    assertThat(publish()).isEqualTo(Outcome.LOST);
    assertThat(published()).isZero();
  }

  @Test
  void a_take_over_tells_that_a_write_had_arrived_before() throws Exception {
    disturbed.then(
        step -> {
          step.run();
          real.set(key.text(), mine.with(mine.header().takenBy(OTHER)).bytes());
          throw new HazelcastException("no answer");
        });
    assertThat(publish()).isEqualTo(Outcome.DONE);
    assertThat(published()).isEqualTo(1);
  }

  @Test
  void a_take_over_tells_that_a_write_had_not_arrived() {
    disturbed.then(
        unused -> {
          real.set(key.text(), before.with(before.header().takenBy(OTHER)).bytes());
          throw new HazelcastException("no answer");
        });
    assertThat(publish()).isEqualTo(Outcome.LOST);
  }

  @Test
  void after_two_take_overs_nobody_knows() {
    Header twice = before.header().takenBy(OTHER).takenBy(ME).takenBy(OTHER);
    disturbed.then(
        unused -> {
          real.set(key.text(), before.with(twice).bytes());
          throw new HazelcastException("no answer");
        });
    assertThatThrownBy(this::publish)
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("not known")
        .hasMessageContaining("group 1 of session " + key.session().abbreviated());
  }

  @Test
  void a_hand_over_with_a_lost_answer_is_proved_though_the_next_holder_has_gone_on()
      throws Exception {
    Entry given = mine.with(mine.header().givenTo(OTHER, List.of()));
    disturbed.then(
        step -> {
          step.run();
          real.set(key.text(), given.with(given.header().beaten()).bytes());
          throw new HazelcastException("no answer");
        });
    disturbed.then(DisturbedMap.Step::run);
    assertThat(groups.publish(key, before, given)).isEqualTo(Outcome.DONE);
    assertThat(disturbed.isOver()).isTrue();
    assertThat(published()).isEqualTo(1);
  }

  @Test
  void a_removal_whose_answer_is_lost_counts() {
    disturbed.then(
        step -> {
          step.run();
          throw new HazelcastException("no answer");
        });
    assertThat(checked.remove(key.text(), before.bytes()).done()).isTrue();
    assertThat(disturbed.isOver()).isTrue();
    assertThat(real.get(key.text())).isNull();
  }

  @Test
  void a_removal_of_what_has_changed_removes_nothing() {
    CheckedMap.Written<byte[]> written = checked.remove(key.text(), mine.bytes());
    assertThat(written.done()).isFalse();
    assertThat(written.seen()).isEqualTo(before.bytes());
    assertThat(real.get(key.text())).isEqualTo(before.bytes());
  }

  @Test
  void a_group_that_is_removed_meanwhile_is_gone() {
    real.delete(key.text());
    assertThat(publish()).isEqualTo(Outcome.GONE);
  }
}
