// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Bytes that were made to do harm. */
class HostileBytesTest {

  /** A megabyte took 395: room for each list was made before its elements were there. */
  @Test
  void lists_that_promise_more_than_there_is_cost_little_memory() {
    ByteBuffer body = ByteBuffer.allocate(1_000_000);
    body.put((byte) 'O').putInt(1).put((byte) 'S').putInt(1).put((byte) 'x');
    for (int depth = 0; depth < 99; depth++) {
      body.put((byte) 'A').putInt(body.remaining() - Integer.BYTES);
    }
    byte[] bytes = withHeader(body.array());
    long before = allocated();

    assertThatThrownBy(() -> StorageEncoding.decode(bytes)).isInstanceOf(IOException.class);

    assertThat(allocated() - before).isLessThan(20L * bytes.length);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static byte[] withHeader(byte[] body) {
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return ByteBuffer.allocate(1 + Long.BYTES + body.length)
        .put((byte) 1)
        .putLong(checksum.getValue())
        .put(body)
        .array();
  }
}
