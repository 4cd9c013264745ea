// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;

/** So many sessions that they do not fit a cache of the processor. */
public final class ManySessions {

  private ManySessions() {}

  /** The ids of all of them, in an order that has nothing to do with where they are in memory. */
  @State(Scope.Benchmark)
  public static class Ids {
    @Param("1000000")
    public int sessions;

    private SessionId[] ids;
    private String[] texts;
    private int next;

    @Setup
    public void make() {
      ids = Stream.generate(SessionId::random).limit(sessions).toArray(SessionId[]::new);
      Collections.shuffle(java.util.Arrays.asList(ids), new Random(1));
      texts = Stream.of(ids).map(SessionId::toString).toArray(String[]::new);
    }

    private int position() {
      next = next == 0 ? ids.length - 1 : next - 1;
      return next;
    }

    public SessionId next() {
      return ids[position()];
    }

    public String nextText() {
      return texts[position()];
    }

    /** Equal to the ids, but not the same: sessions have ids of their own. */
    Stream<SessionId> copies() {
      return Stream.of(texts).sorted().map(SessionId::parse);
    }
  }

  /** The library. */
  @State(Scope.Benchmark)
  public static class InStorage {
    private final SessionManager sessions = new SessionManager(Settings.DEFAULT);

    @Setup
    public void open(Ids ids) {
      ids.copies().forEach(id -> sessions.add(id, SessionKind.WEB, null).storage());
    }

    public Object find(SessionId id) {
      return sessions.of(id).orElseThrow();
    }
  }

  /** Spring's repository, which copies the session that it finds. */
  @State(Scope.Benchmark)
  public static class InSpring {
    private final MapSessionRepository sessions =
        new MapSessionRepository(new ConcurrentHashMap<>());

    @Setup
    public void open(Ids ids) {
      ids.copies().forEach(id -> sessions.save(new MapSession(id.toString())));
    }

    public Object find(String id) {
      return sessions.findById(id);
    }
  }

  /** A map. */
  @State(Scope.Benchmark)
  public static class InMap {
    private final Map<SessionId, Object> sessions = new ConcurrentHashMap<>();

    @Setup
    public void open(Ids ids) {
      ids.copies().forEach(id -> sessions.put(id, new Object()));
    }

    public Object find(SessionId id) {
      return sessions.get(id);
    }
  }
}
