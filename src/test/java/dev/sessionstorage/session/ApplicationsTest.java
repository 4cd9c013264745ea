// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.shared.Settings;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplicationsTest {
  private final SessionManager sessions = new SessionManager(Settings.DEFAULT);

  @SuppressWarnings("UnusedVariable") // the application keeps it
  private Object place;

  @AfterEach
  void stop() {
    Applications.stopped(sessions);
    sessions.close();
  }

  @Test
  void an_embedded_application_without_a_class_loader_of_its_own_is_found() {
    place = Applications.started(sessions, null, "context");

    assertThat(Applications.find()).isSameAs(sessions);
  }

  @Test
  void who_waits_for_the_application_of_its_class_loader_gets_it_when_it_starts() {
    List<Object> given = new ArrayList<>();
    Applications.whenStarted((manager, context) -> given.addAll(List.of(manager, context)));
    assertThat(given).isEmpty();

    place =
        Applications.started(sessions, Thread.currentThread().getContextClassLoader(), "context");

    assertThat(given).containsExactly(sessions, "context");
  }

  @Test
  void who_waits_for_an_application_that_runs_gets_it_at_once() {
    place = Applications.started(sessions, null, "context");
    List<Object> given = new ArrayList<>();

    Applications.whenStarted((manager, context) -> given.addAll(List.of(manager, context)));

    assertThat(given).containsExactly(sessions, "context");
  }

  @Test
  void an_application_whose_deployment_failed_is_not_kept() {
    List<WeakReference<Object>> left = new ArrayList<>();
    startAndForget(left);

    await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(left).extracting(WeakReference::get).containsOnlyNulls();
            });
    assertThat(Applications.find()).isNull();
  }

  /** In a frame of its own, so that no local variable keeps anything. */
  private static void startAndForget(List<WeakReference<Object>> left) {
    SessionManager failed = new SessionManager(Settings.DEFAULT);
    Object context = new Object();
    left.add(new WeakReference<>(failed));
    left.add(new WeakReference<>(context));
    Object unused = Applications.started(failed, null, context);
  }
}
