// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tck;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of a folder of classes and writes the outcome of each into a file, a line a test.
 * {@code Run <classes> <file> [<pattern of class names>]}
 */
public final class Run {
  private Run() {}

  public static void main(String[] arguments) throws IOException {
    String classes = arguments.length > 2 ? arguments[2] : ".*";
    Outcomes outcomes = new Outcomes();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(Path.of(arguments[0]))))
                .filters(includeClassNamePatterns(classes))
                .configurationParameter("junit.jupiter.execution.timeout.default", "3 m")
                .build(),
            outcomes);
    Files.write(Path.of(arguments[1]), outcomes.lines());
    System.exit(0); // servers and tests leave threads behind
  }
}
