// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.SessionStorage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What an application of Spring Boot gets from the starter, on one kind of web server. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class BootScenarios {
  private final Class<?> server;
  private Started shop;

  BootScenarios(Class<?> server) {
    this.server = server;
  }

  @BeforeAll
  void start() {
    shop = start("sessionstorage.lock-timeout=5s");
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  final Started start(String... properties) {
    return Started.with(List.of(ShopApplication.class, server), properties);
  }

  @Test
  void requestsOfOneSessionShareItsStorage() {
    Browser browser = shop.browser();

    assertThat(List.of(browser.get("/visit"), browser.get("/visit"), browser.get("/visits")))
        .containsExactly("1", "2", "2");
    assertThat(shop.browser().get("/visits")).isEqualTo("null");
  }

  @Test
  void parallelRequestsOfOneSessionLoseNothing() {
    Browser browser = shop.browser();
    browser.get("/visit");

    IntStream.range(0, 200)
        .mapToObj(i -> CompletableFuture.supplyAsync(() -> browser.get("/visit")))
        .toList()
        .forEach(CompletableFuture::join);

    assertThat(browser.get("/visits")).isEqualTo("201");
  }

  @Test
  void anotherSessionIsReachedByItsId() {
    Browser ann = shop.browser();
    ann.get("/visit");
    String id = ann.get("/id");

    Browser ben = shop.browser();
    assertThat(ben.get("/visits-of?id=" + id)).isEqualTo("1");
    ben.get("/put?text=hello&id=" + id);

    assertThat(ann.get("/text")).isEqualTo("hello");
  }

  @Test
  void storageEndsWithItsHttpSession() {
    Browser browser = shop.browser();
    browser.get("/visit");
    String id = browser.get("/id");

    browser.get("/logout");

    assertThat(browser.get("/visits-of?id=" + id)).isEqualTo("gone");
    assertThat(browser.get("/visits")).isEqualTo("null");
  }

  @Test
  void libraryIsThereOnceBeforeAllFilters() {
    assertThat(shop.browser().get("/filters?filter")).isEqualTo("0 true true");
  }

  @Test
  void requestThatDoesNotAskGetsNoHttpSession() {
    assertThat(shop.browser().get("/has-session")).isEqualTo("false");
  }

  @Test
  void eventsOfTheLibraryAreSpringEvents() {
    Browser browser = shop.browser();
    String id = browser.get("/id");
    browser.get("/visit");
    browser.get("/logout");

    assertThat(shop.bean(Heard.class).events())
        .containsSubsequence("opened " + id, "changed " + id + " [visits]", "closed " + id);
  }

  @Test
  void whatAListenerThrowsDoesNotReachTheWriter() {
    Browser browser = shop.browser();
    String id = browser.get("/id");

    assertThat(browser.get("/put?text=hello&id=" + id)).isEqualTo("hello");
    assertThat(shop.bean(Heard.class).events()).contains("changed " + id + " [text]");
  }

  @Test
  void currentStorageOutsideASessionIsAClearError() {
    SessionStorage sessions = shop.bean(SessionStorage.class);

    assertThatThrownBy(sessions::current)
        .isInstanceOf(NoCurrentSessionException.class)
        .hasMessageContaining("no current session");
  }

  @Test
  void contextsInOneProgramHaveStoragesOfTheirOwn() {
    try (Started other = start("server.servlet.context-path=/other")) {
      Browser browser = other.browser();
      assertThat(browser.get("/visit")).isEqualTo("1");
      String id = browser.get("/id");

      assertThat(browser.get("/visits-of?id=" + id)).isEqualTo("1");
      assertThat(shop.browser().get("/visits-of?id=" + id)).isEqualTo("gone");
    }
    assertThat(shop.browser().get("/visit")).isEqualTo("1");
  }

  @Test
  void settingsMayBeWrittenAsBootAllowsIt() {
    try (Started always = start("sessionstorage.createSession=always")) {
      assertThat(always.browser().get("/has-session")).isEqualTo("true");
    }
  }
}
