// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.jmh;

import dev.sessionstorage.benchmarks.peers.JettyPeer;
import dev.sessionstorage.benchmarks.peers.LimitPeer;
import dev.sessionstorage.benchmarks.peers.ShiroPeer;
import dev.sessionstorage.benchmarks.peers.SpringPeer;
import dev.sessionstorage.benchmarks.peers.StoragePeer;
import dev.sessionstorage.benchmarks.peers.VaadinPeer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Counts in one session with several threads. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Counter {

  @Benchmark
  public long sessionStorage(StoragePeer peer) {
    return peer.count();
  }

  @Benchmark
  public long shiro(ShiroPeer peer) {
    return peer.count();
  }

  @Benchmark
  public long spring(SpringPeer peer) {
    return peer.count();
  }

  @Benchmark
  public long vaadin(VaadinPeer peer) {
    return peer.count();
  }

  @Benchmark
  public long synchronizedJetty(JettyPeer peer) {
    return peer.count();
  }

  @Benchmark
  public long limit(LimitPeer peer) {
    return peer.count();
  }
}
