// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A waiter looks at the thread that holds the lock; the lock's warning is due after a second. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ObservationTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long START = 7;

  private final TestLock lock = new TestLock();
  private Observation observation;

  @BeforeEach
  void observeAHolder() {
    lock.acquire(0);
    observation = new Observation(lock, lock, START, START);
  }

  private void holderChanges() {
    lock.release();
    lock.acquire(0);
  }

  private void assertWarned(boolean expected) {
    assertThat(lock.waiters().isFirstWarning(lock.holds())).isNotEqualTo(expected);
  }

  @Test
  void a_block_that_lasts_for_the_whole_time_is_blamed() {
    assertThat(observation.look(0)).isEqualTo(SECOND);
    assertThat(observation.look(SECOND)).isEqualTo(Long.MAX_VALUE);

    assertWarned(true);
  }

  @Test
  void a_block_that_has_just_begun_is_not_blamed_for_those_before_it() {
    holderChanges();

    assertThat(observation.look(SECOND)).isEqualTo(2 * SECOND);
    assertThat(observation.look(2 * SECOND - 1)).isEqualTo(2 * SECOND);

    assertWarned(false);
  }

  @Test
  void a_block_is_blamed_that_began_later_and_lasts() {
    holderChanges();

    assertThat(observation.look(SECOND)).isEqualTo(2 * SECOND);
    assertThat(observation.look(2 * SECOND)).isEqualTo(Long.MAX_VALUE);

    assertWarned(true);
  }

  @Test
  void another_block_of_the_same_thread_is_another_block() {
    assertThat(observation.look(SECOND / 2)).isEqualTo(SECOND);
    holderChanges();

    assertThat(observation.look(SECOND)).isEqualTo(2 * SECOND);
    assertWarned(false);
  }
}
