// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.shared.Settings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An application where CDI and the framework that started the library both listen. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeveralListenersTest {
  private final SessionManager sessions = new SessionManager(Settings.DEFAULT);
  private final List<String> told = new ArrayList<>();

  @AfterEach
  void close() {
    sessions.removeListeners();
    sessions.close();
  }

  /** Notes what it is told. */
  private class Noting implements SessionListener {
    private final String name;

    Noting(String name) {
      this.name = name;
    }

    @Override
    public void opened(SessionInfo session) {
      note("opened");
    }

    @Override
    public void closed(SessionInfo session) {
      note("closed");
    }

    @Override
    public boolean observesChanges() {
      return true;
    }

    @Override
    public void changed(StorageChanged change) {
      note("changed");
    }

    void note(String what) {
      told.add(name + " " + what);
    }
  }

  private class First extends Noting {
    First(String name) {
      super(name);
    }
  }

  private final class Second extends Noting {
    Second(String name) {
      super(name);
    }
  }

  private final class Throwing extends Noting {
    Throwing(String name) {
      super(name);
    }

    @Override
    void note(String what) {
      super.note(what);
      throw new IllegalStateException("planned");
    }
  }

  private void useASession() {
    OpenedSession session = sessions.open("job");
    session.storage().use(editor -> editor.put("n", 1));
    session.close();
  }

  @Test
  void each_listener_is_told_of_everything() {
    sessions.addListener(new First("a"));
    sessions.addListener(new Second("b"));

    useASession();

    assertThat(told)
        .containsExactly("a opened", "b opened", "a changed", "b changed", "a closed", "b closed");
  }

  @Test
  void a_listener_that_throws_keeps_nothing_from_the_others() {
    sessions.addListener(new First("a"));
    sessions.addListener(new Throwing("b"));
    sessions.addListener(new Second("c"));

    useASession();

    assertThat(told)
        .containsExactly(
            "a opened",
            "b opened",
            "c opened",
            "a changed",
            "b changed",
            "c changed",
            "a closed",
            "b closed",
            "c closed");
  }

  @Test
  void a_listener_that_observes_no_changes_is_not_told_of_those_for_another_one() {
    sessions.addListener(
        new First("a") {
          @Override
          public boolean observesChanges() {
            return false;
          }
        });
    sessions.addListener(new Second("b"));

    useASession();

    assertThat(told).containsExactly("a opened", "b opened", "b changed", "a closed", "b closed");
  }

  @Test
  void a_container_that_starts_the_application_twice_is_told_once() {
    sessions.addListener(new First("a"));
    sessions.addListener(new Second("b"));
    sessions.addListener(new First("again"));

    sessions.open("job").close();

    assertThat(told).containsExactly("b opened", "again opened", "b closed", "again closed");
  }

  @Test
  void nobody_is_told_after_the_listeners_were_removed() {
    sessions.addListener(new First("a"));
    sessions.removeListeners();

    useASession();

    assertThat(told).isEmpty();
  }
}
