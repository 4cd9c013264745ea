// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.cluster.core.MemberData.Line;
import dev.sessionstorage.cluster.core.MemberData.Stage;
import dev.sessionstorage.cluster.core.Message.Closed;
import dev.sessionstorage.cluster.core.Message.News;
import dev.sessionstorage.cluster.core.Message.Note;
import dev.sessionstorage.cluster.core.Message.Resend;
import dev.sessionstorage.cluster.core.Message.Skip;
import dev.sessionstorage.cluster.core.Message.Want;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.value.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** News between two members over a network that loses, doubles and reorders. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WiresTest {
  static final UUID A = new UUID(1, 1);
  static final UUID B = new UUID(1, 2);
  private static final UUID SESSION = new UUID(2, 1);

  private final Wires a = new Wires(A, Timing.DEFAULT, Periods.DEFAULT);
  private final Wires b = new Wires(B, Timing.DEFAULT, Periods.DEFAULT);
  private long now;

  static Note note(int number) {
    return new Note(new byte[] {(byte) number, (byte) (number >> 8)});
  }

  static int number(Message message) {
    byte[] content = ((Note) message).content();
    return (content[0] & 0xff) | ((content[1] & 0xff) << 8);
  }

  /** One packet from a to b. */
  private Packet sent(Message... messages) {
    now += ms(20);
    for (Message message : messages) {
      a.post(B, message);
    }
    List<Outgoing> packets = a.flush(now);
    assertThat(packets).hasSize(1);
    return packets.get(0).packet();
  }

  static long ms(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  private static List<Message> messages(Arrived arrived) {
    return arrived.messages().stream().map(Arrived.Delivered::message).toList();
  }

  private Arrived arrives(Packet packet) {
    return b.received(packet, now);
  }

  private Arrived beat() {
    return b.heard(A, data(a.lines()), now);
  }

  static MemberData data(Map<UUID, Line> lines) {
    return new MemberData(1, "a", Stage.MEMBER, false, null, lines, Frame.EMPTY);
  }

  private static Message only(Arrived arrived) {
    assertThat(arrived.replies()).hasSize(1);
    return arrived.replies().get(0).packet().messages().get(0);
  }

  @Test
  void news_arrive_in_the_order_in_which_they_were_posted() {
    assertThat(messages(arrives(sent(note(1), note(2))))).containsExactly(note(1), note(2));
    assertThat(messages(arrives(sent(note(3))))).containsExactly(note(3));
  }

  @Test
  void a_receiver_gets_one_packet_at_most_in_the_time_of_gathering() {
    a.post(B, note(1));
    assertThat(a.dueAt(now)).isEqualTo(now);
    assertThat(a.flush(now)).hasSize(1);
    a.post(B, note(2));
    a.post(B, note(3));
    now += ms(9);
    assertThat(a.flush(now)).isEmpty();
    assertThat(a.dueAt(now)).isEqualTo(ms(10));
    now += ms(1);

    List<Outgoing> packets = a.flush(now);

    assertThat(packets).hasSize(1);
    assertThat(packets.get(0).packet().messages()).containsExactly(note(2), note(3));
    assertThat(a.dueAt(now)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void one_receiver_that_is_busy_does_not_hold_up_another() {
    a.post(B, note(1));
    a.flush(now);
    a.post(B, note(2));
    a.post(SESSION, note(3));

    assertThat(a.flush(now)).extracting(Outgoing::to).containsExactly(SESSION);
  }

  @Test
  void doubles_are_dropped() {
    Packet packet = sent(note(1));
    arrives(packet);
    assertThat(messages(arrives(packet))).isEmpty();
  }

  @Test
  void a_packet_that_was_overtaken_is_waited_for() {
    Packet one = sent(note(1));
    Packet two = sent(note(2));
    Packet three = sent(note(3));

    Arrived early = arrives(three);
    assertThat(messages(early)).isEmpty();
    assertThat(only(early)).isEqualTo(new Resend(1, 1, 2));
    assertThat(arrives(two).replies()).isEmpty(); // it has just asked
    assertThat(messages(arrives(one))).containsExactly(note(1), note(2), note(3));
    assertThat(messages(arrives(two))).isEmpty();
  }

  @Test
  void a_lost_packet_is_sent_again() {
    arrives(sent(note(1)));
    sent(note(2));
    Arrived gap = arrives(sent(note(3)));

    Arrived again = a.received(gap.replies().get(0).packet(), now);

    assertThat(again.replies()).hasSize(1);
    assertThat(messages(arrives(again.replies().get(0).packet())))
        .containsExactly(note(2), note(3));
  }

  @Test
  void the_last_packet_that_is_lost_is_noticed_at_the_next_beat() {
    arrives(sent(note(1)));
    sent(note(2));

    assertThat(only(beat())).isEqualTo(new Resend(1, 2, 2));
  }

  @Test
  void the_first_packet_that_is_lost_is_noticed_at_the_next_beat() {
    sent(note(1));
    Arrived gap = beat();
    Arrived again = a.received(gap.replies().get(0).packet(), now);
    assertThat(messages(arrives(again.replies().get(0).packet()))).containsExactly(note(1));
  }

  @Test
  void what_is_still_gathered_is_not_missed() {
    arrives(sent(note(1)));
    a.post(B, note(2));

    assertThat(beat().replies()).isEmpty();
  }

  @Test
  void what_the_sender_does_not_keep_any_more_is_lost_and_the_rest_goes_on() {
    arrives(sent(note(1)));
    for (int i = 0; i < 200; i++) {
      sent(new Note(new byte[10_000]));
    }
    Arrived gap = beat();
    Arrived again = a.received(gap.replies().get(0).packet(), now);

    Message skip = again.replies().get(0).packet().messages().get(0);
    assertThat(skip).isInstanceOf(Skip.class);
    Arrived all = new Arrived();
    for (List<Outgoing> packets = again.replies(); !packets.isEmpty(); ) {
      List<Outgoing> asks = new ArrayList<>();
      for (Outgoing each : packets) {
        Arrived part = arrives(each.packet());
        all.messages().addAll(part.messages());
        all.lost().addAll(part.lost());
        asks.addAll(part.replies());
      }
      packets = asks.isEmpty() ? asks : a.received(asks.get(0).packet(), now).replies();
    }
    assertThat(all.lost()).containsExactly(A);
    assertThat(all.messages()).hasSizeBetween(100, 199);
    assertThat(messages(arrives(sent(note(2))))).containsExactly(note(2));
    assertThat(beat().replies()).isEmpty();
  }

  /** A member that hangs for some seconds misses more news than are kept for it. */
  @Test
  void ends_that_the_sender_does_not_keep_among_its_packets_any_more_are_told_anew() {
    arrives(sent(new Closed(List.of(ending(0)))));
    for (int i = 1; i <= 200; i++) {
      sent(new Closed(List.of(ending(i))), new Note(new byte[10_000]));
    }
    List<Ending> told = new ArrayList<>();
    for (Arrived gap = beat(); !gap.replies().isEmpty(); gap = beat()) {
      for (Outgoing each : a.received(gap.replies().get(0).packet(), now).replies()) {
        told.addAll(endings(arrives(each.packet())));
      }
      a.flush(now).forEach(each -> told.addAll(endings(arrives(each.packet()))));
      now += ms(200);
    }
    assertThat(told).hasSize(200).doesNotHaveDuplicates().doesNotContain(ending(0));
  }

  private static Ending ending(int number) {
    return new Ending(new UUID(3, number), new byte[60]);
  }

  private static List<Ending> endings(Arrived arrived) {
    return messages(arrived).stream()
        .filter(Closed.class::isInstance)
        .flatMap(closed -> ((Closed) closed).endings().stream())
        .toList();
  }

  @Test
  void a_packet_that_is_asked_for_in_vain_is_lost_in_the_end() {
    arrives(sent(note(1)));
    sent(note(2));
    Packet three = sent(note(3));
    arrives(three);
    Arrived last = new Arrived();
    for (int i = 0; i < 20 && last.lost().isEmpty(); i++) {
      now += ms(1000);
      last = beat();
    }
    assertThat(last.lost()).containsExactly(A);
    assertThat(messages(last)).containsExactly(note(3));
  }

  @Test
  void a_sender_that_answers_some_seconds_late_since_it_is_starved_has_lost_nothing() {
    arrives(sent(note(1)));
    sent(note(2));
    Arrived gap = arrives(sent(note(3)));
    for (int i = 4; i < 54; i++) { // for five seconds all arrives but the answer
      now += ms(80);
      assertThat(arrives(sent(note(i))).lost()).isEmpty();
      assertThat(beat().lost()).isEmpty();
    }

    Arrived again = a.received(gap.replies().get(0).packet(), now);
    assertThat(messages(arrives(again.replies().get(0).packet())))
        .hasSize(52)
        .startsWith(note(2), note(3));
  }

  @Test
  void a_receiver_that_missed_thousands_asks_for_a_part_at_a_time_and_gets_each_once() {
    for (int i = 1; i <= 2000; i++) {
      sent(note(i));
    }
    List<Integer> arrived = new ArrayList<>();
    int repeated = 0;
    List<Outgoing> asks = beat().replies();
    while (!asks.isEmpty()) {
      List<Outgoing> again = a.received(asks.get(0).packet(), now).replies();
      assertThat(again).as("at once").hasSizeLessThan(50);
      repeated += again.size();
      asks = new ArrayList<>();
      for (Outgoing packet : again) {
        Arrived some = arrives(packet.packet());
        some.messages().forEach(each -> arrived.add(number(each.message())));
        asks.addAll(some.replies());
      }
      assertThat(asks).hasSizeLessThan(2);
    }
    assertThat(arrived).hasSize(2000).isSorted().doesNotHaveDuplicates();
    assertThat(repeated).isEqualTo(2000);
  }

  @Test
  void a_sender_that_dies_leaves_what_had_arrived_and_everything_else_is_lost() {
    arrives(sent(note(1)));
    sent(note(2));
    arrives(sent(note(3)));

    Arrived dead = b.fallen(A, true);

    assertThat(messages(dead)).containsExactly(note(3));
    assertThat(dead.lost()).containsExactly(A);
  }

  @Test
  void a_sender_that_is_only_silent_goes_on_with_its_numbers() {
    arrives(sent(note(1)));
    sent(note(2));
    assertThat(b.fallen(A, false).lost()).containsExactly(A);

    Arrived gap = arrives(sent(note(3)));
    Arrived again = a.received(gap.replies().get(0).packet(), now);
    assertThat(messages(arrives(again.replies().get(0).packet())))
        .containsExactly(note(2), note(3));
  }

  @Test
  void a_sender_that_took_the_receiver_for_dead_begins_a_new_numbering_and_nothing_is_hidden() {
    arrives(sent(note(1)));
    Packet lost = sent(note(2));
    Arrived unused = a.fallen(B, true);

    Arrived anew = arrives(sent(note(3)));

    assertThat(messages(anew)).containsExactly(note(3));
    assertThat(anew.lost()).containsExactly(A);
    assertThat(messages(arrives(lost))).isEmpty();
  }

  @Test
  void a_numbering_that_was_given_up_before_the_receiver_heard_of_it_hides_nothing() {
    sent(note(1));
    Arrived unused = a.fallen(B, true);

    assertThat(arrives(sent(note(2))).lost()).containsExactly(A);
  }

  @Test
  void a_receiver_that_took_the_sender_for_dead_asks_for_what_it_does_not_know() {
    arrives(sent(note(1)));
    Arrived unused = b.fallen(A, true);

    Arrived gap = arrives(sent(note(2)));
    Arrived again = a.received(gap.replies().get(0).packet(), now);
    assertThat(messages(arrives(again.replies().get(0).packet())))
        .containsExactly(note(1), note(2));
  }

  @Test
  void a_message_without_a_number_arrives_at_once_and_is_missed_by_nobody() {
    Want want = new Want(new Key(SESSION, 1), A, false);
    sent(note(1));

    assertThat(messages(arrives(a.loose(B, want).packet()))).containsExactly(want);
    assertThat(a.lines().get(B)).isEqualTo(new Line(1, 1));
  }

  @Test
  void news_of_one_group_become_one_with_the_names_of_all() {
    Key key = new Key(SESSION, 1);
    Cell cell = new Cell(new Stamp(2, 2), new byte[1], new byte[2]);
    Packet packet =
        sent(
            new News(key, 1, new Stamp(1, 1), List.of("a", "b"), null),
            note(1),
            new News(key, 2, new Stamp(2, 2), List.of("b", "c"), cell));

    assertThat(packet.messages())
        .containsExactly(note(1), new News(key, 2, new Stamp(2, 2), List.of("a", "b", "c"), cell));
  }

  @Test
  void many_ends_travel_together_but_no_packet_grows_without_bound() {
    for (int i = 0; i < 5000; i++) {
      a.post(B, new Closed(List.of(new Ending(new UUID(3, i), new byte[60]))));
    }
    List<Outgoing> packets = a.flush(now);

    assertThat(packets.size()).isBetween(10, 60);
    List<Ending> endings = new ArrayList<>();
    for (Outgoing each : packets) {
      assertThat(PacketCodec.encode(each.packet()).length).isLessThan(20_000);
      for (Message message : messages(arrives(each.packet()))) {
        endings.addAll(((Closed) message).endings());
      }
    }
    assertThat(endings).hasSize(5000).doesNotHaveDuplicates();
  }

  @Test
  void what_is_kept_for_a_receiver_that_never_answers_is_bounded() {
    for (int i = 0; i < 3000; i++) {
      sent(new Note(new byte[5000]));
    }
    Arrived all = a.received(Packet.loose(B, List.of(new Resend(1, 1, Long.MAX_VALUE))), now);
    assertThat(all.replies().size()).isLessThan(300);
  }

  @Test
  void numbers_that_make_no_sense_do_no_harm() {
    arrives(sent(note(1)));
    arrives(new Packet(A, 1, Long.MAX_VALUE, List.of(note(9))));
    boolean lost = false;
    for (long number = 1000; number < 2000; number++) {
      lost |= arrives(new Packet(A, 1, number, List.of(note(1)))).lost().contains(A);
    }
    assertThat(lost).isTrue(); // what waits for a missing packet is bounded
    assertThat(a.received(Packet.loose(B, List.of(new Resend(1, -5, -1))), now).replies())
        .allSatisfy(each -> assertThat(each.packet().isNumbered()).isFalse());
    assertThat(a.received(Packet.loose(B, List.of(new Resend(99, 1, 2))), now).replies()).isEmpty();
    assertThat(b.received(Packet.loose(A, List.of(new Skip(99, 5))), now).lost()).isEmpty();
  }

  /** Whatever the network does: in order, once, and nothing is missed without being reported. */
  @Test
  void over_any_network_each_message_arrives_once_in_order_or_is_reported_as_lost() {
    for (int seed = 0; seed < 400; seed++) {
      new LossyNetwork(seed).run();
    }
  }
}
