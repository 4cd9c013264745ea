// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** What all scenarios have: an application that was deployed somewhere. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public interface Scenarios {

  /** The address of the application, with a slash at its end. */
  URI base();

  /** A new browser. */
  default Client newClient() {
    return Client.of(base());
  }
}
