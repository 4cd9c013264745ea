// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.war;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.boot.Browser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same application as a WAR on a Tomcat, which runs the initializer of the library's jar too:
 * before or after that of Spring.
 */
class WarIT {
  @TempDir Path folder;

  @Test
  void applicationRunsAsAWarWithItsSettings() throws IOException {
    Path war = folder.resolve("war");
    War.make(war, "sessionstorage:\n  create-session: always\n");

    try (TomcatProcess tomcat = new TomcatProcess(folder, war, "/shop")) {
      String started = tomcat.started();
      assertThat(started).as(tomcat.output()).startsWith("STARTED");
      String root = "http://127.0.0.1:" + started.replaceAll(".*port=", "") + "/shop";
      Browser ann = new Browser(root);
      Browser ben = new Browser(root);

      assertThat(ann.get("/has-session")).isEqualTo("true");
      assertThat(ann.get("/visit")).isEqualTo("1");
      assertThat(ann.get("/visit")).isEqualTo("2");
      assertThat(ben.get("/visits-of?id=" + ann.get("/id"))).isEqualTo("2");
      assertThat(ben.get("/filters?filter")).isEqualTo("0 true true");
    }
  }

  @Test
  void badSettingStopsTheDeploymentAndIsNamed() throws IOException {
    Path war = folder.resolve("war");
    War.make(war, "sessionstorage:\n  lock-timeout: soon\n");

    try (TomcatProcess tomcat = new TomcatProcess(folder, war, "/shop")) {
      String started = tomcat.started();

      assertThat(started).doesNotStartWith("STARTED");
      assertThat(tomcat.output())
          .contains("APPLICATION FAILED TO START", "'sessionstorage.lock-timeout'", "'soon'");
    }
  }
}
