// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Client;
import dev.sessionstorage.it.SettledFiles;
import java.nio.file.Path;
import org.eclipse.jetty.session.DefaultSessionCacheFactory;
import org.junit.jupiter.api.Test;

/** Jetty that writes a session without new attributes every ten minutes only. */
class JettyStoreIT implements StoreScenarios {

  @Override
  public Member member(Path store) {
    return new JettyMember(store, 600, new DefaultSessionCacheFactory());
  }

  @Test
  void a_request_that_changes_nothing_writes_no_file() throws Exception {
    Path store = StoreScenarios.store();
    Client browser = StoreScenarios.browser();
    try (Member member = member(store).start()) {
      member.seenBy(browser).get("count");
      member.seenBy(browser).get("count");
      Object before = SettledFiles.of(store);
      member.seenBy(browser).get("all");
      member.seenBy(browser).get("nothing");
      assertThat(SettledFiles.of(store)).isEqualTo(before);
    }
  }
}
