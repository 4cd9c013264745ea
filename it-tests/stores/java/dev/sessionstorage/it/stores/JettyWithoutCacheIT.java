// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.stores;

import java.nio.file.Path;
import org.eclipse.jetty.session.NullSessionCacheFactory;

/** Jetty that reads each session anew for each request. */
class JettyWithoutCacheIT implements StoreScenarios {

  @Override
  public Member member(Path store) {
    return new JettyMember(store, 0, new NullSessionCacheFactory());
  }
}
