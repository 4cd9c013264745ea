// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.map.IMap;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.GroupState;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.NodeState;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileBytesTest {
  private static final GroupKey KEY = new GroupKey(SessionId.random(), 7);
  private static final Node NODE = new Node(UUID.randomUUID(), UUID.randomUUID(), "here:5701");
  private static Members members;
  private static HazelcastEngine engine;
  private static IMap<String, byte[]> map;

  @BeforeAll
  static void start() {
    members = Members.start(1);
    engine = new HazelcastEngine(members.get(0), "hostile", unused -> "1");
    map = members.get(0).getMap("sessionstorage.hostile.groups");
  }

  @AfterAll
  static void close() {
    engine.close();
    members.close();
  }

  @Test
  void unreadable_bytes_are_an_error_that_names_the_group() {
    map.set(KEY.text(), new byte[] {1, 2, 3});
    Lease lease = engine.lease(KEY.session(), KEY.group());
    assertThatThrownBy(() -> lease.enter(0))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("group 7 of session " + KEY.session().abbreviated())
        .hasMessageNotContaining(KEY.session().toString());
  }

  @Test
  void random_bytes_are_refused() {
    Random random = new Random(4711);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      read(bytes);
    }
  }

  @Test
  void damaged_bytes_are_refused_or_read() {
    Random random = new Random(4711);
    byte[] sound = sound();
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = sound.clone();
      for (int damage = 0; damage <= random.nextInt(4); damage++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      read(bytes);
    }
  }

  private static byte[] sound() {
    List<Object> values = List.of("text", 1L, 1.5, new byte[9], NODE.id());
    GroupState state = new GroupState(3, List.of(new NodeState(1, null, values)), Map.of());
    Header header = new Header(5, 6, NODE, 7, 8, 9, List.of(NODE));
    return Entry.of(header, state).bytes();
  }

  @Test
  void bytes_with_a_checksum_that_fits_are_refused_or_read() {
    Random random = new Random(4711);
    byte[] sound = sound();
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = sound.clone();
      for (int damage = 0; damage <= random.nextInt(4); damage++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      read(withChecksum(bytes));
    }
  }

  private static byte[] withChecksum(byte[] bytes) {
    int end = bytes.length - Integer.BYTES;
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, end);
    return ByteBuffer.wrap(bytes).putInt(end, (int) checksum.getValue()).array();
  }

  @Test
  void a_length_that_is_not_there_costs_no_memory() {
    byte[] promise = {'S', 'S', 1, (byte) 0x81, -1, -1, -1, -1, 7, 0, 0, 0, 0, 0};
    for (int i = 0; i < 1000; i++) {
      read(withChecksum(promise));
    }
  }

  /** Nothing but the one exception may come of it. */
  private static void read(byte[] bytes) {
    try {
      Entry entry = Groups.parse(KEY, bytes);
      assertThat(Groups.published(KEY, entry).state()).isNotNull();
    } catch (StorageUnavailableException e) {
      assertThat(e).hasMessageContaining("group 7");
    }
  }
}
