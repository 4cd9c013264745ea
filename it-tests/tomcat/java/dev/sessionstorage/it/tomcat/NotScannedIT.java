// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.NotScanned;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanFilter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * The library leaves the initializers of other jars alone, and its filter is first all the same.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NotScannedIT {

  @Test
  void the_initializer_of_a_jar_that_is_skipped_runs() throws Exception {
    Tomcat tomcat = new Tomcat();
    Path base = Files.createTempDirectory(Path.of("target"), "tomcat-").toAbsolutePath();
    Files.createDirectory(base.resolve("webapps"));
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Applications applications = new Applications();
    Context application = applications.create("/app", NotScanned.war().file());
    StandardJarScanFilter filter =
        (StandardJarScanFilter) application.getJarScanner().getJarScanFilter();
    filter.setPluggabilitySkip("other*.jar");
    try {
      tomcat.start();
      applications.start(application, tomcat.getHost());

      assertThat(application.getServletContext().getAttribute(NotScanned.ATTRIBUTE))
          .isEqualTo("has run");
      assertThat(application.findFilterMaps()[0].getFilterName()).startsWith("session_storage");
    } finally {
      tomcat.stop();
      tomcat.destroy();
    }
  }
}
