// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.stores;

import java.nio.file.Path;
import org.apache.catalina.session.FileStore;
import org.apache.catalina.session.PersistentManager;

/** Tomcat's manager for files and databases. */
class TomcatPersistentIT implements StoreScenarios {

  @Override
  public Member member(Path store) throws Exception {
    FileStore files = new FileStore();
    files.setDirectory(store.toString());
    PersistentManager manager = new PersistentManager();
    manager.setStore(files);
    manager.setMaxIdleBackup(0);
    return new TomcatMember(manager);
  }
}
