// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.store;

import com.hazelcast.core.HazelcastInstance;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The application's beans, where there is CDI. */
final class Beans {
  private static final Logger LOG = System.getLogger(Beans.class.getName());

  private Beans() {}

  static @Nullable HazelcastInstance find() {
    try {
      Instance<HazelcastInstance> found = CDI.current().select(HazelcastInstance.class);
      if (found.isAmbiguous()) {
        throw new IllegalArgumentException(
            "The application has several beans of the type HazelcastInstance. Leave one without a"
                + " qualifier, or make the others alternatives.");
      }
      return found.isResolvable() ? found.get() : null;
    } catch (NoClassDefFoundError | IllegalStateException e) {
      LOG.log(Level.DEBUG, "There is no CDI", e);
      return null;
    }
  }
}
