// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.spi.store.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** When a member sweeps, and which sessions. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SweepTest {
  private static final Periods P = Periods.DEFAULT;

  private final Sweep sweep = new Sweep(P);

  private static Key key(int number) {
    return new Key(new UUID(0, number), Key.RECORD);
  }

  private static List<Key> keys(int from, int to) {
    List<Key> keys = new ArrayList<>();
    for (int i = from; i < to; i++) {
      keys.add(key(i));
    }
    return keys;
  }

  @Test
  void a_member_sweeps_only_after_it_has_trusted_itself_for_long_enough() {
    assertThat(sweep.begins(-1, 0)).isFalse();
    assertThat(sweep.begins(P.steady() - 1, 0)).isFalse();
    assertThat(sweep.begins(P.steady(), 0)).isTrue();
  }

  @Test
  void sweeps_follow_each_other_at_their_interval() {
    assertThat(sweep.begins(P.steady(), 0)).isTrue();
    assertThat(sweep.begins(P.steady(), P.sweep() - 1)).isFalse();
    assertThat(sweep.begins(P.steady(), P.sweep())).isTrue();
  }

  @Test
  void one_that_fails_is_set_aside_for_longer_and_longer() {
    UUID bad = key(1).session();
    long now = 0;
    int tries = 0;
    for (; now < 100 * P.sweep(); now += P.sweep()) {
      if (sweep.listed(keys(0, 3), now).contains(bad)) {
        tries++;
        sweep.failed(bad, now);
      }
      assertThat(sweep.listed(keys(0, 3), now)).contains(key(0).session(), key(2).session());
    }
    assertThat(tries).isBetween(5, 9);
    sweep.done(bad);
    assertThat(sweep.listed(keys(0, 3), now)).contains(bad);
  }

  @Test
  void C9_a_whole_page_of_bad_values_stops_no_other_session() {
    Set<UUID> seen = new HashSet<>();
    long now = 0;
    for (int round = 0; round < 4; round++, now += P.sweep()) {
      int from =
          sweep.after() == null ? 0 : (int) sweep.after().session().getLeastSignificantBits() + 1;
      for (UUID each : sweep.listed(keys(from, Math.min(from + Sweep.PAGE, 450)), now)) {
        seen.add(each);
        sweep.failed(each, now);
      }
    }
    assertThat(seen).hasSize(450);
  }

  @Test
  void what_is_set_aside_is_forgotten_when_it_is_not_listed_any_more() {
    for (int i = 0; i < 10_000; i++) {
      sweep.failed(key(i).session(), (long) i * P.sweep());
    }
    assertThat(sweep.listed(keys(9_999, 10_000), 9_999 * P.sweep())).isEmpty();
    assertThat(sweep.listed(keys(0, 100), 9_999 * P.sweep())).hasSize(100);
  }
}
