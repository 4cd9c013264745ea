// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import org.springframework.boot.web.embedded.undertow.UndertowServletWebServerFactory;
import org.springframework.context.annotation.Bean;

class UndertowBootIT extends BootScenarios {

  UndertowBootIT() {
    super(Server.class);
  }

  static class Server {
    @Bean
    UndertowServletWebServerFactory server() {
      return new UndertowServletWebServerFactory();
    }
  }
}
