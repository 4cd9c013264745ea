// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The contents before a block are kept for those who are reading, and no longer. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptHistoryTest {
  private final ObjectNode top = ObjectNode.copyOf(Map.of("n", 0));
  private final Group group = top.group();

  private void write(long value) {
    top.use(editor -> editor.put("n", value));
  }

  private Object at(long version) {
    Content content = top.latest();
    while (!content.isIn(version)) {
      content = content.previous();
    }
    return content.value("n");
  }

  @Test
  void nothing_is_kept_while_nobody_reads() {
    write(1);

    assertThat(top.latest().previous()).isNull();
  }

  @Test
  void a_reader_finds_its_version_however_much_is_published_meanwhile() {
    long version = group.beginSnapshot();
    write(1);
    write(2);
    write(3);

    assertThat(at(version)).isEqualTo(0L);
  }

  @Test
  void the_last_reader_leaves_nothing_behind() {
    group.beginSnapshot();
    write(1);
    Content first = top.latest();
    write(2);

    group.endSnapshot();

    assertThat(top.latest().previous()).isNull();
    assertThat(first.previous()).isNull();
  }

  @Test
  void a_reader_that_ends_takes_nothing_away_from_another_one() {
    group.beginSnapshot();
    write(1);
    long version = group.beginSnapshot();
    write(2);

    group.endSnapshot();

    assertThat(at(version)).isEqualTo(1L);
  }

  @Test
  void a_copy_leaves_nothing_behind() {
    top.use(editor -> editor.put("child", Map.of()));

    assertThat(top.toMap()).containsKey("child");

    assertThat(group.hasSnapshots()).isFalse();
  }
}
