// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Map;
import java.util.UUID;

/** One script that reads a document, raises its counter, and writes it, by Lettuce. */
final class ScriptRounds implements Rounds {
  private static final String SCRIPT =
      """
      local body = redis.call('HGET', KEYS[1], 'text')
      local n = redis.call('HGET', KEYS[1], 'n') + 1
      redis.call('HSET', KEYS[1], 'text', ARGV[1], 'n', n)
      return n
      """;

  private final RedisCommands<String, String> redis;
  private final String digest;

  ScriptRounds(String address) {
    redis = RedisClient.create(address).connect().sync();
    digest = redis.scriptLoad(SCRIPT);
  }

  @Override
  public String open(int bytes) {
    String id = "script:" + UUID.randomUUID() + ":" + bytes;
    long unused = redis.hset(id, Map.of("text", "x".repeat(bytes), "n", "0"));
    return id;
  }

  /** Sends the document, as each of the others does. */
  @Override
  public void count(String session) {
    int bytes = Integer.parseInt(session.substring(session.lastIndexOf(':') + 1));
    Long unused =
        redis.evalsha(digest, ScriptOutputType.INTEGER, new String[] {session}, "x".repeat(bytes));
  }

  @Override
  public long read(String session) {
    return Long.parseLong(redis.hget(session, "n"));
  }
}
