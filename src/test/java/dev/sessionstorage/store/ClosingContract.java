// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Scan;
import dev.sessionstorage.spi.store.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A member that is not cut off, and one that has closed. */
abstract class ClosingContract extends StoreCase {

  @Test
  void a_healthy_member_is_not_cut_off() {
    assertThatCode(one::check).doesNotThrowAnyException();
  }

  @Test
  void every_cell_has_a_lane() {
    assertThat(one.lane(record)).isNotNegative();
    assertThat(one.lane(root)).isNotNegative();
    assertThat(one.lane(child)).isNotNegative();
  }

  @Test
  void a_store_says_the_same_of_itself_each_time() {
    assertThat(one.traits()).isEqualTo(one.traits()).isEqualTo(two.traits());
  }

  @Test
  void a_store_may_be_closed_twice() {
    one.close();

    assertThatCode(one::close).doesNotThrowAnyException();
  }

  @Test
  void the_others_go_on_after_a_member_has_closed() {
    Cell made = given(root, "root");
    one.close();

    assertThat(read(two, root)).isEqualTo(made);
    assertThat(write(two, change(root, made, cell("root 2")))).isEqualTo(Verdict.DONE);
  }

  @Test
  void a_closed_store_is_not_available() {
    one.close();

    assertUnavailable(() -> one.check());
    assertUnavailable(() -> one.read(Set.of(root), true));
    assertUnavailable(() -> one.scan(new Scan.Records(), null, 1));
    assertUnavailable(() -> one.touch(Map.of()));
    assertUnavailable(() -> one.beat(UUID.randomUUID(), new byte[0]));
  }

  private static void assertUnavailable(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(StorageUnavailableException.class);
  }

  @Test
  void a_closed_store_writes_nothing_and_denies_nothing_that_it_has_written() {
    Commit first = create(root, cell("root"));
    done(first);
    one.close();

    assertThat(write(one, first)).isNotEqualTo(Verdict.REFUSED);
    assertThat(write(one, create(child, cell("child")))).isNotEqualTo(Verdict.DONE);
    assertThat(read(two, child)).isNull();
  }

  @Test
  void a_closed_store_drops_messages_without_an_error() {
    one.close();

    assertThatCode(() -> one.send(UUID.randomUUID(), new byte[0])).doesNotThrowAnyException();
  }
}
