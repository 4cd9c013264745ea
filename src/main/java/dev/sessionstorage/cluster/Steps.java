// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.Procedure;
import dev.sessionstorage.cluster.core.Step;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Written;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Goes through procedures in the caller's thread. */
final class Steps {
  private final Member member;
  private final ReentrantLock lock;

  Steps(Member member) {
    this.member = member;
    this.lock = member.trust.lock;
  }

  /**
   * Runs a procedure to its end.
   *
   * @throws StorageUnavailableException if it takes too long, so that its outcome is unknown
   */
  <R> R run(Procedure<R> procedure, Key key) {
    Lane lane = member.lane(key);
    long until = System.nanoTime() + member.timing().settle();
    Step<R> step = locked(() -> procedure.next(System.nanoTime()));
    while (true) {
      if (step instanceof Step.Done<R> done) {
        return done.result();
      } else if (step instanceof Step.Read<R> read) {
        Look look = StoreCall.read(read.keys(), read.bodies(), lane, member.store());
        step =
            locked(
                () ->
                    look == null
                        ? procedure.unavailable(System.nanoTime())
                        : procedure.read(look, System.nanoTime()));
      } else if (step instanceof Step.Write<R> write) {
        Written written = StoreCall.write(write.commit(), lane, member.store());
        step = locked(() -> procedure.written(written, System.nanoTime()));
      } else if (step instanceof Step.Pause<R> pause) {
        if (pause.until() - until > 0 || member.isClosed()) {
          throw new StorageUnavailableException(
              "It is not known what became of a change of session data: the store did not say."
                  + " Look at the session before you try again.");
        }
        pause(pause.until());
        step = locked(() -> procedure.next(System.nanoTime()));
      }
    }
  }

  private <T> T locked(Supplier<T> event) {
    lock.lock();
    try {
      return event.get();
    } finally {
      lock.unlock();
    }
  }

  private static void pause(long until) {
    boolean interrupted = false;
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
