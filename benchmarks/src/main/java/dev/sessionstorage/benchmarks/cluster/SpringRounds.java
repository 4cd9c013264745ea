// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisURI;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.data.redis.RedisSessionRepository;
import org.springframework.session.hazelcast.HazelcastIndexedSessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring Session: find, set, save. It has no lock and loses counts. */
final class SpringRounds implements Rounds {
  private final SessionRepository<Session> sessions;

  /** The types of sessions are not public. */
  @SuppressWarnings("unchecked")
  private SpringRounds(SessionRepository<? extends Session> repository) {
    sessions = (SessionRepository<Session>) repository;
  }

  static Rounds on(HazelcastInstance member) {
    HazelcastIndexedSessionRepository repository = new HazelcastIndexedSessionRepository(member);
    repository.afterPropertiesSet();
    return new SpringRounds(repository);
  }

  static Rounds on(HikariDataSource pool) {
    Pools.createTables(pool, SpringTables.script());
    var transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
    JdbcIndexedSessionRepository repository =
        new JdbcIndexedSessionRepository(new JdbcTemplate(pool), transactions);
    repository.setCleanupCron("-");
    repository.afterPropertiesSet();
    return new SpringRounds(repository);
  }

  static Rounds onRedis(String address) {
    RedisURI uri = RedisURI.create(address);
    LettuceConnectionFactory connections =
        new LettuceConnectionFactory(
            new RedisStandaloneConfiguration(uri.getHost(), uri.getPort()));
    connections.afterPropertiesSet();
    connections.start();
    RedisTemplate<String, Object> template = new RedisTemplate<>();
    template.setConnectionFactory(connections);
    template.setKeySerializer(RedisSerializer.string());
    template.setHashKeySerializer(RedisSerializer.string());
    template.afterPropertiesSet();
    return new SpringRounds(new RedisSessionRepository(template));
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
