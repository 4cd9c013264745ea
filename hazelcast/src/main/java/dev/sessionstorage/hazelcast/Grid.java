// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import java.util.function.Function;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The grid of an application.
 *
 * @param hazelcast its member in this process
 * @param ours whether it was started here, and so ends with the engine
 */
record Grid(HazelcastInstance hazelcast, boolean ours) {
  static final String ADVICE =
      "Give the application a hazelcast.xml or hazelcast.yaml on its class path, or the system"
          + " property hazelcast.config, or a CDI bean of the type HazelcastInstance; or switch on"
          + " Payara's own. To keep the sessions on one member, leave session-storage-hazelcast"
          + " out.";
  private static final String PAYARA = "payara/Hazelcast";

  /** Looks where the application says it first, and at the server last. */
  static Grid find() {
    HazelcastInstance bean = Beans.find();
    if (bean != null) {
      return new Grid(bean, false);
    }
    HazelcastInstance started = OwnConfig.start();
    if (started != null) {
      return new Grid(started, true);
    }
    HazelcastInstance server = ofServer();
    if (server != null) {
      return new Grid(server, false);
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

  HazelcastEngine engine(String application, Function<String, @Nullable String> settings) {
    try {
      return new HazelcastEngine(
          hazelcast, application, settings, Timing.DEFAULT, ours ? hazelcast::shutdown : () -> {});
    } catch (RuntimeException e) {
      end();
      throw e instanceof HazelcastException
          ? new IllegalStateException("The Hazelcast grid refused: " + e.getMessage(), e)
          : e;
    }
  }

  private void end() {
    if (ours) {
      hazelcast.shutdown();
    }
  }
}
