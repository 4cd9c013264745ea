// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.Current;
import dev.sessionstorage.SharedObject;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.inject.Inject;
import java.io.Serializable;

/** A bean of a conversation, which passivates too. */
@ConversationScoped
public class Wizard implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SharedObject storage;

  /** For the container's proxy. */
  Wizard() {
    this(null);
  }

  /**
   * For CDI.
   *
   * @param storage by a constructor, as some prefer
   */
  @Inject
  public Wizard(@Current SharedObject storage) {
    this.storage = storage;
  }

  /** Counts. */
  public long step() {
    return storage.with(it -> it.increment("steps", 1));
  }
}
