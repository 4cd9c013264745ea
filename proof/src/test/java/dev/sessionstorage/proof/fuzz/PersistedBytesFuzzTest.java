// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import dev.sessionstorage.SessionStorageException;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import dev.sessionstorage.value.StorageEncoding;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.zip.CRC32;

/** Bytes from a session store of the container, which somebody may have changed. */
class PersistedBytesFuzzTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final long FREE = 100_000;

  private static final List<Class<?>> TYPES =
      List.of(
          String.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class);

  @FuzzTest
  void bytes_are_values_that_can_be_stored_and_read_or_are_refused(byte[] bytes) throws Exception {
    decodedOrNull(bytes);
    Map<String, Object> values = decodedOrNull(withHeader(bytes));
    if (values != null) {
      byte[] again = StorageEncoding.encode(values);
      assertThat(StorageEncoding.encode(StorageEncoding.decode(again))).isEqualTo(again);
      restore(values);
    }
  }

  /** What costs much more memory than it has bytes would end the server. */
  private static Map<String, Object> decodedOrNull(byte[] bytes) {
    long limit = FREE + 200L * bytes.length;
    assertThat(LongStream.generate(() -> cost(bytes)).limit(3).anyMatch(cost -> cost < limit))
        .as("a few bytes cost little; the first time also loads classes")
        .isTrue();
    try {
      return StorageEncoding.decode(bytes);
    } catch (IOException e) {
      return null;
    }
  }

  private static long cost(byte[] bytes) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      StorageEncoding.decode(bytes);
    } catch (IOException e) {
      // refused
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void restore(Map<String, Object> values) {
    SharedObject object = SharedObject.of();
    try {
      object.use(editor -> editor.putAll(values));
    } catch (SessionStorageException e) {
      assertThat(object.size()).isZero();
      return;
    }
    assertThat(StorageEncoding.encode(object.toMap())).isEqualTo(StorageEncoding.encode(values));
    values.keySet().forEach(name -> TYPES.forEach(type -> readAs(object, name, type)));
  }

  private static void readAs(SharedObject object, String name, Class<?> type) {
    try {
      object.get(name, type);
    } catch (UnsupportedValueException e) {
      assertThat(e).hasMessageContaining(type.getName());
    }
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
