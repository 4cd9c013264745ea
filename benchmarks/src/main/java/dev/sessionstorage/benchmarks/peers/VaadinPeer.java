// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import com.vaadin.flow.server.WrappedSession;
import java.util.concurrent.locks.Lock;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Vaadin's session, used under its lock, as Vaadin asks for. */
@State(Scope.Benchmark)
public class VaadinPeer {
  private VaadinSession session;

  @Setup
  public void start() {
    Service service = new Service();
    WrappedSession http = new WrappedHttpSession(new BareHttpSession("vaadin"));
    session = service.newSession(http);
    for (String name : Keys.all()) {
      put(name, "value of " + name);
    }
    put("counter", 0L);
  }

  public void put(String name, Object value) {
    session.lock();
    try {
      session.setAttribute(name, value);
    } finally {
      session.unlock();
    }
  }

  public long count() {
    session.lock();
    try {
      long sum = (Long) session.getAttribute("counter") + 1;
      session.setAttribute("counter", sum);
      return sum;
    } finally {
      session.unlock();
    }
  }

  /** As much of the service as a session needs. */
  private static final class Service extends VaadinServletService {
    private static final long serialVersionUID = 1L;

    @Override
    public String getServiceName() {
      return "benchmark";
    }

    VaadinSession newSession(WrappedSession http) {
      Lock lock = lockSession(http);
      try {
        VaadinSession made = new VaadinSession(this);
        made.refreshTransients(http, this);
        return made;
      } finally {
        unlockSession(http, lock);
      }
    }
  }
}
