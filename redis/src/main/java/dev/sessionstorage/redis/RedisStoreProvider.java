// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.InvalidSettingException;
import dev.sessionstorage.spi.store.Configuration;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.StoreProvider;
import io.lettuce.core.RedisURI;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an application's sessions in the Redis or Valkey that a setting names:
 *
 * <pre>{@code
 * sessionstorage.redis.uri=rediss://application:secret@redis.example.org
 * }</pre>
 *
 * @since 1.0
 */
public final class RedisStoreProvider implements StoreProvider {
  static final String URI = "sessionstorage.redis.uri";
  static final String REPLICAS = "sessionstorage.redis.replicas";

  /** Made by {@link java.util.ServiceLoader}. */
  public RedisStoreProvider() {}

  @Override
  public Store open(String application, Configuration settings) {
    Links links = new Links(uri(settings.apply(URI)), replicas(settings.apply(REPLICAS)));
    try {
      Link unused = links.open();
      return new RedisStore(links, application);
    } catch (StorageUnavailableException e) {
      links.close();
      throw new IllegalStateException(
          "The application keeps its sessions in Redis, which cannot be used. Start it, or correct "
              + URI
              + ". "
              + e.getMessage(),
          e);
    }
  }

  private static RedisURI uri(@Nullable String text) {
    if (text == null) {
      throw new IllegalStateException(
          "Say where Redis is: " + URI + "=redis://localhost:6379, or rediss:// for TLS");
    }
    try {
      return RedisURI.create(text.strip());
    } catch (IllegalArgumentException e) {
      // its text may hold a password
      throw new InvalidSettingException(
          URI, "…", "expected redis://, rediss:// or redis-sentinel://, and a host");
    }
  }

  private static int replicas(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw invalid(text);
    }
    throw invalid(text);
  }

  private static InvalidSettingException invalid(String text) {
    return new InvalidSettingException(
        REPLICAS, text, "expected how many replicas must confirm each write, 0 or more");
  }
}
