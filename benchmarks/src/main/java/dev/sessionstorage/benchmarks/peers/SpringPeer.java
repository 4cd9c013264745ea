// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Spring Session with its in-memory repository. It has no lock: parallel updates are lost. */
@State(Scope.Benchmark)
public class SpringPeer {
  private final MapSessionRepository repository =
      new MapSessionRepository(new ConcurrentHashMap<>());
  private final HeldRequest held = new HeldRequest(() -> {});
  private JettyApplication jetty;
  private HttpServletRequest request;
  private String id;

  @Setup
  public void start() throws Exception {
    FilterHolder filter = new FilterHolder(new SessionRepositoryFilter<>(repository));
    jetty =
        new JettyApplication(
            held, context -> context.addFilter(filter, "/*", EnumSet.allOf(DispatcherType.class)));
    request = held.send(jetty.port());
    MapSession session = repository.createSession();
    for (String name : Keys.all()) {
      session.setAttribute(name, "value of " + name);
      request.getSession().setAttribute(name, "value of " + name);
    }
    session.setAttribute("counter", 0L);
    repository.save(session);
    id = session.getId();
  }

  @TearDown
  public void stop() throws Exception {
    held.release();
    jetty.stop();
  }

  public Object read(String name) {
    return repository.findById(id).getAttribute(name);
  }

  /** The filter finds the session once for each request. */
  public Object readCurrent(String name) {
    return request.getSession(false).getAttribute(name);
  }

  public void put(String name, Object value) {
    MapSession session = repository.findById(id);
    session.setAttribute(name, value);
    repository.save(session);
  }

  public long count() {
    MapSession session = repository.findById(id);
    long sum = session.<Long>getRequiredAttribute("counter") + 1;
    session.setAttribute("counter", sum);
    repository.save(session);
    return sum;
  }
}
