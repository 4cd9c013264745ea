// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Bytes that were made to do harm. */
class HostileBytesTest {

  /** A megabyte once took 395: room for each list was made before its elements were there. */
  @Test
  void lists_that_promise_more_than_there_is_cost_little_memory() {
    Output out = new Output();
    for (int depth = 0; depth < 99; depth++) {
      out.octet(61);
      out.number(-1_000_000); // 1,999,999 as a length
    }
    out.bytes(new byte[2_000_000]);
    byte[] bytes = Frame.EMPTY.with(Frame.CRITICAL + 1, out).toBytes();
    long before = allocated();

    assertThatThrownBy(() -> StorageEncoding.decode(bytes)).isInstanceOf(IOException.class);

    assertThat(allocated() - before).isLessThan(4L * bytes.length);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
