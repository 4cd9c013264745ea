// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import dev.sessionstorage.spi.EngineListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells all members what happened on this one, and a listener on this one what happened on the
 * others, in a thread of its own.
 */
final class Broadcast implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Broadcast.class.getName());
  private static final int MANY = 10_000;

  private final HazelcastInstance hazelcast;
  private final ITopic<byte[]> topic;
  private final UUID me;
  private final UUID newsRegistration;
  private final UUID membersRegistration;
  private final UUID mergeRegistration;
  private final Outbox outbox;
  private final ScheduledThreadPoolExecutor teller = Workers.scheduled(1, "news");
  private volatile @Nullable EngineListener listener;

  Broadcast(HazelcastInstance hazelcast, String name, UUID me) {
    this.hazelcast = hazelcast;
    this.me = me;
    topic = hazelcast.getTopic(name);
    outbox = new Outbox(topic, me);
    newsRegistration = topic.addMessageListener(this::receive);
    membersRegistration = hazelcast.getCluster().addMembershipListener(new Missing());
    mergeRegistration = hazelcast.getLifecycleService().addLifecycleListener(this::merged);
  }

  void listener(EngineListener told) {
    listener = told;
  }

  Outbox outbox() {
    return outbox;
  }

  /** Does something in the thread in which news is told. */
  void execute(Runnable task) {
    tell(unused -> task.run());
  }

  /** The outcome of a commit of this member is known. */
  void settled(GroupKey key) {
    tell(told -> told.settled(key.session(), key.group()));
  }

  /** Called by a thread of the grid, which must not wait. */
  private void receive(Message<byte[]> message) {
    try {
      tell(News.decode(message.getMessageObject(), me));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "News of another member cannot be read", e);
      tell(EngineListener::missed);
    }
  }

  private void tell(Consumer<EngineListener> news) {
    try {
      if (teller.getQueue().size() > MANY) {
        teller.getQueue().clear();
        teller.execute(() -> telling(EngineListener::missed));
      }
      teller.execute(() -> telling(news));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "News came when the application had ended", e);
    }
  }

  private void telling(Consumer<EngineListener> news) {
    EngineListener told = listener;
    try {
      if (told != null) {
        news.accept(told);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "News of another member could not be used", e);
    }
  }

  private void merged(LifecycleEvent event) {
    if (event.getState() == LifecycleState.MERGED) {
      tell(EngineListener::missed);
    }
  }

  /** News may be lost while members come and go. */
  private final class Missing implements MembershipListener {
    @Override
    public void memberAdded(MembershipEvent event) {
      tell(EngineListener::missed);
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      tell(EngineListener::missed);
    }
  }

  @Override
  public void close() {
    outbox.close();
    teller.shutdownNow();
    try {
      topic.removeMessageListener(newsRegistration);
      hazelcast.getCluster().removeMembershipListener(membersRegistration);
      hazelcast.getLifecycleService().removeLifecycleListener(mergeRegistration);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The grid was left first", e);
    }
  }
}
