// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The tables of servers name what the suite runs: the versions and the modules of the build. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerTableTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern ROW = Pattern.compile("^\\|([^|]+)\\|([^|]+)\\|", Pattern.MULTILINE);
  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\w+){2,}");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  /** They run no server of their own. */
  private static final List<String> NO_SERVERS = List.of("scenarios", "browser", "drop-in");

  @Test
  void the_readme_names_the_versions_of_the_build() throws IOException {
    String build = read("pom.xml");

    assertThat(ROW.matcher(section("README.md", "## Servers")).results().skip(2))
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(VERSION.matcher(row.group(2)).results())
                    .as(row.group())
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(build).contains(">" + it.group() + "<")));
  }

  @Test
  void the_page_of_servers_names_the_versions_of_the_readme() throws IOException {
    String page = section("docs/servers.md", "## What was tested");

    assertThat(ROW.matcher(section("README.md", "## Servers")).results().skip(2))
        .allSatisfy(
            row ->
                assertThat(VERSION.matcher(row.group(2)).results())
                    .allSatisfy(it -> assertThat(page).contains(it.group())));
  }

  @Test
  void the_page_of_servers_names_every_module_that_runs_one() throws IOException {
    String page = section("docs/servers.md", "## What was tested");

    assertThat(MODULE.matcher(read("it-tests/pom.xml")).results().map(it -> it.group(1)))
        .filteredOn(module -> !NO_SERVERS.contains(module))
        .isNotEmpty()
        .allSatisfy(module -> assertThat(page).contains("`" + module + "`"));
  }

  private static String section(String page, String title) throws IOException {
    String text = read(page);
    int begin = text.indexOf(title + "\n");
    assertThat(begin).as(title).isNotNegative();
    int end = text.indexOf("\n## ", begin + title.length());
    return text.substring(begin, end < 0 ? text.length() : end);
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }
}
