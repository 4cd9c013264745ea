// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.jmh;

import dev.sessionstorage.benchmarks.peers.JettyPeer;
import dev.sessionstorage.benchmarks.peers.Keys;
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

/** Writes one of ten values; no other thread wants to. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Put {

  @Benchmark
  public void sessionStorage(StoragePeer peer, Keys keys) {
    peer.put(keys.next(), keys.nextValue());
  }

  @Benchmark
  public void shiro(ShiroPeer peer, Keys keys) {
    peer.put(keys.next(), keys.nextValue());
  }

  @Benchmark
  public void spring(SpringPeer peer, Keys keys) {
    peer.put(keys.next(), keys.nextValue());
  }

  @Benchmark
  public void vaadin(VaadinPeer peer, Keys keys) {
    peer.put(keys.next(), keys.nextValue());
  }

  @Benchmark
  public void synchronizedJetty(JettyPeer peer, Keys keys) {
    peer.put(keys.next(), keys.nextValue());
  }

  @Benchmark
  public void limit(LimitPeer peer, Keys keys) {
    peer.put(keys.next(), keys.nextValue());
  }
}
