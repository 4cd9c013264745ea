// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What editors complete is what the documentation promises and the starter passes on. */
class ConfigurationMetadataTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(sessionstorage\\.[a-z.-]+)` \\| (?:`([^`|]*)`)?");

  private static JsonNode metadata() throws IOException {
    try (InputStream json =
        SessionStorageProperties.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      return new ObjectMapper().readTree(json);
    }
  }

  /** Names and defaults; none where the default is no fixed text. */
  private static Map<String, String> documented() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    for (String page : new String[] {"README.md", "docs/cluster.md"}) {
      Matcher row = ROW.matcher(Files.readString(Path.of("..", page)));
      while (row.find()) {
        settings.put(row.group(1), row.group(2) == null ? "" : row.group(2));
      }
    }
    return settings;
  }

  @Test
  void namesAndDefaultsAreThoseOfTheDocumentation() throws IOException {
    Map<String, String> completed = new TreeMap<>();
    for (JsonNode property : metadata().get("properties")) {
      completed.put(property.get("name").asText(), property.path("defaultValue").asText(""));
    }

    assertThat(completed).hasSizeGreaterThan(5).isEqualTo(documented());
  }

  @Test
  void everyPropertyIsDescribedAndPassedOn() throws IOException {
    SessionStorageProperties all =
        new SessionStorageProperties("1", "2", "3", "4", "5", "6", "7", "8", "9");
    for (JsonNode property : metadata().get("properties")) {
      String name = property.get("name").asText();

      assertThat(property.path("description").asText()).as(name).endsWith(".");
      assertThat(all.text(name)).as(name).isNotNull();
    }
    assertThat(SessionStorageProperties.class.getRecordComponents())
        .hasSameSizeAs(documented().entrySet());
  }

  @Test
  void hintsListTheValuesThatTheLibraryTakes() throws IOException {
    Map<String, Integer> hints = new TreeMap<>();
    for (JsonNode hint : metadata().get("hints")) {
      hints.put(hint.get("name").asText(), hint.get("values").size());
    }

    assertThat(hints.keySet())
        .isEqualTo(
            new TreeSet<>(
                Arrays.asList(
                    "sessionstorage.cluster",
                    "sessionstorage.create-session",
                    "sessionstorage.keep-alive")));
    assertThat(hints.values()).containsOnly(2);
  }
}
