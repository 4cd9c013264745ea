// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Scan;
import dev.sessionstorage.spi.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What things cost a server that has few or many sessions, each of 1 KB, ten of each user. */
final class ManySessions {
  private static final int FEW = 1_000;
  private static final int OF_A_USER = 10;
  private static final int THREADS = 8;
  private static final int SAMPLES = 200;
  private static final int PAGE = 100;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final String address;
  private final int count;
  private final ConcurrentLinkedQueue<SessionId> some = new ConcurrentLinkedQueue<>();

  private ManySessions(String address, int count) {
    this.address = address;
    this.count = count;
  }

  /** Something that is done again and again. */
  private record Step(String what, Callable<?> once) {}

  static String table(Shared shared, int many) throws Exception {
    List<List<String>> few = measure(shared, FEW);
    List<List<String>> all = measure(shared, many);
    StringBuilder text = new StringBuilder();
    text.append("\n### ").append(shared.label).append(" with many sessions\n\n");
    text.append(String.format(Locale.ROOT, "| median, milliseconds | %,d | %,d |%n", FEW, many));
    text.append("| --- | ---: | ---: |\n");
    for (int i = 0; i < few.size(); i++) {
      text.append("| ").append(few.get(i).get(0)).append(" | ").append(few.get(i).get(1));
      text.append(" | ").append(all.get(i).get(1)).append(" |\n");
    }
    return text.toString();
  }

  private static List<List<String>> measure(Shared shared, int count) throws Exception {
    System.out.println(shared.label + " with " + count + " sessions");
    try (StoreServer server = shared.start()) {
      ManySessions sessions = new ManySessions(server.address(), count);
      sessions.fill();
      return sessions.measure();
    }
  }

  private SessionManager member() {
    ClusterEngine engine = new ClusterEngine("benchmarks", "member", Stores.open(address));
    return new SessionManager(Settings.DEFAULT, () -> engine);
  }

  private void fill() throws Exception {
    SessionManager member = member();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread;
      tasks.add(() -> fill(member, first));
    }
    for (Future<Boolean> task : threads.invokeAll(tasks)) {
      boolean unused = task.get();
    }
    threads.shutdown();
    member.leaving(); // the sessions of browsers stay
    member.close();
  }

  private boolean fill(SessionManager member, int first) {
    for (int i = first; i < count; i += THREADS) {
      SessionId id = SessionId.random();
      Session session = member.add(id, SessionKind.WEB, "user" + i / OF_A_USER);
      session.storage().use(s -> s.putAll(Map.of("text", "x".repeat(1_000), "n", 0)));
      if (i < 2 * SAMPLES) {
        some.add(id);
      }
    }
    return true;
  }

  private List<List<String>> measure() throws Exception {
    SessionManager member = member();
    Store store = Stores.open(address);
    SessionId[] known = some.toArray(SessionId[]::new);
    List<Step> steps =
        List.of(
            new Step(
                "`use`, used by no member before",
                () -> member.of(some.remove()).orElseThrow().with(s -> s.increment("n", 1))),
            new Step(
                "`use`, again",
                () -> member.of(any(known)).orElseThrow().with(s -> s.increment("n", 1))),
            new Step("`sessionsOf`", () -> member.sessionsOf(user()).count()),
            new Step("the first " + PAGE + " of `sessions()`", () -> page(member)),
            new Step("the sweep, with none to end", () -> due(store)));
    List<List<String>> rows = new ArrayList<>();
    for (Step step : steps) {
      rows.add(List.of(step.what, median(step.once)));
    }
    store.close();
    member.close();
    return rows;
  }

  private static SessionId any(SessionId[] ids) {
    return ids[ThreadLocalRandom.current().nextInt(ids.length)];
  }

  private String user() {
    return "user" + ThreadLocalRandom.current().nextInt(count / OF_A_USER);
  }

  private static long page(SessionManager member) {
    return member.sessions().limit(PAGE).count();
  }

  private static List<Key> due(Store store) {
    return store.scan(new Scan.Due(System.currentTimeMillis()), null, PAGE);
  }

  private static String median(Callable<?> once) throws Exception {
    long[] times = new long[SAMPLES / 2];
    for (int i = 0; i < SAMPLES; i++) { // the first half does not count
      long begin = System.nanoTime();
      try {
        Object unused = once.call();
        times[i % times.length] = System.nanoTime() - begin;
      } catch (StorageUnavailableException e) {
        LockSupport.parkNanos(PAUSE); // a member that has just started
        i--;
      }
    }
    Arrays.sort(times);
    return String.format(Locale.ROOT, "%.2f", times[times.length / 2] / 1e6);
  }
}
