// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.core.HazelcastInstance;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.hazelcast.HazelcastIndexedSessionRepository;

/** Spring Session on Hazelcast: find, set, save. It has no lock and loses counts. */
final class SpringRounds implements Rounds {
  private final SessionRepository<Session> sessions;

  SpringRounds(HazelcastInstance member) {
    sessions = repository(new HazelcastIndexedSessionRepository(member));
  }

  /** Its type of session is not public. */
  @SuppressWarnings("unchecked")
  private static SessionRepository<Session> repository(
      HazelcastIndexedSessionRepository repository) {
    repository.afterPropertiesSet();
    return (SessionRepository<Session>) (SessionRepository<? extends Session>) repository;
  }

  @Override
  public String open(int bytes) {
    Session session = sessions.createSession();
    session.setAttribute("text", "x".repeat(bytes));
    session.setAttribute("n", 0L);
    sessions.save(session);
    return session.getId();
  }

  @Override
  public void count(String id) {
    Session session = sessions.findById(id);
    session.setAttribute("n", session.<Long>getAttribute("n") + 1);
    sessions.save(session);
  }

  @Override
  public long read(String id) {
    return sessions.findById(id).<Long>getAttribute("n");
  }
}
