// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The grid of an application.
 *
 * @param hazelcast this member of it
 * @param ours whether it was started here, and so ends with the store
 */
record FoundGrid(HazelcastInstance hazelcast, boolean ours) {
  private static final Logger LOG = System.getLogger(FoundGrid.class.getName());
  static final String ADVICE =
      "Give the application a hazelcast.xml or hazelcast.yaml on its class path, or the system"
          + " property hazelcast.config, or a CDI bean of the type HazelcastInstance; or switch on"
          + " Payara's own. To keep the sessions on one member, leave session-storage-hazelcast out.";
  private static final String PAYARA = "payara/Hazelcast";

  /** Looks where the application says it first, and at the server last. */
  static FoundGrid find() {
    HazelcastInstance bean = Beans.find();
    if (bean != null) {
      return given(bean);
    }
    HazelcastInstance started = OwnConfig.start();
    if (started != null) {
      return new FoundGrid(started, true);
    }
    HazelcastInstance server = ofServer();
    if (server != null) {
      return given(server);
    }
    throw new IllegalStateException("No Hazelcast grid was found. " + ADVICE);
  }

  @SuppressWarnings("BanJNDI") // the name is ours, not the user's
  private static @Nullable HazelcastInstance ofServer() {
    try {
      return InitialContext.doLookup(PAYARA) instanceof HazelcastInstance found ? found : null;
    } catch (NamingException e) {
      return null;
    }
  }

  /** A grid of ours has what sessions need; of another we can but say what it lacks. */
  static FoundGrid given(HazelcastInstance hazelcast) {
    String missing =
        OwnConfig.unset(hazelcast.getConfig(), OwnConfig.NEEDED).stream()
            .map(name -> name + "=" + OwnConfig.NEEDED.get(name))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "The Hazelcast grid of this application has not set: {0}. Until it has, a member that"
              + " hangs stalls the others for a minute and more, and one that was cut off stays"
              + " out of service for minutes.",
          missing);
    }
    return new FoundGrid(hazelcast, false);
  }
}
