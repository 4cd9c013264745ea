// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.stores;

import java.nio.file.Path;
import org.apache.catalina.session.StandardManager;

/** Tomcat's default manager, with a file that it writes when it stops. */
class TomcatStandardIT implements StoreScenarios {

  @Override
  public Member member(Path store) throws Exception {
    StandardManager manager = new StandardManager();
    manager.setPathname(store.resolve("sessions").toString());
    return new TomcatMember(manager);
  }
}
