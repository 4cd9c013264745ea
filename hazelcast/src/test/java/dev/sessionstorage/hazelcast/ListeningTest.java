// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages arrive after a merge as well. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ListeningTest {

  @Test
  void a_member_that_has_merged_listens_anew_and_hears_all_once() {
    try (Members members = Members.apart(2)) {
      List<Byte> first = new CopyOnWriteArrayList<>();
      List<Byte> second = new CopyOnWriteArrayList<>();
      try (Listening one = listen(members.get(0), first);
          Listening other = listen(members.get(1), second)) {
        List<UUID> before = List.of(one.listener(), other.listener());

        members.merge();

        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> !List.of(one.listener(), other.listener()).equals(before));
        topic(members.get(0)).publish(new byte[] {1});
        topic(members.get(1)).publish(new byte[] {2});
        await()
            .untilAsserted(() -> assertThat(first).containsExactlyInAnyOrder((byte) 1, (byte) 2));
        await()
            .untilAsserted(() -> assertThat(second).containsExactlyInAnyOrder((byte) 1, (byte) 2));
      }
    }
  }

  private static ITopic<byte[]> topic(HazelcastInstance member) {
    return member.getTopic("mail");
  }

  private static Listening listen(HazelcastInstance member, List<Byte> heard) {
    return new Listening(member, topic(member), bytes -> heard.add(bytes[0]));
  }
}
