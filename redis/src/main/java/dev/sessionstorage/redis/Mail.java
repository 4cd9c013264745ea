// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.StorageUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Messages from member to member: a channel for each, to which it alone is subscribed. */
final class Mail {
  private static final Logger LOG = System.getLogger(Mail.class.getName());

  private final Links links;
  private final Keys keys;

  /** Not a thread of the connection: a receiver may ask the store, which needs that thread. */
  private final ThreadPoolExecutor deliveries =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Mail::thread,
          new ThreadPoolExecutor.DiscardPolicy());

  private final ReentrantLock lock = new ReentrantLock();
  private byte @Nullable [] channel; // guarded by the lock, as is what follows
  private @Nullable Consumer<byte[]> inbox;
  private @Nullable Subscription subscription;

  Mail(Links links, Keys keys) {
    this.links = links;
    this.keys = keys;
    deliveries.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "session-storage-redis");
    thread.setDaemon(true);
    return thread;
  }

  void send(UUID member, byte[] message) {
    Link link = links.present();
    if (link != null) {
      link.publish(keys.inbox(member), message);
    }
  }

  void listen(UUID me, Consumer<byte[]> receiver) {
    lock.lock();
    try {
      channel = keys.inbox(me);
      inbox = message -> deliveries.execute(() -> receiver.accept(message));
      unsubscribe();
      subscribe();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Subscribes again where the connection is broken, or of another server than the member's. If
   * that fails, messages are lost until it is tried again.
   */
  void renew() {
    lock.lock();
    try {
      if (channel != null && (subscription == null || !subscription.isAlive(links.open()))) {
        unsubscribe();
        subscribe();
      }
    } catch (StorageUnavailableException e) {
      LOG.log(Level.DEBUG, "No messages arrive for now", e);
    } finally {
      lock.unlock();
    }
  }

  private void subscribe() {
    byte[] name = channel;
    Consumer<byte[]> receiver = inbox;
    if (name != null && receiver != null) {
      subscription = new Subscription(links, name, receiver);
    }
  }

  private void unsubscribe() {
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
  }

  /** Delivers nothing more; the connection ends with all others. */
  void close() {
    deliveries.shutdown();
  }
}
