// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.util.UUID;
import org.redisson.Redisson;
import org.redisson.api.RBucket;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** Redisson's lock, get, set, unlock; it is not fenced. */
final class RedissonRounds implements Rounds {
  private final RedissonClient redis;

  RedissonRounds(String address) {
    Config config = new Config();
    config.useSingleServer().setAddress(address);
    redis = Redisson.create(config);
  }

  private RBucket<String> bucket(String session) {
    return redis.getBucket("redisson:" + session);
  }

  @Override
  public String open(int bytes) {
    String id = UUID.randomUUID().toString();
    bucket(id).set("0 " + "x".repeat(bytes));
    return id;
  }

  @Override
  public void count(String session) {
    RLock lock = redis.getLock("redisson-lock:" + session);
    lock.lock();
    try {
      String text = bucket(session).get();
      bucket(session).set(number(text) + 1 + text.substring(text.indexOf(' ')));
    } finally {
      lock.unlock();
    }
  }

  private static long number(String text) {
    return Long.parseLong(text.substring(0, text.indexOf(' ')));
  }

  @Override
  public long read(String session) {
    return number(bucket(session).get());
  }
}
