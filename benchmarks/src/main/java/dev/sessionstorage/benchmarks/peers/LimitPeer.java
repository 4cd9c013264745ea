// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.peers;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a program could do at best with the JDK alone, without anything that a session is for. */
@State(Scope.Benchmark)
public class LimitPeer {
  private final Map<String, Object> concurrent = new ConcurrentHashMap<>();
  private final Map<String, Object> guarded = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private long counter;

  public LimitPeer() {
    for (String name : Keys.all()) {
      concurrent.put(name, "value of " + name);
      guarded.put(name, "value of " + name);
    }
  }

  public Object read(String name) {
    return concurrent.get(name);
  }

  public void put(String name, Object value) {
    lock.lock();
    try {
      guarded.put(name, value);
    } finally {
      lock.unlock();
    }
  }

  public void putTwo(String first, String second, Object value) {
    lock.lock();
    try {
      guarded.put(first, value);
      guarded.put(second, value);
    } finally {
      lock.unlock();
    }
  }

  public long count() {
    lock.lock();
    try {
      return ++counter;
    } finally {
      lock.unlock();
    }
  }
}
