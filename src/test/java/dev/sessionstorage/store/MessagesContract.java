// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Messages arrive once at most. On a healthy store they do arrive. */
abstract class MessagesContract extends StoreCase {
  private final UUID alpha = UUID.randomUUID();
  private final UUID beta = UUID.randomUUID();
  private final List<byte[]> atOne = new CopyOnWriteArrayList<>();
  private final List<byte[]> atTwo = new CopyOnWriteArrayList<>();

  private void listen() {
    one.listen(alpha, atOne::add);
    two.listen(beta, atTwo::add);
  }

  @Test
  void a_message_reaches_its_receiver_and_nobody_else() {
    listen();
    one.send(beta, new byte[] {1, 2, 3});

    await().atMost(10, SECONDS).until(() -> !atTwo.isEmpty());
    assertThat(atTwo).containsExactly(new byte[] {1, 2, 3});
    assertThat(atOne).isEmpty();
  }

  @Test
  void a_message_of_some_thousand_bytes_arrives_as_it_is() {
    listen();
    byte[] large = new byte[10_000];
    new Random(3).nextBytes(large);
    one.send(beta, large);

    await().atMost(10, SECONDS).until(() -> !atTwo.isEmpty());
    assertThat(atTwo).containsExactly(large);
  }

  @Test
  void none_of_many_messages_arrives_twice() {
    listen();
    for (int i = 0; i < 200; i++) {
      (i % 2 == 0 ? one : two).send(beta, new byte[] {(byte) i});
    }
    await().atMost(10, SECONDS).until(() -> atTwo.size() >= 200);

    assertThat(atTwo.stream().map(message -> message[0])).doesNotHaveDuplicates();
  }

  @Test
  void a_message_to_nobody_is_lost_without_an_error() {
    listen();

    assertThatCode(() -> one.send(UUID.randomUUID(), new byte[] {1})).doesNotThrowAnyException();
  }

  @Test
  void the_sender_does_not_wait_for_the_receiver() throws Exception {
    CountDownLatch stay = new CountDownLatch(1);
    two.listen(
        beta,
        message -> {
          try {
            stay.await(30, SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          atTwo.add(message);
        });
    one.send(beta, new byte[] {1});
    one.send(beta, new byte[] {2});

    assertThat(atTwo).isEmpty();
    stay.countDown();
    await().atMost(10, SECONDS).until(() -> atTwo.size() == 2);
  }

  @Test
  void a_member_that_has_closed_gets_no_messages() {
    listen();
    two.close();
    one.send(beta, new byte[] {1});
    two = connect();
    two.listen(UUID.randomUUID(), atTwo::add);
    two.send(alpha, new byte[] {2});

    await().atMost(10, SECONDS).until(() -> !atOne.isEmpty());
    assertThat(atTwo).isEmpty();
  }
}
