// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples in README and docs are those that the build compiles. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String BOOT = "it-tests/spring-boot/java/dev/sessionstorage/it/boot";
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\((?!http|#)([^)#]+)(#[^)]*)?\\)");

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
          .filter(page -> page.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_java_example_is_compiled(Path page) throws IOException {
    String compiled = squeeze(sources() + onServers());

    assertThat(EXAMPLE.matcher(Files.readString(page)).results())
        .allSatisfy(
            example ->
                assertThat(compiled)
                    .contains(squeeze(example.group(1).replaceAll("import .*;", ""))));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_within_the_repository_leads_somewhere(Path page) throws IOException {
    assertThat(LINK.matcher(Files.readString(page)).results())
        .allSatisfy(link -> assertThat(page.resolveSibling(link.group(1))).exists());
  }

  @Test
  void the_readme_has_examples() throws IOException {
    assertThat(EXAMPLE.matcher(Files.readString(ROOT.resolve("README.md"))).results())
        .hasSizeGreaterThanOrEqualTo(3);
  }

  /** What is compiled here, and what needs Spring Boot. */
  private static String sources() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String folder : List.of("src/test/java/dev/sessionstorage/examples", BOOT)) {
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          text.append(Files.readString(file));
        }
      }
    }
    return text.toString();
  }

  /** An example that the scenarios deploy on each server. */
  private static String onServers() throws IOException {
    String extras = "it-tests/scenarios/src/main/java/dev/sessionstorage/it/extra/";
    return Files.readString(ROOT.resolve(extras + "GuardedSessions.java"));
  }

  /** The same code whatever its line breaks. */
  private static String squeeze(String code) {
    return code.replaceAll("\\s+", "");
  }
}
