// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.ObjectReader;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.failure.member.Calls.Outcome;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Storages, as an application has them. */
public final class StorageCounters implements Counters {
  private static final long TRIES_AGAIN = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  /** Its engine starts the member, and ends it. */
  private final SessionManager sessions =
      SessionManager.create("failures", System::getProperty, null);

  private final Told told = new Told();

  /** Starts a member with the engine that is there, and the system properties as settings. */
  public StorageCounters() {
    sessions.addListener(told);
    sessions.connect();
  }

  @Override
  public String open() {
    // not open(…): what a program opens ends with it, and this is to outlive restarts
    Session session = sessions.add(SessionId.random(), SessionKind.WEB, "load");
    sessions.announce(session);
    return session.id().toString();
  }

  @Override
  public Counter first(String session) {
    return new StorageCounter(() -> storage(session));
  }

  private SharedObject storage(String session) {
    return sessions.of(session).orElseThrow();
  }

  @Override
  public Outcome remove(String session, Runnable inside) {
    return Calls.call(
        () ->
            storage(session)
                .use(
                    root -> {
                      Places.removeChild(root);
                      inside.run();
                    }));
  }

  @Override
  public List<Work> works(Shift shift) {
    List<Work> works = new ArrayList<>();
    for (int i = 0; i < shift.sessions().size(); i++) {
      addWorks(works, shift, i);
    }
    Ledger.Row row = shift.row(0, Kind.APPLICATION);
    works.add(new Counting(application(shift.round()), row, shift.own()));
    Journal journal = new Journal(shift.journal());
    works.add(new Life(sessions, shift.own(), shift.row(1, Kind.APPLICATION), journal));
    return works;
  }

  private void addWorks(List<Work> works, Shift shift, int index) {
    String session = shift.sessions().get(index);
    Supplier<SharedObject> storage = () -> storage(session);
    works.add(new Counting(first(session), shift.row(index, Kind.ROOT), shift.own()));
    Counter child = new StorageCounter(() -> Places.child(storage(session)));
    works.add(new Counting(child, shift.row(index, Kind.CHILD), shift.own()));
    Ledger.Row own = shift.row(index, Kind.BOX);
    works.add(new Counting(box(session, shift.box()), own, shift.own()));
    works.add(new Box(storage, shift.box(), own));
    Ledger.Row guest = shift.row(index, Kind.GUEST);
    works.add(new Counting(box(session, shift.hostsBox()), guest, shift.own()));
    works.add(new Spark(storage, shift.own(), shift.row(index, Kind.SPARK)));
  }

  private Counter box(String session, String owner) {
    return new StorageCounter(() -> Places.box(storage(session), owner));
  }

  private Counter application(String round) {
    return new StorageCounter(() -> sessions.application().objectOrNew(round));
  }

  @Override
  public @Nullable Map<String, Long> inside(Target target) {
    long end = System.nanoTime() + TRIES_AGAIN;
    while (true) {
      try {
        return insideOnce(target);
      } catch (StorageUnavailableException e) { // alone for a moment, while a new master is found
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  private @Nullable Map<String, Long> insideOnce(Target target) {
    if (target.kind() == Kind.SPARK) {
      return storage(target.of()).with(Places::sparksInside);
    }
    if (target.kind() == Kind.BOX) {
      return storage(target.of()).with(root -> inside(Places.box(root, target.owner())));
    }
    return inside(object(target));
  }

  private static @Nullable Map<String, Long> inside(@Nullable SharedObject object) {
    return object == null ? null : object.with(Places::values);
  }

  private @Nullable SharedObject object(Target target) {
    return switch (target.kind()) {
      case ROOT, SPARK -> storage(target.of());
      case CHILD -> Places.child(storage(target.of()));
      case BOX, GUEST -> Places.box(storage(target.of()), target.owner());
      case APPLICATION -> sessions.application().objectOrNew(target.of());
    };
  }

  @Override
  public @Nullable Map<String, Long> read(Target target) {
    ObjectReader object = object(target);
    if (object == null) {
      return null;
    }
    return target.kind() == Kind.SPARK ? Places.sparks(object) : Places.values(object);
  }

  /** What else can be asked. */
  Orders orders() {
    return new Orders(sessions, told);
  }

  @Override
  public void close() {
    sessions.close();
  }
}
