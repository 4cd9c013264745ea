// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.UseTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A thread on its way into a group: what it does to others, and what it leaves behind. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaiterTest {
  /** Longer than anybody is patient. */
  private static final long A_WHILE = TimeUnit.MILLISECONDS.toNanos(20);

  private static final Pattern MILLIS = Pattern.compile("(\\d+) ms");

  private final ObjectNode node = ObjectNode.copyOf(Map.of());
  private final Group group = node.group();

  private static Use enterElsewhere(Node wanted, long maxWait) {
    return CompletableFuture.supplyAsync(() -> Use.enter(wanted, maxWait)).join();
  }

  @Test
  void a_newcomer_may_overtake_a_thread_that_is_still_patient() {
    Use holder = enterElsewhere(node, 0);
    group.waiters().add(new Waiter(group, holder, node));
    group.unlock();

    assertThatCode(() -> Use.enter(node, 0)).doesNotThrowAnyException();
  }

  @Test
  void a_thread_that_has_waited_for_a_while_keeps_newcomers_out_until_it_is_in() {
    Use.enter(node, 0);
    CompletableFuture<Void> waiting = runAsync(() -> Use.enter(node, Long.MAX_VALUE));
    await().until(group.waiters()::isReserved);

    group.unlock();
    waiting.join();

    assertThat(group.waiters().isReserved()).isFalse();
  }

  @Test
  void a_thread_that_has_given_up_waits_for_nobody_any_more() {
    ObjectNode other = ObjectNode.copyOf(Map.of());
    Use.enter(node, 0);
    Use elsewhere = enterElsewhere(other, 0);
    assertThatThrownBy(() -> Use.enter(other, A_WHILE)).isInstanceOf(UseTimeoutException.class);

    Waiter closesNoRing = new Waiter(group, elsewhere, node);

    assertThatCode(() -> WaitGraph.enter(elsewhere.thread, closesNoRing))
        .doesNotThrowAnyException();
    WaitGraph.leave(elsewhere.thread);
  }

  @Test
  void a_holder_is_not_said_to_be_inside_for_longer_than_it_was_seen() {
    enterElsewhere(node, 0);

    Throwable error = catchThrowable(() -> Use.enter(node, A_WHILE));

    long[] waitedAndHeld =
        MILLIS
            .matcher(error.getMessage())
            .results()
            .map((MatchResult found) -> found.group(1))
            .mapToLong(Long::parseLong)
            .toArray();
    assertThat(waitedAndHeld).hasSize(2);
    assertThat(waitedAndHeld[1]).isLessThanOrEqualTo(waitedAndHeld[0]);
  }

  @Test
  void a_bound_means_what_it_says_for_a_hundred_years() {
    Duration longest = Duration.ofDays(365 * 100);

    assertThat(Waiter.nanos(longest)).isEqualTo(longest.toNanos());
    assertThat(Waiter.nanos(longest.plusNanos(1))).isEqualTo(Long.MAX_VALUE);
  }
}
