// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Store;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Members know of each other by their beats. A beat may take some time to be seen. */
abstract class MembersContract extends StoreCase {
  private final UUID alpha = UUID.randomUUID();
  private final UUID beta = UUID.randomUUID();

  private Roll beatOne() {
    return one.beat(alpha, new byte[] {1});
  }

  private Roll beatTwo() {
    return two.beat(beta, new byte[] {2});
  }

  private Roll awaitRoll(Store store, UUID member, byte[] data, Predicate<Roll> wanted) {
    return await()
        .atMost(10, SECONDS)
        .pollDelay(0, SECONDS)
        .until(() -> store.beat(member, data), wanted);
  }

  /** Lets both beat until the first one's roll is as wanted. */
  private Roll awaitOne(Predicate<Roll> wanted) {
    return awaitRoll(
        one,
        alpha,
        new byte[] {1},
        roll -> {
          beatTwo();
          return wanted.test(roll);
        });
  }

  @Test
  void a_beat_is_confirmed_and_enters_the_member() {
    Roll roll = awaitRoll(one, alpha, new byte[] {1}, Roll::confirmed);

    assertThat(roll.members()).containsOnlyKeys(alpha);
    assertThat(roll.members().get(alpha)).containsExactly(1);
  }

  @Test
  void members_see_each_other_with_their_data() {
    Roll roll = awaitOne(seen -> seen.members().containsKey(beta));

    assertThat(roll.members()).containsOnlyKeys(alpha, beta);
    assertThat(roll.members().get(beta)).containsExactly(2);
  }

  @Test
  void the_data_of_a_member_are_those_of_its_last_beat() {
    awaitOne(seen -> seen.members().containsKey(beta));
    byte[] later = {3, 4, 5};

    await()
        .atMost(10, SECONDS)
        .untilAsserted(
            () -> {
              two.beat(beta, later);
              assertThat(beatOne().members().get(beta)).isEqualTo(later);
            });
  }

  @Test
  void a_member_that_leaves_is_gone() {
    awaitOne(seen -> seen.members().containsKey(beta));

    two.leave(beta, false);

    awaitRoll(one, alpha, new byte[] {1}, roll -> !roll.members().containsKey(beta));
  }

  @Test
  void a_member_that_was_removed_does_not_come_back_by_its_beats() {
    awaitOne(seen -> seen.members().containsKey(beta));

    one.leave(beta, false);

    awaitRoll(two, beta, new byte[] {2}, roll -> !roll.members().containsKey(beta));
    beatTwo();
    assertThat(beatTwo().members()).doesNotContainKey(beta);
    awaitOne(roll -> !roll.members().containsKey(beta));
  }

  @Test
  void a_member_that_was_removed_comes_back_with_another_id() {
    awaitOne(seen -> seen.members().containsKey(beta));
    one.leave(beta, false);
    awaitRoll(two, beta, new byte[] {2}, roll -> !roll.members().containsKey(beta));
    UUID gamma = UUID.randomUUID();

    awaitRoll(two, gamma, new byte[] {3}, roll -> roll.members().containsKey(gamma));
    awaitRoll(one, alpha, new byte[] {1}, roll -> roll.members().containsKey(gamma));
  }

  @Test
  void the_generation_stays_while_the_store_runs() {
    String first = beatOne().generation();

    assertThat(beatOne().generation()).isEqualTo(first);
  }

  @Test
  void the_clock_of_beats_is_that_of_looks() {
    long before = one.read(java.util.Set.of(root), false).clock();
    long clock = beatTwo().clock();
    long after = one.read(java.util.Set.of(root), false).clock();
    long skew = one.traits().clockSkew().toMillis();

    assertThat(clock).isBetween(before - skew, after + skew);
  }

  @Test
  void cells_outlive_a_member_that_is_not_the_last() {
    Cell made = given(root, "root");
    beatOne();
    one.leave(alpha, false);
    one.close();

    assertThat(read(two, root)).isEqualTo(made);
  }

  @Test
  void the_last_member_takes_everything_along_unless_the_store_is_durable() {
    Cell made = given(root, "root");
    givenRecord(session, new dev.sessionstorage.spi.store.Index("alice", 1, 2));
    beatTwo();
    two.leave(beta, true);

    boolean durable = one.traits().durable();
    assertThat(read(one, root)).isEqualTo(durable ? made : null);
    assertThat(sessions(one, new dev.sessionstorage.spi.store.Scan.User("alice")))
        .hasSize(durable ? 1 : 0);
  }
}
