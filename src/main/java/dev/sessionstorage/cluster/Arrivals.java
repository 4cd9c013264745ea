// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Arrived;
import dev.sessionstorage.cluster.core.Arrived.Delivered;
import dev.sessionstorage.cluster.core.Ending;
import dev.sessionstorage.cluster.core.Endings;
import dev.sessionstorage.cluster.core.Message;
import dev.sessionstorage.cluster.core.Watches;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What comes of messages that have arrived. */
final class Arrivals {
  private final Member member;

  Arrivals(Member member) {
    this.member = member;
  }

  /**
   * Takes them over, under the lock that keeps them in order.
   *
   * @return what is to be done without the lock
   */
  List<Runnable> of(Arrived arrived, Watches watches, Endings endings) {
    List<Runnable> after = new ArrayList<>();
    for (Delivered each : arrived.messages()) {
      take(each.sender(), each.message(), watches, endings, after);
    }
    if (!arrived.lost().isEmpty()) {
      after.add(member.care::workSoon);
    }
    return after;
  }

  private void take(
      UUID sender, Message message, Watches watches, Endings endings, List<Runnable> after) {
    if (message instanceof Message.Want want) {
      after.add(
          () ->
              member
                  .machine(want.key())
                  .event(
                      (lease, now, out) ->
                          lease.wanted(want.waiting(), want.forwarded(), now, out)));
    } else if (message instanceof Message.Grant grant) {
      after.add(
          () ->
              member
                  .machine(grant.key())
                  .event((lease, now, out) -> lease.granted(grant.cell(), now, out)));
    } else if (message instanceof Message.Hello hello) {
      Message answer = watches.greeted(sender, hello);
      after.add(() -> member.news.send(sender, answer));
    } else if (message instanceof Message.HelloAck ack) {
      watches.answered(sender, ack);
      after.add(member.care::workSoon);
    } else if (message instanceof Message.Bye bye) {
      watches.left(sender, bye);
    } else if (message instanceof Message.News news) {
      if (watches.isWatched(news.key().session()) || member.heart.observes()) {
        member.teller.changed(news);
      } else {
        Message stray = watches.stray(news.key().session());
        after.add(() -> member.news.send(sender, stray));
      }
    } else if (message instanceof Message.Opened opened) {
      long clock = member.trust.storeClock();
      member.teller.opened(SessionRecords.last(opened.session(), opened.record(), clock));
    } else if (message instanceof Message.Closed closed) {
      for (Ending ending : endings.heard(closed, System.nanoTime())) {
        watches.ended(ending.session());
        closed(ending);
        after.add(() -> member.ended(ending.session()));
      }
    }
  }

  void closed(Ending ending) {
    long clock = member.trust.storeClock();
    member.teller.closed(SessionRecords.last(ending.session(), ending.record(), clock));
  }
}
