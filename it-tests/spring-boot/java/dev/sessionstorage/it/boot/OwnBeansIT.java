// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.Current;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.servlet.SessionStorages;
import jakarta.servlet.ServletContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Beans of the application go before those of the starter, or live beside them. */
class OwnBeansIT {

  private static Started shopWith(Class<?> configuration) {
    return Started.with(List.of(ShopApplication.class, TomcatBootIT.Server.class, configuration));
  }

  @Test
  void sharedObjectOfTheApplicationIsNotTakenForTheCurrentStorage() {
    try (Started shop = shopWith(Prices.class)) {
      assertThat(shop.bean(Prices.class).injected.get("bread")).isEqualTo(3L);
      assertThat(shop.browser().get("/visit")).isEqualTo("1");
    }
  }

  static class Prices {
    @Autowired @Lazy SharedObject injected;

    @Bean
    SharedObject prices() {
      return SharedObject.of("bread", 3);
    }
  }

  @Test
  void sessionStorageOfTheApplicationTakesThePlaceOfTheStarters() {
    try (Started shop = shopWith(OwnSessions.class)) {
      assertThat(shop.context().getBeanNamesForType(SessionStorage.class)).containsExactly("own");
      assertThat(shop.browser().get("/visit")).isEqualTo("1");
    }
  }

  static class OwnSessions {
    @Bean
    @Lazy
    SessionStorage own(ServletContext context) {
      return SessionStorages.of(context);
    }
  }

  @Test
  void currentStorageOfTheApplicationTakesThePlaceOfTheStarters() {
    try (Started shop = shopWith(OwnCurrent.class)) {
      assertThat(shop.browser().get("/visit")).isEqualTo("101");
    }
  }

  static class OwnCurrent {
    @Bean
    @Current
    SharedObject everybodys() {
      return SharedObject.of("visits", 100);
    }
  }
}
