// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SharedObject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordShapeTest {

  /** Loads {@link Reloaded} anew, as a redeployed application does. */
  private static final class Application extends ClassLoader {
    Application() {
      super(RecordShapeTest.class.getClassLoader());
    }

    Class<? extends Record> load() throws IOException {
      String file = Reloaded.class.getName().replace('.', '/') + ".class";
      try (InputStream in = getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(Reloaded.class.getName(), bytes, 0, bytes.length)
            .asSubclass(Record.class);
      }
    }
  }

  @Test
  void the_class_of_a_record_can_be_unloaded() throws Exception {
    WeakReference<Class<?>> type = used();

    await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(type.get()).isNull();
            });
  }

  private static WeakReference<Class<?>> used() throws Exception {
    Class<? extends Record> type = new Application().load();
    Record written = type.getConstructor(String.class, int.class).newInstance("x", 1);

    Record read = SharedObject.copyOf(written).as(type);

    assertThat((Object) read.getClass()).isSameAs(type); // equals itself keeps the class, on JDK 17
    return new WeakReference<>(type);
  }
}
