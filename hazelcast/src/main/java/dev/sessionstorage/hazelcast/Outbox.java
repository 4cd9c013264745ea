// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.topic.ITopic;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.hazelcast.Changes.Change;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends the news of this member to all others, in order. A message costs more than a change of a
 * group, so changes wait for a moment and share one.
 */
final class Outbox implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Outbox.class.getName());
  private static final long GATHER_MILLIS = 10;

  private final ITopic<byte[]> topic;
  private final UUID me;
  private final Changes changes = new Changes();
  private final AtomicBoolean gathering = new AtomicBoolean();
  private final ReentrantLock sending = new ReentrantLock();
  private final ScheduledThreadPoolExecutor sender = Workers.scheduled(1, "outbox");

  Outbox(ITopic<byte[]> topic, UUID me) {
    this.topic = topic;
    this.me = me;
  }

  void opened(SessionInfo session) {
    send(News.opened(me, session));
  }

  void closed(SessionInfo session) {
    send(News.closed(me, session));
  }

  /** Is over at once; the message follows. */
  void changed(GroupKey key, long version, Set<String> names) {
    changes.add(key, version, names);
    if (!gathering.get() && gathering.compareAndSet(false, true)) {
      flushSoon();
    }
  }

  private void flushSoon() {
    try {
      var unused = sender.schedule(this::flush, GATHER_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      notSent(e); // the application has just ended
    }
  }

  private void flush() {
    sending.lock();
    try {
      gathering.set(false); // first: what is added from now on is another message
      Map<GroupKey, Change> taken = changes.take();
      if (!taken.isEmpty()) {
        publish(News.changed(me, taken));
      }
    } finally {
      sending.unlock();
    }
  }

  private void send(byte[] news) {
    sending.lock();
    try {
      flush();
      publish(news);
    } finally {
      sending.unlock();
    }
  }

  private void publish(byte[] news) {
    try {
      topic.publish(news);
    } catch (RuntimeException e) {
      notSent(e); // when members change, all look again
    }
  }

  private static void notSent(RuntimeException problem) {
    LOG.log(Level.DEBUG, "News was not sent", problem);
  }

  @Override
  public void close() {
    sender.shutdownNow();
    flush();
  }
}
