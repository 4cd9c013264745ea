// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.Current;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.it.War;
import dev.sessionstorage.it.arquillian.Archives;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs inside the application, in a request of the test runner. */
@ExtendWith(ArquillianExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArquillianInContainerIT {
  @Inject SessionStorage sessions;
  @Inject @Current SharedObject storage;

  @Deployment
  static WebArchive inside() {
    return Archives.of("inside", War.withWeld());
  }

  @Test
  void the_request_has_a_session_of_its_own() {
    assertThat(sessions.info(sessions.id()))
        .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(SessionKind.WEB));
  }

  @Test
  void the_injected_storage_is_that_of_the_current_session() {
    storage.use(it -> it.put("n", 1));

    assertThat(sessions.current().get("n")).isEqualTo(1L);
    assertThat(sessions.of(sessions.id()).orElseThrow().get("n")).isEqualTo(1L);
  }

  @Test
  void the_library_was_loaded_by_the_application() {
    assertThat(SessionStorage.class.getClassLoader()).isSameAs(getClass().getClassLoader());
  }
}
