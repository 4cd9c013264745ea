// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.StorageLimitException;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.UnsupportedValueException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A problem")
class ProblemsTest {
  private static final Logger LOG = Logger.getLogger(Problems.class.getName());

  @BeforeAll
  static void quiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void loud() {
    LOG.setLevel(null);
  }

  @Test
  @DisplayName("of our own is told as it is")
  void keepsProblems() {
    Problem problem = new Problem(418, "Tea only.");
    assertThat(Problems.of(problem)).isSameAs(problem);
  }

  @ParameterizedTest
  @MethodSource("storageErrors")
  @DisplayName("of the library has a status of its own")
  void mapsStorageErrors(RuntimeException cause, int status) {
    assertThat(Problems.of(cause).status()).isEqualTo(status);
  }

  static Stream<Arguments> storageErrors() {
    return Stream.of(
        Arguments.of(new SessionClosedException("internal"), 410),
        Arguments.of(new NoCurrentSessionException("internal"), 401),
        Arguments.of(new StorageLimitException("internal"), 413),
        Arguments.of(new StorageUnavailableException("internal"), 503),
        Arguments.of(new UnsupportedValueException("internal"), 409));
  }

  @Test
  @DisplayName("that nobody foresaw keeps its message to itself")
  void hidesUnexpectedMessages() {
    Problem problem = Problems.of(new IllegalStateException("secret"));
    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.detail()).doesNotContain("secret").contains("log");
  }
}
