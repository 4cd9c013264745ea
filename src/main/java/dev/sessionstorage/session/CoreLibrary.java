// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.shared.DeepCopy;
import dev.sessionstorage.spi.CoreProvider;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is behind the static factories of the API. */
public final class CoreLibrary implements CoreProvider {

  /** For the service loader. */
  public CoreLibrary() {}

  @Override
  public SharedObject newObject(Map<String, ? extends @Nullable Object> values) {
    return DeepCopy.of(values);
  }

  @Override
  public SharedObject newObject(Record values) {
    return DeepCopy.of(values);
  }

  @Override
  public SharedCollection newCollection(Collection<? extends @Nullable Object> elements) {
    return DeepCopy.of(elements);
  }

  @Override
  public SessionStorage standalone() {
    return Standalone.SESSIONS;
  }

  /** Made when it is first asked for. */
  private static final class Standalone {
    static final SessionManager SESSIONS = create();

    private static SessionManager create() {
      SessionManager sessions =
          SessionManager.create(
              "standalone", System::getProperty, CoreLibrary.class.getClassLoader());
      sessions.openForAllThreads();
      return sessions;
    }
  }
}
