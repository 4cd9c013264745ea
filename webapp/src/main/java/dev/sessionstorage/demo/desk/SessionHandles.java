// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.demo.web.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * What pages call sessions by, since they must not see the ids. The key lives in the storage of the
 * application, so that all members have the same.
 */
@ApplicationScoped
public class SessionHandles {
  private static final String KEY = "handleKey";

  @Inject SessionStorage sessions;

  String handle(SessionId id) {
    return cipher().encrypt(id);
  }

  /** Gives the session's id, or null when the text cannot be a handle. */
  @Nullable SessionId id(String handle) {
    return cipher().decrypt(handle);
  }

  private HandleCipher cipher() {
    SharedObject guard = sessions.application().objectOrNew(Guard.NAME);
    byte[] key = guard.get(KEY, byte[].class);
    return new HandleCipher(key != null ? key : guard.with(SessionHandles::keyOrNew));
  }

  private static byte[] keyOrNew(ObjectEditor guard) {
    byte[] key = guard.getOrDefault(KEY, HandleCipher.newKey());
    guard.put(KEY, key);
    return key;
  }
}
