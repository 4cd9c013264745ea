// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.child;

import dev.sessionstorage.benchmarks.peers.BareHttpSession;
import dev.sessionstorage.benchmarks.peers.JettyApplication;
import dev.sessionstorage.benchmarks.peers.Keys;
import dev.sessionstorage.benchmarks.report.Contestant;
import dev.sessionstorage.benchmarks.report.Figure;
import dev.sessionstorage.benchmarks.report.Row;
import dev.sessionstorage.servlet.SessionStorages;
import dev.sessionstorage.servlet.WebInitializer;
import dev.sessionstorage.session.SessionManager;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jol.info.GraphStats;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;

/** How much memory sessions take, counted object by object. */
public final class Sizes {
  private static final int TENTH = 10;

  private final int count;
  private final Map<String, Object> tenNames = new HashMap<>();

  private Sizes(int count) {
    this.count = count;
    for (String name : Keys.all()) {
      tenNames.put(name, "value of " + name);
    }
  }

  /** Measures in a process of its own. */
  public static List<Figure> measure(int sessions) {
    return Child.figures(
        Sizes.class,
        // room to remember what was counted, and what JOL asks for
        List.of("-Xmx8g", "-Djdk.attach.allowAttachSelf=true", "-Djol.magicFieldOffset=true"),
        String.valueOf(sessions));
  }

  public static void main(String[] arguments) throws Exception {
    int sessions = Integer.parseInt(arguments[0]);
    new Sizes(sessions).ofStorage();
    Sizes others = new Sizes(sessions / TENTH); // they have so many objects that it takes minutes
    others.ofHashMap();
    others.ofSpring();
  }

  /** Each HTTP session has an attribute of somebody else already. */
  private List<HttpSession> httpSessions() {
    List<HttpSession> sessions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      HttpSession session = new BareHttpSession("session" + i);
      session.setAttribute("other", "value");
      sessions.add(session);
    }
    return sessions;
  }

  private void ofStorage() throws Exception {
    JettyApplication jetty =
        new JettyApplication(
            new HttpServlet() {
              private static final long serialVersionUID = 1L;
            },
            context -> context.addServletContainerInitializer(new WebInitializer()));
    ServletContext application = jetty.context().getServletContext();
    BareHttpSession.belongTo(application);
    SessionManager manager = (SessionManager) SessionStorages.of(application);
    List<HttpSession> http = httpSessions();
    double before = size(http, manager);
    for (HttpSessionListener listener : listeners(jetty)) {
      http.forEach(session -> listener.sessionCreated(new HttpSessionEvent(session)));
    }
    double bound = size(http, manager);
    print(Row.BYTES_BOUND, Contestant.SESSION_STORAGE, bound - before);
    manager
        .sessions()
        .forEach(info -> manager.of(info.id()).orElseThrow().use(s -> s.putAll(tenNames)));
    print(Row.BYTES_TEN, Contestant.SESSION_STORAGE, size(http, manager) - bound);
    jetty.stop();
  }

  private static List<HttpSessionListener> listeners(JettyApplication jetty) {
    return jetty.context().getSessionHandler().getEventListeners().stream()
        .filter(HttpSessionListener.class::isInstance)
        .map(HttpSessionListener.class::cast)
        .toList();
  }

  private void ofHashMap() {
    List<HttpSession> http = httpSessions();
    double before = size(http);
    http.forEach(session -> session.setAttribute("values", new HashMap<>(tenNames)));
    print(Row.BYTES_TEN, Contestant.HASH_MAP, size(http) - before);
  }

  /** The whole session, since it takes the place of the HTTP session. */
  private void ofSpring() {
    MapSessionRepository repository = new MapSessionRepository(new ConcurrentHashMap<>());
    double before = size(repository);
    List<MapSession> sessions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sessions.add(repository.createSession());
    }
    sessions.forEach(repository::save);
    print(Row.BYTES_BOUND, Contestant.SPRING, size(repository) - before);
    for (MapSession session : sessions) {
      tenNames.forEach(session::setAttribute);
      repository.save(session);
    }
    print(Row.BYTES_TEN, Contestant.SPRING, size(repository) - before);
  }

  /** What all that can be reached takes, for each session. */
  private double size(Object... roots) {
    return GraphStats.parseInstance(roots).totalSize() / (double) count;
  }

  private static void print(Row row, Contestant contestant, double bytes) {
    System.out.println(new Figure(row, contestant, bytes, Double.NaN, Double.NaN).line());
  }
}
