// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof;

import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

/** The heap after full collections. */
final class Heap {
  private static final int COLLECTIONS = 5;

  private Heap() {}

  /** Bytes that are really in use. */
  static long used() {
    return LongStream.generate(Heap::usedAfterCollection).limit(COLLECTIONS).min().orElseThrow();
  }

  private static long usedAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
