// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.spi.GroupCommit;
import dev.sessionstorage.spi.GroupState;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.Lease.Outcome;
import dev.sessionstorage.spi.NodeState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LeaseTest {
  private static final Timing SHORT = new Timing(Duration.ofMillis(1500), Duration.ofHours(1));
  @AutoClose private static final Members MEMBERS = Members.start(2);
  private final SessionId session = SessionId.random();
  private HazelcastEngine first;
  private HazelcastEngine second;
  private Lease mine;
  private Lease theirs;

  @BeforeEach
  void startEngines() {
    first = engine(0);
    second = engine(1);
    mine = first.lease(session, 7);
    theirs = second.lease(session, 7);
  }

  private static HazelcastEngine engine(int member) {
    return new HazelcastEngine(MEMBERS.get(member), "lease", unused -> null, SHORT, () -> {});
  }

  @AfterEach
  void closeEngines() {
    first.close();
    second.close();
  }

  @Test
  void a_group_that_was_never_created_is_gone() throws InterruptedException {
    assertThat(mine.enter(States.LONG)).isEqualTo(Outcome.GONE);
  }

  @Test
  void a_group_is_created_once() throws InterruptedException {
    assertThat(States.create(mine, 1)).isTrue();
    assertThat(States.create(theirs, 2)).isFalse();
    assertThat(theirs.enter(States.LONG)).isEqualTo(Outcome.DONE);
    assertThat(States.number(theirs)).isEqualTo(1);
    assertThat(theirs.published().version()).isEqualTo(1);
  }

  @Test
  void what_one_member_publishes_the_other_finds_inside() throws InterruptedException {
    States.create(mine, 0);
    assertThat(States.increment(mine)).isEqualTo(Outcome.DONE);
    assertThat(theirs.enter(States.LONG)).isEqualTo(Outcome.DONE);
    assertThat(States.number(theirs)).isEqualTo(1);
    assertThat(theirs.published().version()).isEqualTo(2);
  }

  @Test
  void there_is_one_lease_of_a_group_on_a_member() {
    assertThat(first.lease(session, 7)).isSameAs(mine);
  }

  @Test
  void an_idle_holder_hands_over_within_milliseconds() throws InterruptedException {
    States.create(mine, 0);
    int rounds = 20;
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      assertThat(States.increment(mine)).isEqualTo(Outcome.DONE);
      assertThat(States.increment(theirs)).isEqualTo(Outcome.DONE);
    }
    long each = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / (2 * rounds);
    assertThat(each).as("milliseconds for a round with a hand-over").isLessThan(50);
  }

  @Test
  void who_waits_gets_in_when_the_other_leaves() throws Exception {
    States.create(mine, 0);
    assertThat(mine.enter(States.LONG)).isEqualTo(Outcome.DONE);
    try (Task waiting = Task.start(() -> States.increment(theirs))) {
      waiting.awaitWaiting();
      mine.leave();
      assertThat(waiting.result()).isEqualTo(Outcome.DONE);
    }
  }

  @Test
  void a_wait_that_is_too_long_times_out_and_names_the_holder() throws InterruptedException {
    States.create(mine, 0);
    assertThat(mine.enter(States.LONG)).isEqualTo(Outcome.DONE);
    assertThat(theirs.enter(TimeUnit.MILLISECONDS.toNanos(200))).isEqualTo(Outcome.TIMED_OUT);
    assertThat(theirs.holder()).isEqualTo(first.member()).startsWith("127.0.0.1:");
    assertThat(theirs.enter(0)).isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  void a_member_that_gave_up_waiting_passes_the_lease_on() throws InterruptedException {
    States.create(mine, 0);
    assertThat(mine.enter(States.LONG)).isEqualTo(Outcome.DONE);
    assertThat(theirs.enter(TimeUnit.MILLISECONDS.toNanos(50))).isEqualTo(Outcome.TIMED_OUT);
    mine.leave();
    for (int i = 0; i < 5; i++) {
      assertThat(States.increment(mine)).isEqualTo(Outcome.DONE);
    }
  }

  @Test
  void an_interrupt_ends_the_wait() throws Exception {
    States.create(mine, 0);
    assertThat(mine.enter(States.LONG)).isEqualTo(Outcome.DONE);
    try (Task waiting = Task.start(() -> theirs.enter(States.LONG))) {
      waiting.awaitWaiting();
      waiting.interrupt();
      assertThatThrownBy(waiting::result).hasCauseInstanceOf(InterruptedException.class);
    }
    assertThat(mine.commit(GroupCommit.of(States.of(1), Set.of()))).isEqualTo(Outcome.DONE);
  }

  @Test
  void an_interrupted_thread_publishes_all_the_same() throws InterruptedException {
    States.create(mine, 0);
    assertThat(mine.enter(States.LONG)).isEqualTo(Outcome.DONE);
    Thread.currentThread().interrupt();
    assertThat(mine.commit(GroupCommit.of(States.of(1), Set.of()))).isEqualTo(Outcome.DONE);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_long_stay_is_renewed() throws Exception {
    States.create(mine, 0);
    assertThat(mine.enter(States.LONG)).isEqualTo(Outcome.DONE);
    assertThat(theirs.enter(SHORT.lease().multipliedBy(2).toNanos())).isEqualTo(Outcome.TIMED_OUT);
    assertThat(mine.commit(GroupCommit.of(States.of(5), Set.of()))).isEqualTo(Outcome.DONE);
  }

  @Test
  void a_silent_holder_loses_the_lease_and_publishes_nothing() throws Exception {
    States.create(mine, 0);
    assertThat(mine.enter(States.LONG)).isEqualTo(Outcome.DONE);
    first.stall();
    assertThat(States.increment(theirs)).isEqualTo(Outcome.DONE);
    assertThat(mine.commit(GroupCommit.of(States.of(99), Set.of()))).isEqualTo(Outcome.LOST);
    assertThat(States.number(second.read(session, List.of(7L)).get(7L).state())).isEqualTo(1);
  }

  @Test
  void after_a_loss_the_newest_state_is_entered() throws Exception {
    States.create(mine, 0);
    assertThat(mine.enter(States.LONG)).isEqualTo(Outcome.DONE);
    first.stall();
    assertThat(States.increment(theirs)).isEqualTo(Outcome.DONE);
    mine.leave();
    Awaitility.await().until(() -> mine.enter(States.LONG) == Outcome.DONE);
    assertThat(States.number(mine)).isEqualTo(1);
  }

  @Test
  void a_lease_that_was_not_used_for_long_is_handed_over_too() throws Exception {
    States.create(mine, 0);
    HazelcastEngine third = engine(1);
    Lease other = third.lease(session, 7);
    Awaitility.await()
        .pollDelay(SHORT.lease().multipliedBy(2))
        .until(() -> other.enter(TimeUnit.MILLISECONDS.toNanos(500)) == Outcome.DONE);
    other.leave();
    third.close();
  }

  @Test
  void a_closed_engine_leaves_no_lease_behind() throws Exception {
    States.create(mine, 0);
    assertThat(States.increment(mine)).isEqualTo(Outcome.DONE);
    first.close();
    assertThat(theirs.enter(TimeUnit.MILLISECONDS.toNanos(300))).isEqualTo(Outcome.DONE);
  }

  @Test
  void a_state_that_cannot_be_encoded_leaves_the_lease() throws Exception {
    States.create(mine, 0);
    assertThat(mine.enter(States.LONG)).isEqualTo(Outcome.DONE);
    List<NodeState> nodes = List.of(new NodeState(1, List.of("n"), List.of(new Object())));
    GroupState unknown = new GroupState(1, nodes, Map.of());
    assertThatThrownBy(() -> mine.commit(GroupCommit.of(unknown, Set.of())))
        .isInstanceOf(RuntimeException.class);
    assertThat(States.increment(mine)).isEqualTo(Outcome.DONE);
    assertThat(States.increment(theirs)).isEqualTo(Outcome.DONE);
  }

  @Test
  void who_asks_a_former_holder_waits_for_the_present_one() throws Exception {
    States.create(mine, 0);
    assertThat(theirs.enter(States.LONG)).isEqualTo(Outcome.DONE);
    UUID member = MEMBERS.get(0).getCluster().getLocalMember().getUuid();
    Node late = new Node(UUID.randomUUID(), member, "late");
    ((GroupLease) mine).wanted(late);
    Awaitility.await().until(() -> ((GroupLease) theirs).waiting.all().contains(late));
    assertThat(((GroupLease) mine).waiting.isEmpty()).isTrue();
  }

  @Test
  void an_ended_session_has_no_groups() throws Exception {
    States.create(mine, 0);
    assertThat(mine.enter(States.LONG)).isEqualTo(Outcome.DONE);
    first.end(session, List.of(7L));
    assertThat(mine.commit(GroupCommit.of(States.of(1), Set.of()))).isEqualTo(Outcome.GONE);
    assertThat(mine.enter(States.LONG)).isEqualTo(Outcome.GONE);
    assertThat(first.read(session, List.of(7L))).isEmpty();
  }
}
