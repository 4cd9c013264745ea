// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import org.apache.shiro.SecurityUtils;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.session.Session;
import org.apache.shiro.session.mgt.DefaultSessionManager;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.util.ThreadContext;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Shiro's native sessions, in memory. They have no lock: parallel updates are lost. */
@State(Scope.Benchmark)
public class ShiroPeer {
  private Subject subject;
  private Session session;

  @Setup
  public void start() {
    DefaultSessionManager sessions = new DefaultSessionManager();
    sessions.setSessionValidationSchedulerEnabled(false);
    DefaultSecurityManager security = new DefaultSecurityManager();
    security.setSessionManager(sessions);
    subject = new Subject.Builder(security).buildSubject();
    session = subject.getSession();
    for (String name : Keys.all()) {
      session.setAttribute(name, "value of " + name);
    }
    session.setAttribute("counter", 0L);
  }

  /** Makes the subject the one of a thread of the benchmark. */
  @State(Scope.Thread)
  public static class Bound {
    @Setup(Level.Iteration)
    public void bind(ShiroPeer peer) {
      ThreadContext.bind(peer.subject);
    }
  }

  public Object read(String name) {
    return session.getAttribute(name);
  }

  public Object readCurrent(String name) {
    return SecurityUtils.getSubject().getSession(false).getAttribute(name);
  }

  public void put(String name, Object value) {
    session.setAttribute(name, value);
  }

  public long count() {
    long sum = (Long) session.getAttribute("counter") + 1;
    session.setAttribute("counter", sum);
    return sum;
  }
}
