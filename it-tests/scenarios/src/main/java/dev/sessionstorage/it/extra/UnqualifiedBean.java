// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.SharedObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Does not say whose storage it wants. */
@ApplicationScoped
public class UnqualifiedBean {
  @Inject SharedObject storage;
}
