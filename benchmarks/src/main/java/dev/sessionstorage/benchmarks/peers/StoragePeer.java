// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.servlet.SessionStorages;
import dev.sessionstorage.servlet.WebInitializer;
import dev.sessionstorage.session.Binding;
import dev.sessionstorage.session.SessionManager;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The library, in a real request on Jetty. */
@State(Scope.Benchmark)
public class StoragePeer {
  private final HeldRequest held = new HeldRequest(this::keepBinding);
  private JettyApplication jetty;
  private SessionManager sessions;
  private Binding binding;
  private SharedObject storage;

  @Setup
  public void start() throws Exception {
    jetty =
        new JettyApplication(
            held, context -> context.addServletContainerInitializer(new WebInitializer()));
    sessions = (SessionManager) SessionStorages.of(jetty.context().getServletContext());
    held.send(jetty.port());
    storage = binding.session().storage();
    for (String name : Keys.all()) {
      storage.use(values -> values.put(name, "value of " + name));
    }
    storage.use(values -> values.put("counter", 0L));
  }

  @TearDown
  public void stop() throws Exception {
    held.release();
    jetty.stop();
  }

  /** In the thread of the request: what the filter has bound to it. */
  private void keepBinding() {
    binding = sessions.bindings().bind(null);
    sessions.bindings().restore(binding);
  }

  /** Makes the request the one that a thread of the benchmark serves. */
  @State(Scope.Thread)
  public static class Bound {
    @Setup(Level.Iteration)
    public void bind(StoragePeer peer) {
      peer.sessions.bindings().restore(peer.binding);
    }
  }

  public Object read(String name) {
    return storage.get(name, String.class);
  }

  public Object readCurrent(String name) {
    return sessions.current().get(name, String.class);
  }

  public void put(String name, Object value) {
    storage.use(values -> values.put(name, value));
  }

  public void putTwo(String first, String second, Object value) {
    storage.use(
        values -> {
          values.put(first, value);
          values.put(second, value);
        });
  }

  public long count() {
    return storage.with(values -> values.increment("counter", 1));
  }
}
