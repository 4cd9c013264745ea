// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import dev.sessionstorage.SessionStorageException;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Output;
import dev.sessionstorage.value.StorageEncoding;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;

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
          BigDecimal.class,
          Character.class,
          TimeUnit.class,
          ZonedDateTime.class,
          int[].class,
          Set.class,
          Anything.class);

  /** A record that any object may be. */
  record Anything(Object a, Optional<String> b, List<Long> c) {}

  @FuzzTest
  void bytes_are_values_that_can_be_stored_and_read_or_are_refused(byte[] bytes) throws Exception {
    decodedOrNull(bytes);
    decodedOrNull(withChecksum(bytes));
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

  /** The message names the type; of an array or a record the part that does not fit. */
  private static void readAs(SharedObject object, String name, Class<?> type) {
    try {
      object.get(name, type);
    } catch (UnsupportedValueException e) {
      assertThat(e.getMessage()).contains(type.isArray() || type.isRecord() ? " " : type.getName());
    }
  }

  /** The fuzzer's bytes as the values of a sound frame. */
  private static byte[] withHeader(byte[] body) {
    Output values = new Output();
    values.bytes(body);
    return Frame.EMPTY.with(Frame.CRITICAL + 1, values).toBytes();
  }

  /** Sections of any kind behind a header and before a checksum that fits. */
  private static byte[] withChecksum(byte[] sections) {
    ByteBuffer frame = ByteBuffer.allocate(3 + sections.length + Integer.BYTES);
    frame.put((byte) 'S').put((byte) 'S').put((byte) 1).put(sections);
    CRC32C checksum = new CRC32C();
    checksum.update(frame.array(), 0, frame.position());
    return frame.putInt((int) checksum.getValue()).array();
  }
}
