// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.jmh;

import dev.sessionstorage.benchmarks.peers.Keys;
import dev.sessionstorage.benchmarks.peers.LimitPeer;
import dev.sessionstorage.benchmarks.peers.StoragePeer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Writes two of ten values in one block; no other thread wants to. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PutTwo {

  @Benchmark
  public void sessionStorage(StoragePeer peer, Keys keys) {
    peer.putTwo(keys.next(), keys.next(), keys.nextValue());
  }

  @Benchmark
  public void limit(LimitPeer peer, Keys keys) {
    peer.putTwo(keys.next(), keys.next(), keys.nextValue());
  }
}
