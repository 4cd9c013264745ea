// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.core.HazelcastException;
import dev.sessionstorage.spi.InvalidSettingException;
import dev.sessionstorage.spi.store.Configuration;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.StoreProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds the application's Hazelcast grid: a {@code HazelcastInstance} bean, or the application's
 * own Hazelcast configuration, or the grid of Payara.
 *
 * @since 1.0
 */
public final class HazelcastStoreProvider implements StoreProvider {
  static final String MEMBERS = "sessionstorage.cluster.members";

  /** Made by {@link java.util.ServiceLoader}. */
  public HazelcastStoreProvider() {}

  @Override
  public Store open(String application, Configuration settings) {
    int members = members(settings.apply(MEMBERS));
    try {
      return open(FoundGrid.find(), application, members);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "Hazelcast is not there, which session-storage-hazelcast needs ("
              + e.getMessage()
              + "). Add com.hazelcast:hazelcast to the application, or use a server that has it; "
              + FoundGrid.ADVICE,
          e);
    }
  }

  private static Store open(FoundGrid grid, String application, int members) {
    Runnable end = grid.ours() ? grid.hazelcast()::shutdown : () -> {};
    try {
      return new HazelcastStore(grid.hazelcast(), application, members, end);
    } catch (RuntimeException e) {
      end.run();
      throw e instanceof HazelcastException
          ? new IllegalStateException("The Hazelcast grid refused: " + e.getMessage(), e)
          : e;
    }
  }

  static int members(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    try {
      int number = Integer.parseInt(text.strip());
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // as wrong as 0
    }
    throw new InvalidSettingException(
        MEMBERS, text, "expected the number of members of the grid, 1 or more");
  }
}
