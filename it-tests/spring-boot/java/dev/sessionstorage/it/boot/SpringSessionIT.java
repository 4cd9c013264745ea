// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;

/** Spring Session puts sessions of its own in the place of the container's. */
class SpringSessionIT {

  @EnableSpringHttpSession
  static class Sessions {
    @Bean
    MapSessionRepository repository() {
      return new MapSessionRepository(new ConcurrentHashMap<>());
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {TomcatBootIT.Server.class, JettyBootIT.Server.class})
  void storageFollowsTheSessionThatTheApplicationSees(Class<?> server) {
    try (Started shop = Started.with(List.of(ShopApplication.class, Sessions.class, server))) {
      Browser browser = shop.browser();
      assertThat(browser.get("/visit")).isEqualTo("1");
      assertThat(browser.get("/visit")).isEqualTo("2");
      String id = browser.get("/id");
      assertThat(shop.browser().get("/visits-of?id=" + id)).isEqualTo("2");

      browser.get("/logout");

      assertThat(browser.get("/visits")).isEqualTo("null");
      assertThat(browser.get("/id")).isNotEqualTo(id);
    }
  }
}
