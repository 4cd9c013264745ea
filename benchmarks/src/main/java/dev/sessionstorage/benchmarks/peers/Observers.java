// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import dev.sessionstorage.ChangeRegistration;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.session.SessionListener;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Storages that nobody observes, in a JVM where others are observed, and in one where none is. */
public final class Observers {
  private static final int CHANGES = 2000;

  private Observers() {}

  /** A storage of ten names. */
  @State(Scope.Benchmark)
  public static class None {
    final SessionManager sessions = new SessionManager(Settings.DEFAULT);
    private final SharedObject storage = sessions.open("benchmark").storage();

    @Setup
    public void fill() {
      for (String name : Keys.all()) {
        storage.use(values -> values.put(name, "value of " + name));
      }
    }

    public SharedObject storage() {
      return storage;
    }
  }

  /**
   * The same beside an observed session of its application, and another application whose sessions
   * are all observed. Both change, so that the code for observed storages is compiled, too.
   */
  @State(Scope.Benchmark)
  public static class OfOthers extends None {
    private final LongAdder seen = new LongAdder();
    private final SharedObject watched = sessions.open("watched").storage();
    private final SharedObject observed = observedApplication().open("observed").storage();
    private ChangeRegistration registration;

    @Setup
    public void watch() {
      registration = watched.onChange(values -> seen.increment(), Runnable::run);
    }

    @Setup(Level.Iteration)
    public void change() {
      for (int i = 0; i < CHANGES; i++) {
        watched.use(values -> values.increment("changes", 1));
        observed.use(values -> values.increment("changes", 1));
      }
    }

    @TearDown
    public void end() {
      registration.close();
    }

    private SessionManager observedApplication() {
      SessionManager application = new SessionManager(Settings.DEFAULT);
      application.addListener(
          new SessionListener() {
            @Override
            public boolean observesChanges() {
              return true;
            }

            @Override
            public void changed(StorageChanged change) {
              seen.increment();
            }
          });
      return application;
    }
  }
}
