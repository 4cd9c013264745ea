// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

import dev.sessionstorage.ObjectReader;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.session.SessionManager;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Storages, as an application has them. */
final class StorageCounters implements Counters {
  private static final long TRIES_AGAIN = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  /** Start the member, and end it. */
  private final SessionManager sessions;

  StorageCounters() {
    sessions =
        SessionManager.create(
            "failures", unused -> null, Thread.currentThread().getContextClassLoader());
    sessions.connect();
  }

  @Override
  public String open() {
    // not open(…): what a program opens ends with it, and this is to outlive restarts
    return sessions.add(SessionId.random(), SessionKind.WEB, "load").id().toString();
  }

  private SharedObject storage(String session) {
    return sessions.of(session).orElseThrow();
  }

  @Override
  public Count count(String session, String own, Runnable inside) {
    return storage(session)
        .with(
            editor -> {
              long all = editor.increment(ALL, 1);
              inside.run();
              return new Count(editor.increment(own, 1), all);
            });
  }

  @Override
  public Map<String, Long> inside(String session) {
    long end = System.nanoTime() + TRIES_AGAIN;
    while (true) {
      try {
        return storage(session).with(StorageCounters::values);
      } catch (StorageUnavailableException e) { // alone for a moment, while a new master is found
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  @Override
  public Map<String, Long> read(String session) {
    return values(storage(session));
  }

  /** One published state. */
  private static Map<String, Long> values(ObjectReader reader) {
    Map<String, Long> values = new TreeMap<>();
    reader.toMap().forEach((name, value) -> values.put(name, (Long) value));
    return values;
  }

  @Override
  public void close() {
    sessions.close();
  }
}
