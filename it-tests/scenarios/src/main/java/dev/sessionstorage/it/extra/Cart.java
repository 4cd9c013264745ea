// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.Current;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;

/** A bean that the container writes to disk with its HTTP session. */
@SessionScoped
public class Cart implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject @Current SharedObject storage;
  @Inject SessionStorage sessions;

  private int calls;

  /** For CDI. */
  public Cart() {}

  /** Counts in the storage, and in itself. */
  public String add() {
    calls++;
    return storage.with(it -> it.increment("lines", 1)) + " " + calls;
  }

  /** The session. */
  public String id() {
    return sessions.id().toString();
  }
}
