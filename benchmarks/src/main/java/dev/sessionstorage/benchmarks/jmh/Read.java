// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.jmh;

import dev.sessionstorage.benchmarks.peers.JettyPeer;
import dev.sessionstorage.benchmarks.peers.Keys;
import dev.sessionstorage.benchmarks.peers.LimitPeer;
import dev.sessionstorage.benchmarks.peers.ShiroPeer;
import dev.sessionstorage.benchmarks.peers.SpringPeer;
import dev.sessionstorage.benchmarks.peers.StoragePeer;
import dev.sessionstorage.benchmarks.peers.TomcatPeer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * Reads a value through a reference that the program holds; Spring has to find the session first.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Read {

  @Benchmark
  public Object sessionStorage(StoragePeer peer, Keys keys) {
    return peer.read(keys.next());
  }

  @Benchmark
  public Object jetty(JettyPeer peer, Keys keys) {
    return peer.read(keys.next());
  }

  @Benchmark
  public Object tomcat(TomcatPeer peer, Keys keys) {
    return peer.read(keys.next());
  }

  @Benchmark
  public Object shiro(ShiroPeer peer, Keys keys) {
    return peer.read(keys.next());
  }

  @Benchmark
  public Object spring(SpringPeer peer, Keys keys) {
    return peer.read(keys.next());
  }

  @Benchmark
  public Object limit(LimitPeer peer, Keys keys) {
    return peer.read(keys.next());
  }
}
