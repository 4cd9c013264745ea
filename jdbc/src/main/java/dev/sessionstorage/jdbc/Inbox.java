// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.StorageUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The thread that receives: by notifications where there are some, and by looking for rows, often
 * while this member exchanges messages with others.
 */
final class Inbox implements Runnable {
  private static final Logger LOG = System.getLogger(Inbox.class.getName());
  private static final long BUSY = TimeUnit.SECONDS.toNanos(1);
  private static final long OFTEN = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long SELDOM = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long RARELY = TimeUnit.SECONDS.toNanos(1);

  private final Calls calls;
  private final Mail mail;
  private final Members members;
  private final Notifications notifications;
  private final UUID me;
  private final Consumer<byte[]> inbox;
  private final Thread thread;
  private volatile long used = System.nanoTime();
  private volatile boolean closed;

  Inbox(
      Calls calls,
      Mail mail,
      Members members,
      Notifications notifications,
      UUID me,
      Consumer<byte[]> inbox,
      ClassLoader loader) {
    this.calls = calls;
    this.mail = mail;
    this.members = members;
    this.notifications = notifications;
    this.me = me;
    this.inbox = inbox;
    thread = Calls.thread(this, "session-storage-jdbc-mail", loader);
    thread.start();
  }

  /** This member has sent a message: an answer may come soon. */
  void sent() {
    boolean asleep = System.nanoTime() - used > BUSY;
    used = System.nanoTime();
    if (asleep) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    while (!closed) {
      boolean listens = notifications.open(Outbox.channel(me));
      members.listens(listens);
      receive();
      if (listens) {
        listen(System.nanoTime() + RARELY);
      } else {
        LockSupport.parkNanos(pause());
      }
    }
    notifications.close();
  }

  private long pause() {
    return System.nanoTime() - used < BUSY ? OFTEN : members.isAlone() ? RARELY : SELDOM;
  }

  private void listen(long until) {
    while (!closed && System.nanoTime() < until) {
      for (String text : notifications.await()) {
        if (text.isEmpty()) {
          receive();
        } else {
          deliver(Base64.getDecoder().decode(text));
        }
      }
      if (!notifications.isOpen()) {
        return;
      }
    }
  }

  private void receive() {
    try {
      for (byte[] message : calls.ask(connection -> mail.receive(connection, me))) {
        used = System.nanoTime();
        deliver(message);
      }
    } catch (StorageUnavailableException e) {
      LOG.log(Level.DEBUG, "Messages are read later", e);
      LockSupport.parkNanos(SELDOM);
    }
  }

  private void deliver(byte[] message) {
    if (closed) {
      return;
    }
    try {
      inbox.accept(message);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "A message could not be taken", e);
    }
  }

  /** Waits for the thread, but not for long, and not where it closes itself. */
  void close() {
    closed = true;
    LockSupport.unpark(thread);
    boolean interrupted = Thread.interrupted();
    try {
      if (!Thread.currentThread().equals(thread)) {
        thread.join(TimeUnit.SECONDS.toMillis(2));
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
